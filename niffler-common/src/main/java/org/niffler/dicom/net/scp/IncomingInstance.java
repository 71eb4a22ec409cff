package org.niffler.dicom.net.scp;

import java.io.InputStream;

/**
 * An instance on its way in: what the C-STORE request and the association say about it, and its data set as a stream.
 *
 * @param sopClassUid Affected SOP Class UID (0000,0002)
 * @param sopInstanceUid Affected SOP Instance UID (0000,1000)
 * @param transferSyntaxUid the one negotiated for the presentation context, in which the data set is encoded
 * @param callingAet who sends it; the peer that we called if it comes in answer to a C-GET
 * @param calledAet whom it takes us for
 * @param dataSet the encoded data set, readable once and only by the thread that was given it; {@code transferTo} is the
 *     fast way to copy it
 */
public record IncomingInstance(
        String sopClassUid,
        String sopInstanceUid,
        String transferSyntaxUid,
        String callingAet,
        String calledAet,
        InputStream dataSet) {}
