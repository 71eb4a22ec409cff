package org.niffler.testkit.pacs;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aoju.bus.image.metric.ApplicationEntity;
import org.aoju.bus.image.metric.Association;
import org.aoju.bus.image.metric.Connection;
import org.aoju.bus.image.metric.internal.pdu.AAssociateRQ;
import org.aoju.bus.image.metric.internal.pdu.Presentation;

/** A C-MOVE destination: associations that propose each file's SOP class in the file's transfer syntax and no other. */
final class MoveTarget implements RetrieveTask.Target {

    /** Presentation context IDs are the odd numbers from 1 to 255 (PS3.8 9.3.2.2). */
    private static final int MAX_CONTEXTS = 128;

    private final ApplicationEntity pacs;
    private final TestPacs.Destination destination;
    private final Map<String, Integer> batchOf = new HashMap<>();
    private final List<List<StoredFile>> batches = new ArrayList<>();
    private Association open;
    private int openBatch = -1;

    MoveTarget(ApplicationEntity pacs, TestPacs.Destination destination, List<StoredFile> files) {
        this.pacs = pacs;
        this.destination = destination;
        for (StoredFile file : files) {
            batchOf.computeIfAbsent(contextOf(file), context -> addToBatch(file));
        }
    }

    private int addToBatch(StoredFile file) {
        if (batches.isEmpty() || batches.get(batches.size() - 1).size() == MAX_CONTEXTS) {
            batches.add(new ArrayList<>());
        }
        batches.get(batches.size() - 1).add(file);
        return batches.size() - 1;
    }

    private static String contextOf(StoredFile file) {
        return file.sopClassUid() + "|" + file.transferSyntaxUid();
    }

    @Override
    public Association associationFor(StoredFile file) throws IOException, InterruptedException {
        int batch = batchOf.get(contextOf(file));
        if (batch != openBatch || !open.isReadyForDataTransfer()) {
            close();
            open = connect(batches.get(batch));
            openBatch = batch;
        }
        return open.getTransferSyntaxesFor(file.sopClassUid()).contains(file.transferSyntaxUid()) ? open : null;
    }

    private Association connect(List<StoredFile> contexts) throws IOException, InterruptedException {
        AAssociateRQ request = new AAssociateRQ();
        request.setCallingAET(pacs.getAETitle());
        request.setCalledAET(destination.aet());
        for (int i = 0; i < contexts.size(); i++) {
            StoredFile file = contexts.get(i);
            request.addPresentationContext(new Presentation(2 * i + 1, file.sopClassUid(), file.transferSyntaxUid()));
        }
        try {
            return pacs.connect(
                    pacs.getConnections().get(0),
                    new Connection(null, destination.host(), destination.port()),
                    request);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        if (open == null || !open.isReadyForDataTransfer()) {
            return;
        }
        try {
            open.release();
            open.waitForSocketClose();
        } catch (IOException e) {
            open.abort();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
