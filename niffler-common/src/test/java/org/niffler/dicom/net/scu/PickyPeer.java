package org.niffler.dicom.net.scu;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.aoju.bus.image.Device;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.aoju.bus.image.metric.AdvancedHandler;
import org.aoju.bus.image.metric.ApplicationEntity;
import org.aoju.bus.image.metric.Association;
import org.aoju.bus.image.metric.Connection;
import org.aoju.bus.image.metric.PDVInputStream;
import org.aoju.bus.image.metric.TransferCapability;
import org.aoju.bus.image.metric.internal.pdu.Presentation;
import org.aoju.bus.image.metric.service.BasicCStoreSCP;
import org.aoju.bus.image.metric.service.ServiceHandler;
import org.niffler.dicom.AeAddress;
import org.niffler.dicom.AeTitle;

/** A receiver that takes only what it is told to take, and answers as it is told. */
public final class PickyPeer implements AutoCloseable {

    private final Device device = new Device("picky");
    private final Connection connection = new Connection();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger associations = new AtomicInteger();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private volatile int abortAfter = Integer.MAX_VALUE;

    /** An instance as it came. */
    public record Received(String sopInstanceUid, String transferSyntaxUid, byte[] dataSet) {}

    /** @param takes SOP classes with their transfer syntaxes; {@code *} stands for any */
    public PickyPeer(Map<String, List<String>> takes) throws IOException {
        connection.setSocketCloseDelay(0);
        device.setExecutor(threads);
        device.setScheduledExecutor(timers);
        ApplicationEntity entity = new ApplicationEntity("PICKY");
        device.addConnection(connection);
        device.addApplicationEntity(entity);
        entity.addConnection(connection);
        entity.setAssociationAcceptor(true);
        takes.forEach((sopClass, syntaxes) -> entity.addTransferCapability(
                new TransferCapability(null, sopClass, TransferCapability.Role.SCP, syntaxes.toArray(String[]::new))));
        ServiceHandler services = new ServiceHandler();
        services.addService(new Store());
        entity.setDimseRQHandler(services);
        threads.execute(this::acceptUntilClosed);
    }

    public static PickyPeer takingAll() throws IOException {
        return new PickyPeer(Map.of("*", List.of("*")));
    }

    /** What the next instances are answered; success when they are used up. */
    public PickyPeer answering(int... codes) {
        for (int code : codes) {
            statuses.add(code);
        }
        return this;
    }

    /** Aborts when it has got so many, instead of answering the last of them. */
    public PickyPeer abortingAfter(int instances) {
        abortAfter = instances;
        return this;
    }

    public AeAddress address() {
        return new AeAddress(new AeTitle("PICKY"), "127.0.0.1", listener.getLocalPort());
    }

    public int associations() {
        return associations.get();
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    private void acceptUntilClosed() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                associations.incrementAndGet();
                AdvancedHandler.INSTANCE.onAccept(connection, socket);
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Association association : device.listOpenAssociations()) {
            association.abort();
        }
        threads.shutdownNow();
        timers.shutdownNow();
    }

    private final class Store extends BasicCStoreSCP {

        @Override
        protected void store(
                Association association,
                Presentation context,
                Attributes request,
                PDVInputStream data,
                Attributes response)
                throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            data.copyTo(bytes);
            received.add(new Received(
                    request.getString(Tag.AffectedSOPInstanceUID), context.getTransferSyntax(), bytes.toByteArray()));
            if (received.size() >= abortAfter) {
                association.abort();
                return;
            }
            Integer status = statuses.poll();
            if (status != null) {
                response.setInt(Tag.Status, VR.US, status);
                response.setString(Tag.ErrorComment, VR.LO, "as told");
            }
        }
    }
}
