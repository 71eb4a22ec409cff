package org.niffler.dicom.net.scp;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.aoju.bus.image.metric.AdvancedHandler;
import org.niffler.dicom.LocalAe;
import org.niffler.dicom.net.DicomNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives instances: listens from {@link #start} to {@link #close}, on as many associations at once as peers open, and
 * accepts every SOP class in every transfer syntax, the compressed and the unknown ones too.
 */
public final class StorageScp implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StorageScp.class);

    private final DicomNode node;
    private final ServerSocket listener;
    private final CStoreService store;

    private StorageScp(DicomNode node, ServerSocket listener, CStoreService store) {
        this.node = node;
        this.listener = listener;
        this.store = store;
    }

    /**
     * Starts to listen.
     *
     * @param node whose AE title peers must call; closing it ends what this receiver still has open
     * @throws IOException if the port cannot be bound; the message says what to do
     */
    public static StorageScp start(DicomNode node, LocalAe address, InstanceSink sink) throws IOException {
        CStoreService store = new CStoreService(sink);
        StorageService.provide(node, store);
        StorageScp scp = new StorageScp(node, bind(node, address), store);
        node.execute(scp::acceptUntilClosed);
        LOG.info("{} listens on {}", node.title(), scp.listener.getLocalSocketAddress());
        return scp;
    }

    private static ServerSocket bind(DicomNode node, LocalAe address) throws IOException {
        InetSocketAddress socketAddress = address.bindHost().isPresent()
                ? new InetSocketAddress(InetAddress.getByName(address.bindHost().get()), address.port())
                : new InetSocketAddress(address.port());
        try {
            return node.listen(socketAddress);
        } catch (BindException e) {
            throw new IOException(
                    "Cannot listen on port " + address.port() + " as " + address.title() + ": " + e.getMessage() + "; "
                            + advice(e, address),
                    e);
        }
    }

    private static String advice(BindException e, LocalAe address) {
        if (String.valueOf(e.getMessage()).contains("Permission denied")) {
            return "ports below 1024 need the right to have them (CAP_NET_BIND_SERVICE), or choose a higher one";
        }
        if (String.valueOf(e.getMessage()).contains("Cannot assign")) {
            return "the address is none of this host's";
        }
        return "another program, perhaps another extraction, has it. See who: ss -ltnp 'sport = :" + address.port()
                + "'";
    }

    /** The port it listens on; the chosen one if the address said 0. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Stops listening. Associations that are open go on until their peers release them or the node is closed. */
    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            LOG.warn("the listening socket of port {} could not be closed: {}", port(), e.getMessage());
        }
    }

    /**
     * Stops listening, takes no further instance (A700H, so that its sender keeps it), and waits until those that are
     * being received have been answered. The node is to be closed next.
     *
     * @return whether they have, within the limit
     */
    public boolean drain(Duration limit) throws InterruptedException {
        close();
        return store.drain(limit);
    }

    private void acceptUntilClosed() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                // A peer that is slow to shake hands must not keep others waiting.
                execute(() -> admit(socket), socket);
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    LOG.warn("a connection to port {} could not be accepted: {}", port(), e.getMessage());
                }
            }
        }
    }

    private void execute(Runnable task, Socket socket) {
        try {
            node.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("the node is closed; nobody is there for {}", socket.getRemoteSocketAddress());
            close(socket);
        }
    }

    private void admit(Socket socket) {
        if (!node.admits(socket.getInetAddress())) {
            close(socket);
            return;
        }
        try {
            // A peer that dies without a word in the middle of an instance must not hold a thread for ever.
            socket.setSoTimeout((int) Math.min(node.settings().idleTimeout().toMillis(), Integer.MAX_VALUE));
            AdvancedHandler.INSTANCE.onAccept(node.connection(), node.secure(socket));
        } catch (IOException e) {
            LOG.warn("no connection with {}: {}", socket.getRemoteSocketAddress(), e.getMessage());
            close(socket);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug(
                    "the connection with {} could not be closed: {}", socket.getRemoteSocketAddress(), e.getMessage());
        }
    }
}
