package org.niffler.testkit.pacs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ServerSocketFactory;
import org.aoju.bus.image.Device;
import org.aoju.bus.image.Dimse;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.metric.AdvancedHandler;
import org.aoju.bus.image.metric.ApplicationEntity;
import org.aoju.bus.image.metric.Association;
import org.aoju.bus.image.metric.Connection;
import org.aoju.bus.image.metric.TransferCapability;
import org.aoju.bus.image.metric.internal.pdu.Presentation;
import org.aoju.bus.image.metric.service.BasicCEchoSCP;
import org.aoju.bus.image.metric.service.ServiceHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PACS that serves the DICOM files of a folder: C-ECHO, C-FIND, C-MOVE, C-GET and C-STORE, in patient and study root, on
 * loopback. Several may run in one process; closing one leaves no thread and no port behind.
 */
public final class TestPacs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TestPacs.class);
    private static final String ANY = "*";
    private static final int PDU_LENGTH = 256 * 1024;

    private final String aet;
    private final Map<String, Destination> destinations = new ConcurrentHashMap<>();
    private final Faults faults = new Faults();
    private final Recorder recorder = new Recorder();
    private final Admissions admissions = new Admissions(faults);
    private final Device device = new Device("test-pacs");
    private final Connection connection = new Connection();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
    private final ServerSocket listener;
    private final Set<Socket> accepted = ConcurrentHashMap.newKeySet();

    /** An application entity to which a C-MOVE may send. */
    record Destination(String aet, String host, int port) {}

    /**
     * The associations that peers opened with the PACS.
     *
     * @param released those that ended with A-RELEASE
     * @param aborted those that ended otherwise
     * @param open those that have not ended
     * @param mostAtOnce the largest number that were open together
     */
    public record Associations(int accepted, int released, int aborted, int open, int mostAtOnce) {}

    private TestPacs(String aet, Path folder, ServerSocketFactory sockets) throws IOException {
        this.aet = aet;
        this.listener = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Archive archive = new Archive(folder);
        connection.setReceivePDULength(PDU_LENGTH);
        connection.setSendPDULength(PDU_LENGTH);
        connection.setSocketCloseDelay(0);
        device.setExecutor(threads);
        device.setScheduledExecutor(timers);
        device.setAssociationHandler(admissions);
        device.addConnection(connection);
        ApplicationEntity entity = new ApplicationEntity(aet);
        device.addApplicationEntity(entity);
        entity.addConnection(connection);
        entity.setAssociationAcceptor(true);
        entity.setAssociationInitiator(true);
        entity.addTransferCapability(new TransferCapability(null, ANY, TransferCapability.Role.SCP, ANY));
        entity.addTransferCapability(new TransferCapability(null, ANY, TransferCapability.Role.SCU, ANY));
        entity.setDimseRQHandler(services(archive));
    }

    private ServiceHandler services(Archive archive) {
        ServiceHandler services = new ServiceHandler();
        services.addService(new BasicCEchoSCP() {
            @Override
            public void onDimse(
                    Association association, Presentation context, Dimse dimse, Attributes command, Attributes data)
                    throws IOException {
                recorder.add("C-ECHO", association);
                super.onDimse(association, context, dimse, command, data);
            }
        });
        RetrieveServices retrieve = new RetrieveServices(archive, faults, recorder, destinations);
        services.addService(new FindService(archive, faults, recorder));
        services.addService(retrieve.move());
        services.addService(retrieve.get());
        services.addService(new StoreService(archive, recorder));
        return services;
    }

    /**
     * Starts to serve a folder on a free port.
     *
     * @param folder read now; files that are put there later are not seen, those sent by C-STORE are
     */
    public static TestPacs serve(String aet, Path folder) {
        return serve(aet, folder, ServerSocketFactory.getDefault());
    }

    /** The same with another kind of sockets, for TLS. */
    public static TestPacs serve(String aet, Path folder, ServerSocketFactory sockets) {
        try {
            TestPacs pacs = new TestPacs(aet, folder, sockets);
            pacs.threads.execute(pacs::acceptUntilClosed);
            return pacs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes an application entity known as a C-MOVE destination, on this machine. */
    public TestPacs destination(String destinationAet, int destinationPort) {
        destinations.put(
                destinationAet,
                new Destination(destinationAet, InetAddress.getLoopbackAddress().getHostAddress(), destinationPort));
        return this;
    }

    /** Has a listener told of each request as it comes, on the thread that serves it. */
    public TestPacs onRequest(Consumer<Request> listener) {
        recorder.tell(listener);
        return this;
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** {@code AET@127.0.0.1:PORT}. */
    public String address() {
        return aet + "@" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + port();
    }

    public Faults faults() {
        return faults;
    }

    /** What it was asked for, in the order in which it was. */
    public List<Request> requests() {
        return recorder.requests();
    }

    /** How often it was asked for this kind of thing. */
    public long requests(String kind) {
        return requests().stream()
                .filter(request -> request.kind().equals(kind))
                .count();
    }

    /** How many instances it has begun to send, whether or not they were taken. */
    public long instancesSent() {
        return recorder.sent();
    }

    public Associations associations() {
        return admissions.counts();
    }

    /** Stops listening and drops every association, as a PACS that is switched off. */
    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            LOG.debug("the listening socket could not be closed", e);
        }
        for (Association association : device.listOpenAssociations()) {
            if (association.isReadyForDataTransfer()) {
                association.abort();
            }
        }
        threads.shutdownNow();
        timers.shutdownNow();
        accepted.forEach(TestPacs::close); // those, too, whose association was just being opened
        try {
            threads.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void acceptUntilClosed() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                accepted.removeIf(Socket::isClosed);
                accepted.add(socket);
                socket.setTcpNoDelay(true);
                serve(socket);
            } catch (IOException e) {
                LOG.debug("no connection accepted: {}", e.getMessage());
            }
        }
    }

    private void serve(Socket socket) throws IOException {
        try {
            AdvancedHandler.INSTANCE.onAccept(connection, socket);
        } catch (RejectedExecutionException e) {
            LOG.debug("a connection came while the PACS was being switched off");
            socket.close();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("a connection could not be closed", e);
        }
    }
}
