package org.niffler.workflow.action;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.niffler.dicom.AeAddress;
import org.niffler.dicom.net.AssociationPool;
import org.niffler.dicom.net.DicomNode;
import org.niffler.dicom.net.UnreachableException;

/**
 * Sends DICOM files on by C-STORE (PS3.4 B), each as it is; one whose transfer syntax the destination does not take is sent
 * in another, if its pixel data is not compressed. All files go on one association, if it has room for what they are.
 *
 * <p>Hidden files and what is no DICOM file are passed over, and DICOMDIRs, which are no instances of a patient.
 */
public final class ForwardByCStore implements Forwarding {

    private final DicomNode node;

    /** @param node whose AE title is the calling one, and whose TLS and user identity are used; not closed here */
    public ForwardByCStore(DicomNode node) {
        this.node = node;
    }

    @Override
    public ActionEnd forward(AeAddress destination, Path folder, Duration timeout)
            throws IOException, InterruptedException {
        Deadline deadline = Deadline.in(timeout);
        ForwardedFiles files = ForwardedFiles.in(folder);
        if (files.isEmpty()) {
            return new ActionEnd.Failed(OptionalInt.empty(), "there is no DICOM file to send", "");
        }
        try (AssociationPool pool = new AssociationPool(node, destination, List.of(), 1)) {
            return new Delivery(pool, deadline, files).deliver();
        } catch (UnreachableException e) {
            return new ActionEnd.Failed(OptionalInt.empty(), e.getMessage(), "");
        }
    }
}
