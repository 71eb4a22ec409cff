package org.niffler.bench.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.niffler.bench.figures.Machine;
import org.niffler.bench.figures.Sample;
import org.niffler.bench.start.StartBenchmark;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.cli.NifflerCommand;
import org.niffler.config.Schema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code start}: milliseconds from the start of the process to its first C-FIND. */
@Command(
        name = "start",
        description = "Measures how long cold-extraction.jar takes from its start to the first C-FIND at a PACS.",
        footer = {"", "Example:", "  java -jar bench.jar start --repetitions 21"})
final class StartCommand extends NifflerCommand {

    private final List<String> commandLine;

    @Option(names = "--jar", paramLabel = "JAR", description = "The jar. Default: ${DEFAULT-VALUE}.")
    private Path jar = Path.of("niffler-cold-extraction", "target", "cold-extraction.jar");

    @Option(
            names = "--repetitions",
            paramLabel = "N",
            description = "How often it is started. Default: ${DEFAULT-VALUE}.")
    private int repetitions = 15;

    @Option(
            names = "--java-option",
            paramLabel = "OPTION",
            description = "An option for its virtual machine, as in -XX:TieredStopAtLevel=1; may be repeated.")
    private List<String> javaOptions = new ArrayList<>();

    StartCommand(List<String> commandLine) {
        super(Schema.of());
        this.commandLine = commandLine;
    }

    @Override
    protected ExitCode execute(Invocation invocation) throws Exception {
        Sample millis = new StartBenchmark(jar, javaOptions).run(repetitions);
        Machine.describe(commandLine).forEach(invocation.console().out()::println);
        StartBenchmark.table(millis).forEach(invocation.console().out()::println);
        return ExitCode.ALL_DONE;
    }
}
