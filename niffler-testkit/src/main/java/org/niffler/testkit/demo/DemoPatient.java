package org.niffler.testkit.demo;

import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;

/** Somebody who does not exist. */
record DemoPatient(String id, String name) {

    void isIn(Attributes object) {
        object.setString(Tag.PatientName, VR.PN, name);
    }
}
