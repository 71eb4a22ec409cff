package org.niffler.bench.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.niffler.bench.images.Batch;
import org.niffler.testkit.process.ProcessFailed;

/** DCMTK's {@code storescu}, one process for each association. */
public final class Storescu {

    /** Whom it calls. */
    public static final String CALLED_AET = "BENCH";

    private static final long LIMIT_SECONDS = 300;

    private final int port;
    private final PeerSockets sender;

    public Storescu(int port, PeerSockets sender) {
        this.port = port;
        this.sender = sender;
    }

    /**
     * Sends a batch, each association its part of it.
     *
     * @return from the start of the first process to the end of the last
     * @throws ProcessFailed if one of them fails
     */
    public Duration send(Batch batch, int associations) throws IOException, InterruptedException {
        List<ProcessBuilder> senders =
                batch.parts(associations).stream().map(this::process).toList();
        List<Process> running = new ArrayList<>();
        long start = System.nanoTime();
        try {
            for (ProcessBuilder next : senders) {
                running.add(next.start());
            }
            for (Process process : running) {
                if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                    throw new ProcessFailed("storescu did not end within " + LIMIT_SECONDS + " seconds");
                }
                if (process.exitValue() != 0) {
                    throw new ProcessFailed("storescu ended with exit code " + process.exitValue());
                }
            }
            return Duration.ofNanos(System.nanoTime() - start);
        } finally {
            running.forEach(Process::destroyForcibly);
        }
    }

    private ProcessBuilder process(Batch part) {
        List<String> command =
                new ArrayList<>(List.of("storescu", "--call", CALLED_AET, "127.0.0.1", Integer.toString(port)));
        part.files().stream().map(Path::toString).forEach(command::add);
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(sender.environment());
        return builder;
    }
}
