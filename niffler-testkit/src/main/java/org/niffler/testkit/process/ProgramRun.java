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

/** Runs a program to its end. Its streams go to files, so that much output cannot block it. */
public final class ProgramRun {

    private ProgramRun() {}

    /**
     * Runs a command and waits for it.
     *
     * @param command the program and its arguments
     * @param environment variables set in addition to ours
     * @param timeout after which it is killed
     * @throws ProcessFailed if it cannot be started, or had to be killed
     */
    public static ProcessResult run(List<String> command, Map<String, String> environment, Duration timeout) {
        try (TempFolder folder = TempFolder.create("niffler-run")) {
            Path out = folder.path().resolve("out");
            Path err = folder.path().resolve("err");
            Process process = start(command, environment, out, err);
            try {
                boolean ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
                if (!ended) {
                    throw new ProcessFailed("%s did not end within %s. It said:%n%s%n%s"
                            .formatted(String.join(" ", command), timeout, text(out), text(err)));
                }
                return new ProcessResult(process.exitValue(), text(out), text(err));
            } finally {
                ProcessTree.kill(process);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProcessFailed("Interrupted while waiting for " + command.get(0), e);
        }
    }

    private static Process start(List<String> command, Map<String, String> environment, Path out, Path err) {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new ProcessFailed("Cannot start " + command.get(0) + ": " + e.getMessage(), e);
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
