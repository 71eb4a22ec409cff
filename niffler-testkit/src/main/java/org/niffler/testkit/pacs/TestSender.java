package org.niffler.testkit.pacs;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;
import javax.net.SocketFactory;
import org.aoju.bus.image.Device;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.metric.ApplicationEntity;
import org.aoju.bus.image.metric.Association;
import org.aoju.bus.image.metric.Connection;
import org.aoju.bus.image.metric.DataWriter;
import org.aoju.bus.image.metric.DimseRSP;
import org.aoju.bus.image.metric.InputStreamWriter;
import org.aoju.bus.image.metric.internal.pdu.AAssociateRQ;
import org.aoju.bus.image.metric.internal.pdu.Presentation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A modality that sends DICOM files, one association at a time, each file as it is. */
public final class TestSender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TestSender.class);

    private final String calledAet;
    private final int port;
    private final Device device = new Device("test-sender");
    private final Connection connection;
    private final ApplicationEntity entity = new ApplicationEntity("SENDER");
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();

    /** @param port on this machine */
    public TestSender(String calledAet, int port) {
        this(calledAet, port, SocketFactory.getDefault());
    }

    /** The same with another kind of sockets, for TLS. */
    public TestSender(String calledAet, int port, SocketFactory sockets) {
        this.calledAet = calledAet;
        this.connection = new SocketConnection(sockets);
        this.port = port;
        device.setExecutor(threads);
        device.setScheduledExecutor(timers);
        device.addConnection(connection);
        device.addApplicationEntity(entity);
        entity.addConnection(connection);
        entity.setAssociationInitiator(true);
    }

    /** How a receiver answered a C-STORE: (0000,0900) and (0000,0902), the latter empty if absent. */
    public record Answer(int status, String comment) {}

    /** Sends files on one association and returns the answers, in order. */
    public List<Answer> send(List<Path> files) throws IOException, InterruptedException {
        List<Answer> answers = new ArrayList<>();
        send(files, (file, answer) -> answers.add(answer));
        return answers;
    }

    /**
     * The same, told of each answer as it comes.
     *
     * @throws IOException if the receiver goes away; what it has answered until then was told
     */
    public void send(List<Path> files, BiConsumer<Path, Answer> answered) throws IOException, InterruptedException {
        List<StoredFile> instances = files.stream().map(Archive::read).toList();
        Association association = connect(instances);
        for (StoredFile instance : instances) {
            InputStream dataSet = Files.newInputStream(instance.path());
            dataSet.skipNBytes(instance.dataSetOffset());
            DimseRSP response = store(association, instance, new InputStreamWriter(dataSet));
            response.next();
            Attributes command = response.getCommand();
            answered.accept(
                    instance.path(),
                    new Answer(command.getInt(Tag.Status, -1), command.getString(Tag.ErrorComment, "")));
        }
        association.release();
        association.waitForSocketClose();
    }

    /** Sends the first half of a file's data set, and is gone: the connection is closed without a word. */
    public void sendHalf(Path file) throws IOException, InterruptedException {
        StoredFile instance = Archive.read(file);
        Association association = connect(List.of(instance));
        byte[] bytes = Files.readAllBytes(file);
        int half = (int) (instance.dataSetOffset() + bytes.length) / 2;
        try {
            store(association, instance, (out, transferSyntax) -> {
                out.write(bytes, (int) instance.dataSetOffset(), half - (int) instance.dataSetOffset());
                association.getSocket().close();
                throw new IOException("gone");
            });
        } catch (IOException e) {
            LOG.debug("{}: gone, as intended", association);
        }
    }

    private Association connect(List<StoredFile> instances) throws IOException, InterruptedException {
        AAssociateRQ request = new AAssociateRQ();
        request.setCallingAET(entity.getAETitle());
        request.setCalledAET(calledAet);
        int id = 1;
        for (StoredFile instance : instances) {
            if (!request.containsPresentationContextFor(instance.sopClassUid(), instance.transferSyntaxUid())) {
                request.addPresentationContext(
                        new Presentation(id, instance.sopClassUid(), instance.transferSyntaxUid()));
                id += 2;
            }
        }
        try {
            return entity.connect(connection, new Connection(null, "127.0.0.1", port), request);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static DimseRSP store(Association association, StoredFile instance, DataWriter data)
            throws IOException, InterruptedException {
        return association.cstore(instance.sopClassUid(), instance.sopUid(), 0, data, instance.transferSyntaxUid());
    }

    @Override
    public void close() {
        threads.shutdownNow();
        timers.shutdownNow();
    }

    /** Connects by the sockets of a factory. */
    private static final class SocketConnection extends Connection {

        private static final long serialVersionUID = 1L;

        private final transient SocketFactory sockets;

        SocketConnection(SocketFactory sockets) {
            this.sockets = sockets;
        }

        @Override
        public Socket connect(Connection remote) throws IOException {
            return sockets.createSocket(remote.getHostname(), remote.getPort());
        }
    }
}
