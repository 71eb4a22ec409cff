package org.niffler.bench.peer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.niffler.testkit.process.BackgroundProgram;
import org.niffler.testkit.process.Ports;
import org.niffler.testkit.process.ProgramRun;

/** A receiver that was started for one measurement. */
public final class ReceiverProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BackgroundProgram program;
    private final int port;

    private ReceiverProcess(BackgroundProgram program, int port) {
        this.program = program;
        this.port = port;
    }

    /**
     * Returns when it answers a C-ECHO.
     *
     * @param command for a port
     * @param log gets what it says
     */
    public static ReceiverProcess start(IntFunction<List<String>> command, PeerSockets sockets, Path log) {
        int port = Ports.free();
        BackgroundProgram program = BackgroundProgram.start(command.apply(port), sockets.environment(), log);
        try {
            program.awaitReady(() -> answers(port), PATIENCE);
            return new ReceiverProcess(program, port);
        } catch (RuntimeException e) {
            program.close();
            throw e;
        }
    }

    public int port() {
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
}
