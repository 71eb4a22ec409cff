package org.niffler.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.niffler.app.deidentify.ResidueCheck;
import org.niffler.app.report.Format;
import org.niffler.app.report.Table;

/** Shows what a check found. */
final class CheckReport {

    private static final List<String> COLUMNS = List.of("what", "tag", "name", "files");
    private static final String ROW = "%-10s  %-11s  %8d  %s%n";
    private static final String HEAD = "%-10s  %-11s  %8s  %s%n";

    private CheckReport() {}

    static void print(ResidueCheck.Result result, PrintWriter out) {
        if (!result.isClean()) {
            out.printf(HEAD, "what", "tag", "files", "name");
            result.findings().forEach(row -> out.printf(ROW, row.what(), row.tag(), row.files(), row.name()));
        }
        out.println(result.files() + " DICOM files, " + result.others() + " others: "
                + (result.isClean() ? "nothing is left that the profile would have taken" : "see above"));
    }

    static void write(ResidueCheck.Result result, Path file, Format format) throws IOException {
        try (Table table = Table.create(file, format, false, COLUMNS)) {
            for (ResidueCheck.Finding row : result.findings()) {
                table.row(List.of(row.what(), row.tag(), row.name(), row.files()));
            }
            table.complete();
        }
    }
}
