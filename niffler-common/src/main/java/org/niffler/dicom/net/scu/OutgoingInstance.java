package org.niffler.dicom.net.scu;

import java.io.IOException;
import java.io.OutputStream;

/**
 * An instance to be sent.
 *
 * @param sopClassUid Affected SOP Class UID (0000,0002)
 * @param sopInstanceUid Affected SOP Instance UID (0000,1000)
 * @param transferSyntaxUid in which the data set is written
 * @param dataSet writes it
 */
public record OutgoingInstance(
        String sopClassUid, String sopInstanceUid, String transferSyntaxUid, EncodedDataSet dataSet) {

    /** Writes an encoded data set, without file meta information, part by part; may be asked to do so again. */
    @FunctionalInterface
    public interface EncodedDataSet {

        /** @throws IOException if it cannot be read, or what it is written to fails */
        void writeTo(OutputStream out) throws IOException;
    }
}
