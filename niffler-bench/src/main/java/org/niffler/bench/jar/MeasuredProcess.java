package org.niffler.bench.jar;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.niffler.testkit.process.ProcessFailed;

/** Runs a program and looks at it while it runs. */
public final class MeasuredProcess {

    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final long POLL_MILLIS = 20;
    private static final String PEAK = "VmHWM:";

    private MeasuredProcess() {}

    /**
     * What a run took.
     *
     * @param duration from before its start to after its end
     * @param peakKibibytes the most memory that was resident; 0 where the system does not say
     * @param said what it printed
     */
    public record Run(Duration duration, long peakKibibytes, String said) {}

    /**
     * Runs a program to its end.
     *
     * @param environment in addition to ours
     * @param folder where it works
     * @throws ProcessFailed if its exit code is not 0, or it takes half an hour; with what it said
     */
    public static Run run(List<String> command, Map<String, String> environment, Path folder)
            throws IOException, InterruptedException {
        return run(command, environment, folder, List.of(0));
    }

    /**
     * The same for a program that may end with other exit codes, too.
     *
     * @param good those that are no failure
     */
    public static Run run(List<String> command, Map<String, String> environment, Path folder, List<Integer> good)
            throws IOException, InterruptedException {
        File output = Files.createTempFile(folder, "said-", ".txt").toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output);
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        Process process = builder.start();
        try {
            long peak = 0;
            while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                peak = Math.max(peak, peakKibibytes(process.pid()));
                if (System.nanoTime() - start > LIMIT.toNanos()) {
                    throw failed(command, "did not end within " + LIMIT, output);
                }
            }
            Duration duration = Duration.ofNanos(System.nanoTime() - start);
            if (!good.contains(process.exitValue())) {
                throw failed(command, "ended with exit code " + process.exitValue(), output);
            }
            return new Run(duration, peak, Files.readString(output.toPath()));
        } finally {
            process.destroyForcibly();
        }
    }

    /** Linux's own high-water mark (proc_pid_status(5)), which only grows: what is missed is the last look's distance. */
    static long peakKibibytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith(PEAK))
                    .mapToLong(line -> Long.parseLong(
                            line.substring(PEAK.length()).replace("kB", "").strip()))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0; // not Linux, or it has ended meanwhile
        }
    }

    private static ProcessFailed failed(List<String> command, String what, File output) throws IOException {
        return new ProcessFailed(command.get(0) + " " + what + ". It said:\n" + Files.readString(output.toPath()));
    }
}
