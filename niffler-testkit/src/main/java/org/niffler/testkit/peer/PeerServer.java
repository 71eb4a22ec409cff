package org.niffler.testkit.peer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.niffler.testkit.process.BackgroundProgram;
import org.niffler.testkit.process.Ports;
import org.niffler.testkit.process.ProcessFailed;

/**
 * A server program on a port that was free a moment ago. These programs cannot be told to bind port 0 and say which they
 * got, so another process may take the port in between; then the next one is tried.
 */
final class PeerServer implements AutoCloseable {

    private static final int ATTEMPTS = 5;
    private static final int CONNECT_MILLIS = 500;
    /** A program whose port is taken ends at once; one still there after this has the port. */
    private static final long SETTLED_MILLIS = 100;

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final BackgroundProgram program;
    private final int port;

    private PeerServer(BackgroundProgram program, int port) {
        this.program = program;
        this.port = port;
    }

    /**
     * Starts the server and waits until it accepts connections.
     *
     * @param command the command line for a port
     * @param log the file that receives what it says
     * @throws ProcessFailed if it does not come up on any of a few ports; with its log
     */
    static PeerServer start(IntFunction<List<String>> command, Map<String, String> environment, Path log) {
        ProcessFailed last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = Ports.free();
            BackgroundProgram program = BackgroundProgram.start(command.apply(port), environment, log);
            try {
                program.awaitReady(() -> accepts(port), TIMEOUT);
                if (!program.endsWithin(SETTLED_MILLIS)) {
                    return new PeerServer(program, port);
                }
                last = new ProcessFailed("Port %d was taken by another program.%n%s".formatted(port, program.log()));
            } catch (ProcessFailed e) {
                last = e;
            }
            program.close();
        }
        throw last;
    }

    int port() {
        return port;
    }

    BackgroundProgram program() {
        return program;
    }

    @Override
    public void close() {
        program.close();
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(PeerAddress.LOOPBACK, port), CONNECT_MILLIS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
