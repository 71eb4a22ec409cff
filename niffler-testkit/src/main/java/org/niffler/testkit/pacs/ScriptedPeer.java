package org.niffler.testkit.pacs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.niffler.testkit.peer.PeerAddress;

/** A TCP listener that plays a script on every connection: whatever a DICOM peer could say, and what it never should. */
public final class ScriptedPeer implements AutoCloseable {

    private final Script script;
    private final PeerAddress address;
    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<Pdu> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger unfinished = new AtomicInteger();

    private ScriptedPeer(String aeTitle, Script script) throws IOException {
        this.script = script;
        listener = new ServerSocket(0, 50, InetAddress.getByName(PeerAddress.LOOPBACK));
        address = PeerAddress.local(aeTitle, listener.getLocalPort());
    }

    /**
     * Listens on a free port of the loopback interface.
     *
     * @throws UncheckedIOException if there is none
     */
    public static ScriptedPeer start(String aeTitle, Script script) {
        try {
            ScriptedPeer peer = new ScriptedPeer(aeTitle, script);
            daemon(peer::acceptUntilClosed);
            return peer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens, as {@code AET@127.0.0.1:PORT}. */
    public String address() {
        return address.toString();
    }

    /** Where it listens. */
    public PeerAddress peerAddress() {
        return address;
    }

    /** The PDUs that its scripts have read. */
    public List<Pdu> received() {
        return List.copyOf(received);
    }

    /** How many connections it got so far. */
    public int connections() {
        return connections.get();
    }

    /** How many of them ended, by whichever side, before the script's end. */
    public int unfinished() {
        return unfinished.get();
    }

    private void acceptUntilClosed() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                connections.incrementAndGet();
                open.add(socket);
                daemon(() -> play(socket));
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void play(Socket socket) {
        ScriptConnection connection = new ScriptConnection(socket, received::add);
        try (socket) {
            for (ScriptStep step : script.steps()) {
                step.play(connection);
            }
        } catch (IOException e) {
            // Thread body: the other side went away before the script's end, or close() ended it.
            unfinished.incrementAndGet();
        } finally {
            open.remove(socket);
        }
    }

    /** Closes the listener and every connection. */
    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "scripted-peer");
        thread.setDaemon(true);
        thread.start();
    }
}
