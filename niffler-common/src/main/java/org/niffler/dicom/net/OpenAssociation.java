package org.niffler.dicom.net;

import java.io.IOException;
import java.time.Duration;
import org.aoju.bus.image.metric.Association;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An association that we opened, and the socket underneath, which knows when anything came last. */
record OpenAssociation(Association association, AssociationOffer offer, LowLatencySocket transport) {

    private static final Logger LOG = LoggerFactory.getLogger(OpenAssociation.class);

    boolean isUsable() {
        return association.isReadyForDataTransfer();
    }

    /** How long nothing has come, be it a response or a part of an instance. */
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - transport.lastRead());
    }

    /** How long nothing that we write has been taken. */
    Duration standstill() {
        return Duration.ofNanos(System.nanoTime() - transport.lastWritten());
    }

    /** Closes the connection under the association, and under TLS, which would wait for its turn to say so. */
    void hangUp() {
        try {
            transport.close();
        } catch (IOException e) {
            LOG.debug("{}: the connection could not be closed: {}", association, e.getMessage());
        }
    }
}
