package org.niffler.bench.jar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program that turns one file into another, run once for each of many, some at a time. {@code xargs} starts them, as a
 * user would have it: to start a process costs it less than us.
 *
 * @param tool program and options; the two files come behind
 * @param processes how many at a time
 */
public record FileByFile(List<String> tool, int processes) {

    /** By xargs(1): a process has ended with 1 to 125. */
    private static final int SOME_FAILED = 123;

    public FileByFile {
        tool = List.copyOf(tool);
    }

    /** What one process reads and writes. */
    public record Step(Path from, Path to) {}

    /**
     * Runs all.
     *
     * @param folder where they work; gets two small files
     * @throws org.niffler.testkit.process.ProcessFailed if the program is not there, or fails for one file
     */
    public MeasuredProcess.Run run(List<Step> steps, Path folder) throws IOException, InterruptedException {
        return MeasuredProcess.run(command(steps, folder), Map.of(), folder);
    }

    /** The same, where it is no failure that the program cannot convert some of the files. */
    public MeasuredProcess.Run runWhatCanBe(List<Step> steps, Path folder) throws IOException, InterruptedException {
        return MeasuredProcess.run(command(steps, folder), Map.of(), folder, List.of(0, SOME_FAILED));
    }

    private List<String> command(List<Step> steps, Path folder) throws IOException {
        Path arguments = Files.createTempFile(folder, "files-", ".txt").toAbsolutePath();
        Files.writeString(
                arguments,
                steps.stream()
                        .flatMap(step -> Stream.of(step.from(), step.to()))
                        .map(path -> path.toAbsolutePath() + "\0")
                        .collect(Collectors.joining()));
        List<String> command = new ArrayList<>(List.of("xargs", "--null", "--arg-file", arguments.toString()));
        command.addAll(List.of("--max-args", "2", "--max-procs", Integer.toString(processes)));
        command.addAll(tool);
        return command;
    }
}
