package org.niffler.app.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.niffler.app.query.ShownIdentity;
import org.niffler.app.scanner.Exam;
import org.niffler.csv.CsvHeader;
import org.niffler.csv.CsvLine;
import org.niffler.csv.CsvReader;

/** The original's intermediary CSV: the exams of one day, in a file named after it, {@code 20200601.csv}. */
public final class IntermediaryFile {

    /** The columns, in the original's order; its older files lack the last. */
    static final List<String> COLUMNS = List.of(
            "DeviceSerialNumber",
            "StudyInstanceUID",
            "PatientID",
            "DurationInMinutes",
            "Number of Series in the Study",
            "Exam Start Time",
            "Exam End Time",
            "StudyDescription",
            "Modality");

    private static final int WITHOUT_MODALITY = COLUMNS.size() - 1;
    private static final String EXTENSION = ".csv";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final Comparator<Exam> ORDER = Comparator.comparing(Exam::scanner)
            .thenComparing(Exam::start)
            .thenComparing(Exam::end)
            .thenComparing(Exam::patient)
            .thenComparing(Exam::study)
            .thenComparing(Exam::description)
            .thenComparing(Exam::modality);

    private final ShownIdentity identity;
    private final Consumer<BadLine> badLines;

    /**
     * Takes what is needed to read.
     *
     * @param identity what stands in the place of PatientIDs and UIDs
     * @param badLines is told of each line that was passed over
     */
    public IntermediaryFile(ShownIdentity identity, Consumer<BadLine> badLines) {
        this.identity = identity;
        this.badLines = badLines;
    }

    /** The day that a file is of, by its name; empty if it is not named as intermediary files are. */
    public static Optional<LocalDate> dayOf(Path file) {
        String name = file.getFileName().toString();
        try {
            return name.endsWith(EXTENSION)
                    ? Optional.of(LocalDate.parse(name.substring(0, name.length() - EXTENSION.length()), DAY))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * The intermediary files of a folder, by their days; other files are left out.
     *
     * @throws IOException if the folder cannot be listed
     */
    public static SortedMap<LocalDate, Path> in(Path folder) throws IOException {
        SortedMap<LocalDate, Path> files = new TreeMap<>();
        try (Stream<Path> listed = Files.list(folder)) {
            listed.forEach(file -> dayOf(file).ifPresent(day -> files.put(day, file)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return files;
    }

    /**
     * Reads the exams of a day.
     *
     * @throws IOException if the file cannot be read, its name is no day, or its columns are others
     */
    public List<Exam> read(Path file) throws IOException {
        LocalDate day = dayOf(file)
                .orElseThrow(() -> new IOException(
                        "The file " + file + " is not named after a day. Name it YYYYMMDD.csv, as 20200601.csv."));
        List<Exam> exams = new ArrayList<>();
        try (CsvReader reader = CsvReader.open(file)) {
            int columns = columns(reader.header());
            Iterator<CsvLine> lines = reader.lines(columns - 1);
            while (lines.hasNext()) {
                exam(file, day, columns, lines.next()).ifPresent(exams::add);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return exams;
    }

    private static int columns(CsvHeader header) throws IOException {
        List<String> names = header.names();
        int columns = names.size() > WITHOUT_MODALITY ? COLUMNS.size() : WITHOUT_MODALITY;
        int wrong = IntStream.range(0, columns)
                .filter(i -> i >= names.size() || !names.get(i).equalsIgnoreCase(COLUMNS.get(i)))
                .findFirst()
                .orElse(names.size() > columns ? columns : -1);
        if (wrong < 0) {
            return columns;
        }
        String found = wrong < names.size() ? "is \"" + names.get(wrong) + "\"" : "is missing";
        String wanted =
                wrong < COLUMNS.size() ? ", but should be \"" + COLUMNS.get(wrong) + "\"" : ", which is one too many";
        throw new IOException("The file " + header.file() + " is no intermediary file: its column " + (wrong + 1) + " "
                + found + wanted + ". The columns are " + String.join(", ", COLUMNS) + "; the last may be missing.");
    }

    private Optional<Exam> exam(Path file, LocalDate day, int columns, CsvLine line) {
        if (line instanceof CsvLine.BadRow bad) {
            badLines.accept(new BadLine(file, bad.line(), bad.reason()));
            return Optional.empty();
        }
        CsvLine.Row row = (CsvLine.Row) line;
        try {
            return Optional.of(exam(day, columns, row));
        } catch (BadCellException e) {
            badLines.accept(new BadLine(file, row.line(), e.getMessage()));
            return Optional.empty();
        }
    }

    private Exam exam(LocalDate day, int columns, CsvLine.Row row) throws BadCellException {
        var start = DayTime.parse(day, row.cell(5), COLUMNS.get(5));
        var end = DayTime.parse(day, row.cell(6), COLUMNS.get(6));
        if (end.isBefore(start)) {
            throw new BadCellException(
                    "ends before it starts. A time on the next day is written with 240000 added, as 241500.");
        }
        return new Exam(
                day,
                Cells.needed(row.cell(0), COLUMNS.get(0)),
                identity.patient(Cells.needed(row.cell(2), COLUMNS.get(2))),
                identity.uid(Cells.needed(row.cell(1), COLUMNS.get(1))),
                Cells.text(row.cell(7)),
                columns > WITHOUT_MODALITY ? Cells.text(row.cell(8)) : "",
                start,
                end,
                Cells.count(row.cell(4), COLUMNS.get(4)));
    }

    /**
     * Writes the exams of a day as {@code <YYYYMMDD>.csv}, in a fixed order.
     *
     * @param exams of that day, in any order
     * @param identifying whether they say who patients are: nobody else may read the file then
     * @return the file
     * @throws IOException if it cannot be written; one that was there stays as it was
     */
    public static Path write(Path folder, LocalDate day, Collection<Exam> exams, boolean identifying)
            throws IOException {
        Path file = folder.resolve(DayTime.text(day) + EXTENSION);
        try (Table table = Table.create(file, Format.CSV, identifying, COLUMNS)) {
            for (Exam exam : exams.stream().sorted(ORDER).toList()) {
                table.row(List.of(
                        exam.scanner(),
                        exam.study(),
                        exam.patient(),
                        Figures.minutes(exam.span().length()),
                        exam.series(),
                        DayTime.text(day, exam.start()),
                        DayTime.text(day, exam.end()),
                        exam.description(),
                        exam.modality()));
            }
            table.complete();
        }
        return file;
    }
}
