package org.niffler.testkit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A program that runs until closed, with everything it says in one log file. */
public final class BackgroundProgram implements AutoCloseable {

    private static final long POLL_MILLIS = 20;

    private final String name;
    private final Process process;
    private final Path log;

    private BackgroundProgram(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a command.
     *
     * @param environment variables set in addition to ours
     * @param log the file that receives both of its streams
     * @throws ProcessFailed if it cannot be started
     */
    public static BackgroundProgram start(List<String> command, Map<String, String> environment, Path log) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return start(builder, log);
    }

    /**
     * Starts what a builder describes: in another folder, for example.
     *
     * @param log the file that receives both of its streams
     * @throws ProcessFailed if it cannot be started
     */
    public static BackgroundProgram start(ProcessBuilder builder, Path log) {
        String name = Path.of(builder.command().get(0)).getFileName().toString();
        try {
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            process.getOutputStream().close();
            return new BackgroundProgram(name, process, log);
        } catch (IOException e) {
            throw new ProcessFailed("Cannot start " + name + ": " + e.getMessage(), e);
        }
    }

    /**
     * Waits until the program is ready.
     *
     * @param ready asked again and again
     * @throws ProcessFailed if it ends before that, or is not ready in time; with its log
     */
    public void awaitReady(BooleanSupplier ready, Duration timeout) {
        long start = System.nanoTime();
        while (!ready.getAsBoolean()) {
            if (endsWithin(POLL_MILLIS)) {
                throw failed("ended with exit code " + process.exitValue());
            }
            if (System.nanoTime() - start > timeout.toNanos()) {
                throw failed("was not ready within " + timeout);
            }
        }
    }

    /** Whether the program ends within this time, which is also how we wait between two looks. */
    public boolean endsWithin(long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProcessFailed("Interrupted while waiting for " + name, e);
        }
    }

    /** Asks it to end (SIGTERM), and does not wait. */
    public void terminate() {
        process.destroy();
    }

    /** @throws IllegalThreadStateException if it has not ended */
    public int exitCode() {
        return process.exitValue();
    }

    public long pid() {
        return process.pid();
    }

    /** Everything the program has said so far. */
    public String log() {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        ProcessTree.kill(process);
    }

    private ProcessFailed failed(String what) {
        return new ProcessFailed("%s %s. It said:%n%s".formatted(name, what, log()));
    }
}
