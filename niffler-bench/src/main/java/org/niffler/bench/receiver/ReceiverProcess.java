package org.niffler.bench.receiver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.niffler.testkit.process.BackgroundProgram;

/** A receiver that was started for one measurement. */
final class ReceiverProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BackgroundProgram program;
    private final int port;

    private ReceiverProcess(BackgroundProgram program, int port) {
        this.program = program;
        this.port = port;
    }

    /** Returns when it accepts connections. */
    static ReceiverProcess start(Case measured, Path storage, Path log, List<String> javaOptions) {
        int port = freePort();
        BackgroundProgram program = BackgroundProgram.start(
                measured.receiver().command(port, storage, javaOptions),
                measured.sender().environment(),
                log);
        try {
            program.awaitReady(() -> accepts(port), PATIENCE);
            return new ReceiverProcess(program, port);
        } catch (RuntimeException e) {
            program.close();
            throw e;
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        program.close();
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false; // not yet
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
