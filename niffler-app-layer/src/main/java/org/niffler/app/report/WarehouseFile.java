package org.niffler.app.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.niffler.app.query.ShownIdentity;
import org.niffler.app.scanner.WarehouseExam;
import org.niffler.csv.CsvLine;
import org.niffler.csv.CsvReader;

/** The exams of a clinical data warehouse: a CSV file with the columns patient, start, end and scanner, in any order. */
public final class WarehouseFile {

    /** Without a pattern; none of them can be taken for another. */
    private static final List<DateTimeFormatter> UNAMBIGUOUS = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE_TIME,
            formatter("uuuu-MM-dd HH:mm[:ss][.SSS]"),
            formatter("uuuuMMddHHmmss"));

    private final List<DateTimeFormatter> formatters;
    private final ShownIdentity identity;
    private final Consumer<BadLine> badLines;

    /**
     * Takes what is needed to read.
     *
     * @param pattern of the dates and times, as {@link DateTimeFormatter} has it, such as {@code M/d/yyyy h:mm a}; without
     *     one, ISO 8601, with a blank for the T too, and {@code YYYYMMDDHHMMSS}
     * @param badLines is told of each line that was passed over
     * @throws IllegalArgumentException if the pattern is none; the message says why
     */
    public WarehouseFile(Optional<String> pattern, ShownIdentity identity, Consumer<BadLine> badLines) {
        this.formatters = pattern.map(text -> List.of(formatter(text))).orElse(UNAMBIGUOUS);
        this.identity = identity;
        this.badLines = badLines;
    }

    /** Year of era needs an era to be strict about, and nobody writes one: {@code yyyy} means the plain year here. */
    private static DateTimeFormatter formatter(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern.replace('y', 'u'))
                .toFormatter(Locale.US)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /**
     * Reads all exams.
     *
     * @throws IOException if the file cannot be read or lacks a column
     */
    public List<WarehouseExam> read(Path file) throws IOException {
        List<WarehouseExam> exams = new ArrayList<>();
        try (CsvReader reader = CsvReader.open(file)) {
            Columns columns = new Columns(
                    reader.header().indexOf("patient"),
                    reader.header().indexOf("start"),
                    reader.header().indexOf("end"),
                    reader.header().indexOf("scanner"));
            Iterator<CsvLine> lines =
                    reader.lines(columns.patient(), columns.start(), columns.end(), columns.scanner());
            while (lines.hasNext()) {
                exam(file, columns, lines.next()).ifPresent(exams::add);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return exams;
    }

    private Optional<WarehouseExam> exam(Path file, Columns columns, CsvLine line) {
        if (line instanceof CsvLine.BadRow bad) {
            badLines.accept(new BadLine(file, bad.line(), bad.reason()));
            return Optional.empty();
        }
        CsvLine.Row row = (CsvLine.Row) line;
        try {
            return Optional.of(exam(columns, row));
        } catch (BadCellException e) {
            badLines.accept(new BadLine(file, row.line(), e.getMessage()));
            return Optional.empty();
        }
    }

    private WarehouseExam exam(Columns columns, CsvLine.Row row) throws BadCellException {
        LocalDateTime start = time(row.cell(columns.start()), "start");
        LocalDateTime end = time(row.cell(columns.end()), "end");
        if (end.isBefore(start)) {
            throw new BadCellException("ends before it starts.");
        }
        return new WarehouseExam(
                identity.patient(Cells.needed(row.cell(columns.patient()), "patient")),
                start,
                end,
                Cells.needed(row.cell(columns.scanner()), "scanner"));
    }

    private LocalDateTime time(String cell, String column) throws BadCellException {
        for (DateTimeFormatter formatter : formatters) {
            try {
                return LocalDateTime.parse(cell, formatter);
            } catch (DateTimeException e) {
                continue;
            }
        }
        throw new BadCellException(column
                + (formatters == UNAMBIGUOUS
                        ? " is no date and time as 2020-06-01T10:15:00, 2020-06-01 10:15 or 20200601101500. Give the"
                                + " pattern of the dates if they are written otherwise."
                        : " is no date and time of the given pattern."));
    }

    private record Columns(int patient, int start, int end, int scanner) {}
}
