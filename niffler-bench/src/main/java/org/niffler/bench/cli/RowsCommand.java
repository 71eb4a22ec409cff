package org.niffler.bench.cli;

import java.util.List;
import org.niffler.bench.retrieve.OurExtraction;
import org.niffler.bench.retrieve.RetrievalTables;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.cli.NifflerCommand;
import org.niffler.config.Schema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rows}: seconds a row whose study has one instance only. */
@Command(
        name = "rows",
        description = {
            "Measures how long a row takes with cold-extraction.jar: the C-FIND, and a study of one instance from Orthanc.",
            "Orthanc and DCMTK must be on the PATH."
        },
        footer = {"", "Example:", "  java -jar bench.jar rows --folder /dev/shm"})
final class RowsCommand extends NifflerCommand {

    private final List<String> commandLine;

    @Mixin
    private PeerOptions options = new PeerOptions();

    @Option(names = "--studies", paramLabel = "N", description = "How many. Default: ${DEFAULT-VALUE}.")
    private int studies = 60;

    RowsCommand(List<String> commandLine) {
        super(Schema.of());
        this.commandLine = commandLine;
    }

    @Override
    protected ExitCode execute(Invocation invocation) throws Exception {
        OurExtraction ours = OurExtraction.byAccessionNumber(options.run().jar());
        RetrievalTables tables = options.measure(studies, 1, List.of(ours), invocation.console(), commandLine);
        tables.ways("row").forEach(invocation.console().out()::println);
        return ExitCode.ALL_DONE;
    }
}
