package org.niffler.bench.cli;

import java.util.ArrayList;
import java.util.List;
import org.niffler.bench.retrieve.DcmtkWay;
import org.niffler.bench.retrieve.OurExtraction;
import org.niffler.bench.retrieve.RetrievalTables;
import org.niffler.bench.retrieve.Way;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.cli.NifflerCommand;
import org.niffler.config.Schema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code retrieval}: seconds a study from Orthanc, ours and DCMTK's. */
@Command(
        name = "retrieval",
        description = {
            "Measures how long a study takes from Orthanc: with cold-extraction.jar, and with DCMTK's tools.",
            "DCMTK and Orthanc must be on the PATH."
        },
        footer = {"", "Example:", "  java -jar bench.jar retrieval --folder /dev/shm"})
final class RetrievalCommand extends NifflerCommand {

    private final List<String> commandLine;

    @Mixin
    private PeerOptions options = new PeerOptions();

    @Mixin
    private StudyOptions size = new StudyOptions();

    RetrievalCommand(List<String> commandLine) {
        super(Schema.of());
        this.commandLine = commandLine;
    }

    @Override
    protected ExitCode execute(Invocation invocation) throws Exception {
        List<Way> ways = new ArrayList<>();
        ways.add(OurExtraction.byStudyInstanceUid(options.run().jar()));
        ways.addAll(List.of(DcmtkWay.values()));
        RetrievalTables tables =
                options.measure(size.studies(), size.instances(), ways, invocation.console(), commandLine);
        tables.ways("study").forEach(invocation.console().out()::println);
        return ExitCode.ALL_DONE;
    }
}
