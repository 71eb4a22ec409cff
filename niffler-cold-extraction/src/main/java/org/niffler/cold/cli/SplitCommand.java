package org.niffler.cold.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.niffler.cli.CliException;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.cli.NifflerCommand;
import org.niffler.config.Schema;
import org.niffler.csv.CsvLine;
import org.niffler.csv.CsvReader;
import org.niffler.csv.CsvWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code split CSV --parts N}: cuts a CSV into parts, each with the header. */
@Command(
        name = "split",
        description = "Cuts a CSV into parts of equal length, each with the header: list-1.csv, list-2.csv, ...",
        footer = {"", "Example:", "  java -jar cold-extraction.jar split csv/empi.csv --parts 4"})
final class SplitCommand extends NifflerCommand {

    @Parameters(paramLabel = "CSV", description = "The CSV to cut; it stays as it is.")
    private Path csv;

    @Option(names = "--parts", paramLabel = "N", required = true, description = "How many parts.")
    private int parts;

    SplitCommand() {
        super(Schema.of());
    }

    @Override
    protected ExitCode execute(Invocation invocation) {
        if (parts < 2) {
            throw new CliException(ExitCode.USAGE, "--parts " + parts + ": there is nothing to cut; give 2 or more.");
        }
        try {
            return cut(rows(), invocation);
        } catch (IOException e) {
            throw new CliException(ExitCode.USAGE, e.getMessage()).causedBy(e);
        }
    }

    private long rows() throws IOException {
        try (CsvReader reader = CsvReader.open(csv)) {
            long rows = 0;
            for (Iterator<CsvLine> lines = reader.lines(); lines.hasNext(); lines.next()) {
                rows++;
            }
            return rows;
        }
    }

    private ExitCode cut(long rows, Invocation invocation) throws IOException {
        long unreadable = 0;
        try (CsvReader reader = CsvReader.open(csv)) {
            Iterator<CsvLine> lines = reader.lines();
            for (int part = 1; part <= parts; part++) {
                long end = rows * part / parts;
                long count = end - rows * (part - 1) / parts;
                Path file = part(part);
                try (CsvWriter writer = CsvWriter.create(file, false)) {
                    writer.write(reader.header().names());
                    unreadable += copy(lines, count, writer, invocation);
                }
                invocation.console().out().println(file + ": " + count + " rows");
            }
        }
        return unreadable == 0 ? ExitCode.ALL_DONE : ExitCode.SOME_FAILED;
    }

    private static long copy(Iterator<CsvLine> lines, long count, CsvWriter writer, Invocation invocation)
            throws IOException {
        long unreadable = 0;
        for (long i = 0; i < count; i++) {
            CsvLine line = lines.next();
            if (line instanceof CsvLine.Row row) {
                writer.write(List.copyOf(row.cells()));
            } else {
                unreadable++;
                String reason = ((CsvLine.BadRow) line).reason();
                invocation.console().err().println("line " + line.line() + " is in no part: it " + reason);
            }
        }
        return unreadable;
    }

    private Path part(int number) {
        String name = csv.getFileName().toString().replaceFirst("(?i)\\.csv$", "");
        return csv.resolveSibling(name + "-" + number + ".csv");
    }
}
