package org.niffler.bench.service;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.aoju.bus.image.Device;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.metric.ApplicationEntity;
import org.aoju.bus.image.metric.Association;
import org.aoju.bus.image.metric.Connection;
import org.aoju.bus.image.metric.DimseRSP;
import org.aoju.bus.image.metric.internal.pdu.AAssociateRQ;
import org.aoju.bus.image.metric.internal.pdu.Presentation;
import org.niffler.bench.images.InstanceTemplate;
import org.niffler.bench.images.Replay;

/** Sends series from memory, an association for each, one instance after the other. May be used by several threads. */
final class Modality implements AutoCloseable {

    private static final int MOST_CONTEXTS = 128;

    private final String calledAet;
    private final int port;
    private final Device device = new Device("bench");
    private final Connection connection = new Connection();
    private final ApplicationEntity entity = new ApplicationEntity("MODALITY");
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();

    /** Is told of what happens to a series. */
    interface Watcher {

        /** May wait. */
        void beforeSending(int bytes) throws InterruptedException;

        /** @param status of the C-STORE response */
        void answered(int index, int bytes, int status);
    }

    Modality(String calledAet, int port) {
        this.calledAet = calledAet;
        this.port = port;
        device.setExecutor(threads);
        device.setScheduledExecutor(timers);
        device.addConnection(connection);
        device.addApplicationEntity(entity);
        entity.addConnection(connection);
        entity.setAssociationInitiator(true);
    }

    /** @throws IOException if the association is refused or breaks */
    void send(Replay.Series series, Watcher watcher) throws IOException, InterruptedException {
        Association association = connect(series);
        for (int i = 0; i < series.instances().size(); i++) {
            InstanceTemplate template = series.instances().get(i);
            String sopInstanceUid = series.uids(i).instance();
            InstanceTemplate.DataSetBytes dataSet = template.dataSet(series.uids(i));
            watcher.beforeSending(dataSet.length());
            DimseRSP response = association.cstore(
                    template.sopClassUid(),
                    sopInstanceUid,
                    0,
                    (out, transferSyntax) -> dataSet.writeTo(out),
                    template.transferSyntaxUid());
            response.next();
            watcher.answered(i, dataSet.length(), response.getCommand().getInt(Tag.Status, -1));
        }
        association.release();
        association.waitForSocketClose();
    }

    private Association connect(Replay.Series series) throws IOException, InterruptedException {
        AAssociateRQ request = new AAssociateRQ();
        request.setCallingAET(entity.getAETitle());
        request.setCalledAET(calledAet);
        for (InstanceTemplate template : series.instances()) {
            if (!request.containsPresentationContextFor(template.sopClassUid(), template.transferSyntaxUid())
                    && request.getNumberOfPresentationContexts() < MOST_CONTEXTS) {
                request.addPresentationContext(new Presentation(
                        2 * request.getNumberOfPresentationContexts() + 1,
                        template.sopClassUid(),
                        template.transferSyntaxUid()));
            }
        }
        try {
            return entity.connect(connection, new Connection(null, "127.0.0.1", port), request);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        timers.shutdownNow();
    }
}
