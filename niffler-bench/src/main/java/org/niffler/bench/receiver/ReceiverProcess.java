package org.niffler.bench.receiver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.niffler.testkit.process.BackgroundProgram;
import org.niffler.testkit.process.ProgramRun;

/** A receiver that was started for one measurement. */
final class ReceiverProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BackgroundProgram program;
    private final int port;

    private ReceiverProcess(BackgroundProgram program, int port) {
        this.program = program;
        this.port = port;
    }

    /** Returns when it answers a C-ECHO. */
    static ReceiverProcess start(Case measured, Path storage, Path log, List<String> javaOptions) {
        int port = freePort();
        BackgroundProgram program = BackgroundProgram.start(
                measured.receiver().command(port, storage, javaOptions),
                measured.sender().environment(),
                log);
        try {
            program.awaitReady(() -> answers(port), PATIENCE);
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

    /** As an administrator tests a receiver before it is used: with a C-ECHO. */
    private static boolean answers(int port) {
        List<String> echo = List.of("echoscu", "--call", Storescu.CALLED_AET, "127.0.0.1", Integer.toString(port));
        return ProgramRun.run(echo, Map.of(), PATIENCE).exitCode() == 0;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
