package org.niffler.cold.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.niffler.cli.CliException;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.cli.NifflerCommand;
import org.niffler.cold.retrieve.JournalOwner;
import org.niffler.config.Schema;
import org.niffler.progress.PickleImport;
import org.niffler.progress.ProgressJournal;
import org.niffler.progress.ProgressRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code progress CSV}: prints what of a CSV is done. */
@Command(
        name = "progress",
        description = "Prints what of a CSV is done: a line for each row or study, with its number of instances.",
        footer = {"", "Example:", "  java -jar cold-extraction.jar progress csv/empi.csv"})
final class ProgressCommand extends NifflerCommand {

    @Parameters(paramLabel = "CSV", description = "The CSV of the extraction, which may be running.")
    private Path csv;

    ProgressCommand() {
        super(Schema.of());
    }

    @Override
    protected ExitCode execute(Invocation invocation) {
        Path journal = csv.resolveSibling(csv.getFileName() + ".progress");
        Path pickle = ExtractionSettings.RequestList.pickleOf(csv);
        PrintWriter out = invocation.console().out();
        try {
            if (Files.exists(journal)) {
                ProgressJournal.read(journal, record -> print(record, out));
            } else if (Files.exists(pickle)) {
                PickleImport.read(pickle).forEach(out::println);
            } else {
                throw new CliException(
                        ExitCode.USAGE,
                        "Nothing is known of " + csv + ": there is no " + journal + " and no " + pickle + ".");
            }
        } catch (IOException e) {
            throw new CliException(ExitCode.USAGE, e.getMessage()).causedBy(e);
        }
        return ExitCode.ALL_DONE;
    }

    private static void print(ProgressRecord record, PrintWriter out) {
        if (!JournalOwner.isOwner(record)) {
            String instances = record.number("instances").isPresent()
                    ? "" + record.number("instances").getAsLong()
                    : "";
            out.println(record.state() + "\t" + instances + "\t" + record.key());
        }
    }
}
