package org.niffler.bench.cli;

import java.util.List;
import org.niffler.bench.figures.Machine;
import org.niffler.bench.resume.ResumeBenchmark;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.cli.NifflerCommand;
import org.niffler.config.Schema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code resume}: seconds and memory of a run that finds everything done. */
@Command(
        name = "resume",
        description = "Measures how long cold-extraction.jar takes for a CSV of which all rows are in the journal, and"
                + " how much memory.",
        footer = {"", "Example:", "  java -jar bench.jar resume --folder /dev/shm"})
final class ResumeCommand extends NifflerCommand {

    private final List<String> commandLine;

    @Mixin
    private RunOptions options = new RunOptions();

    @Option(names = "--rows", paramLabel = "N", description = "How many. Default: ${DEFAULT-VALUE}.")
    private int rows = 1_000_000;

    ResumeCommand(List<String> commandLine) {
        super(Schema.of());
        this.commandLine = commandLine;
    }

    @Override
    protected ExitCode execute(Invocation invocation) throws Exception {
        List<String> table = new ResumeBenchmark(
                        options.jar(),
                        rows,
                        options.rounds(),
                        options.folder(),
                        invocation.console().err()::println)
                .run();
        Machine.describe(commandLine).forEach(invocation.console().out()::println);
        table.forEach(invocation.console().out()::println);
        return ExitCode.ALL_DONE;
    }
}
