package org.niffler.dicom;

import org.aoju.bus.image.UID;

/** The names of SOP classes and transfer syntaxes, for people to read (PS3.6 A). */
public final class UidNames {

    private UidNames() {}

    /** The name that the standard gives a UID; the UID itself if it gives none, or did so lately. */
    public static String of(String uid) {
        String name = UID.nameOf(uid);
        return name == null ? uid : name;
    }
}
