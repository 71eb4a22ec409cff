package org.niffler.app.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.niffler.csv.CsvLine;
import org.niffler.csv.CsvReader;

/** The list of the scanners to report: {@code subset_scanners.csv} with DeviceSerialNumber and Institute. */
public final class ScannerListFile {

    private static final String SCANNER = "DeviceSerialNumber";

    private ScannerListFile() {}

    /**
     * Reads a list.
     *
     * @param badLines is told of each line that was passed over
     * @return the institute of each scanner; empty text where there is none
     * @throws IOException if the file cannot be read, lacks a column, or lists no scanner
     */
    public static Map<String, String> read(Path file, Consumer<BadLine> badLines) throws IOException {
        Map<String, String> institutes = new TreeMap<>();
        try (CsvReader reader = CsvReader.open(file)) {
            int scanner = reader.header().indexOf(SCANNER);
            int institute = reader.header().indexOf("Institute");
            Iterator<CsvLine> lines = reader.lines(scanner);
            while (lines.hasNext()) {
                CsvLine line = lines.next();
                if (line instanceof CsvLine.BadRow bad) {
                    badLines.accept(new BadLine(file, bad.line(), bad.reason()));
                } else if (line instanceof CsvLine.Row row) {
                    String number = Cells.text(row.cell(scanner));
                    String where = institute < row.cells().size() ? Cells.text(row.cell(institute)) : "";
                    if (number.isEmpty()) {
                        badLines.accept(new BadLine(file, row.line(), "has no " + SCANNER + "."));
                    } else if (institutes.putIfAbsent(number, where) != null) {
                        badLines.accept(new BadLine(
                                file,
                                row.line(),
                                "names scanner " + number + " again. The first line with it counts."));
                    }
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (institutes.isEmpty()) {
            throw new IOException(
                    "The file " + file + " lists no scanner. Add a line for each that is to be reported.");
        }
        return institutes;
    }
}
