package org.niffler.dicom.net;

import java.time.Duration;
import org.aoju.bus.image.metric.Association;

/** An association that we opened, and the socket underneath, which knows when anything came last. */
record OpenAssociation(Association association, AssociationOffer offer, LowLatencySocket transport) {

    boolean isUsable() {
        return association.isReadyForDataTransfer();
    }

    /** How long nothing has come, be it a response or a part of an instance. */
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - transport.lastRead());
    }
}
