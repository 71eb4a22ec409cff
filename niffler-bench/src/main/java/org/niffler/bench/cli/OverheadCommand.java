package org.niffler.bench.cli;

import java.util.List;
import org.niffler.bench.retrieve.BareMoves;
import org.niffler.bench.retrieve.OurExtraction;
import org.niffler.bench.retrieve.RetrievalTables;
import org.niffler.bench.retrieve.Way;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.cli.NifflerCommand;
import org.niffler.config.Schema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code overhead}: what looking up, verifying and writing down cost. */
@Command(
        name = "overhead",
        description = {
            "Measures what verification and journal add to bare C-MOVEs, with and without a C-FIND before each, into the same"
                    + " receiver.",
            "Files are forced to the disk when a study is complete, which costs nothing in memory: name a disk, too.",
            "Orthanc and DCMTK must be on the PATH."
        },
        footer = {
            "",
            "Examples:",
            "  java -jar bench.jar overhead --folder /dev/shm",
            "  java -jar bench.jar overhead --folder /data --rounds 7"
        })
final class OverheadCommand extends NifflerCommand {

    private final List<String> commandLine;

    @Mixin
    private PeerOptions options = new PeerOptions();

    @Mixin
    private StudyOptions size = new StudyOptions();

    OverheadCommand(List<String> commandLine) {
        super(Schema.of());
        this.commandLine = commandLine;
    }

    @Override
    protected ExitCode execute(Invocation invocation) throws Exception {
        Way ours = OurExtraction.byStudyInstanceUid(options.run().jar());
        Way found = new BareMoves(true, options.run().javaOptions());
        Way bare = new BareMoves(false, options.run().javaOptions());
        RetrievalTables tables = options.measure(
                size.studies(), size.instances(), List.of(ours, found, bare), invocation.console(), commandLine);
        tables.ways("study").forEach(invocation.console().out()::println);
        invocation.console().out().println();
        tables.overhead(ours, List.of(found, bare)).forEach(invocation.console().out()::println);
        return ExitCode.ALL_DONE;
    }
}
