package org.niffler.workflow.input;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.niffler.workflow.process.Child;
import org.niffler.workflow.process.ChildEnd;
import org.niffler.workflow.process.ChildProcesses;

/** Starts programs as the JDK does, without limits but that of time. */
final class PlainProcesses implements ChildProcesses {

    @Override
    public ChildEnd run(Child child) throws IOException, InterruptedException {
        Path output = Files.createTempFile("output", null);
        Path error = Files.createTempFile("error", null);
        try {
            ProcessBuilder builder = new ProcessBuilder(child.command())
                    .directory(child.folder().toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(error.toFile());
            builder.environment().putAll(child.environment());
            builder.environment().put(MARK, child.mark());
            long start = System.nanoTime();
            Process process = builder.start();
            boolean ended = process.waitFor(child.timeout().toMillis(), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            return new ChildEnd(
                    ended ? OptionalInt.of(process.exitValue()) : OptionalInt.empty(),
                    Duration.ofNanos(System.nanoTime() - start),
                    Files.readString(output, StandardCharsets.ISO_8859_1),
                    Files.readString(error, StandardCharsets.ISO_8859_1));
        } finally {
            Files.delete(output);
            Files.delete(error);
        }
    }

    @Override
    public int endMarked(String mark) {
        return 0;
    }
}
