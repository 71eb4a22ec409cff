package org.niffler.app.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.niffler.csv.SpreadsheetText;

/**
 * The original's {@code scanner-util.csv}: two lines of header, rows of nine cells for scanners, and rows whose first nine
 * cells are empty for their encounters. Cells are separated by a comma and a blank; before a quoted cell stands no blank,
 * which spreadsheets would take for its beginning.
 */
final class OriginalSheet implements Table {

    /** Of a scanner. */
    static final List<String> SCANNER = List.of(
            "Date #",
            "Date YYYYMMDD",
            "ScannerID",
            "Scanner Utilization %",
            "Patients of the scanner in the day",
            "Encounters of the scanner in the day",
            "Studies by the scanner",
            "Modality",
            "Series by the Scanner");

    /** Of an encounter. */
    static final List<String> ENCOUNTER = List.of(
            "PatientID",
            "StartTime",
            "EndTime",
            "Duration (Minutes)",
            "Number of Studies In the Encounter",
            "Number of Series In the Encounter",
            "Encounter Description");

    static final List<String> COLUMNS =
            Stream.concat(SCANNER.stream(), ENCOUNTER.stream()).toList();

    private final OutputFile output;
    private final BufferedWriter text;

    private OriginalSheet(OutputFile output) throws IOException {
        this.output = output;
        this.text = Files.newBufferedWriter(output.part(), StandardCharsets.UTF_8);
        text.write(String.join(", ", SCANNER) + "\n");
        text.write(" ," + " ,".repeat(SCANNER.size() - 1) + " " + String.join(", ", ENCOUNTER) + "\n");
    }

    /** As JSON the two kinds of rows are objects of all columns, half of them null. */
    static Table create(Path file, Format format, boolean identifying) throws IOException {
        return format == Format.CSV
                ? OutputFile.begin(file, identifying, OriginalSheet::new)
                : Table.create(file, format, identifying, COLUMNS);
    }

    /** A row of all columns; those of a scanner end with its last cell. */
    @Override
    public void row(List<?> cells) throws IOException {
        boolean ofScanner = cells.get(SCANNER.size()) == null;
        StringBuilder line = new StringBuilder();
        for (Object cell : ofScanner ? cells.subList(0, SCANNER.size()) : cells) {
            String quoted = quoted(cell == null ? "" : SpreadsheetText.defused(cell.toString()));
            line.append(line.isEmpty() || quoted.startsWith("\"") ? "" : " ")
                    .append(quoted)
                    .append(',');
        }
        line.setLength(line.length() - 1);
        text.append(line).append('\n');
    }

    private static String quoted(String cell) {
        boolean plain = cell.equals(cell.strip()) && cell.chars().noneMatch(c -> ",\"\n\r".indexOf(c) >= 0);
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    @Override
    public void complete() throws IOException {
        text.flush();
        output.complete();
    }

    @Override
    public void close() throws IOException {
        try (output) {
            text.close();
        }
    }
}
