package org.niffler.bench.jar;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.niffler.testkit.process.BackgroundProgram;
import org.niffler.testkit.process.ProcessFailed;

/** {@code app-layer.jar explore} at work, until closed. */
public final class ExplorerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Pattern ADDRESS = Pattern.compile("The explorer is at (http://\\S+/)");

    private final BackgroundProgram program;
    private final URI address;
    private final Duration start;

    private ExplorerProcess(BackgroundProgram program, URI address, Duration start) {
        this.program = program;
        this.address = address;
        this.start = start;
    }

    /**
     * Starts it on any free port, and returns when it says that it is there.
     *
     * @param folder where it works, and what it says goes to
     * @param options of the command
     */
    public static ExplorerProcess start(Path jar, List<String> javaOptions, Path folder, List<String> options)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(ColdExtractionJar.java()));
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", jar.toAbsolutePath().toString(), "explore", "--port", "0"));
        command.addAll(
                List.of("--pseudonym-key", folder.resolve("pseudonym.key").toString()));
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(Map.of("OPENCV_LOG_LEVEL", "OFF"));
        long begun = System.nanoTime();
        BackgroundProgram program = BackgroundProgram.start(builder, folder.resolve("explorer.out"));
        try {
            program.awaitReady(() -> ADDRESS.matcher(program.log()).find(), PATIENCE);
            Matcher said = ADDRESS.matcher(program.log());
            if (!said.find()) {
                throw new ProcessFailed("the explorer did not say where it is. It said:\n" + program.log());
            }
            return new ExplorerProcess(program, URI.create(said.group(1)), Duration.ofNanos(System.nanoTime() - begun));
        } catch (RuntimeException e) {
            program.close();
            throw e;
        }
    }

    /** Of its page. */
    public URI address() {
        return address;
    }

    /** From the start of Java to the line that says where it is. */
    public Duration startTime() {
        return start;
    }

    public long peakKibibytes() {
        return MeasuredProcess.peakKibibytes(program.pid());
    }

    @Override
    public void close() {
        program.close();
    }
}
