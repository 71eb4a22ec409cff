package org.niffler.app.cli;

import java.nio.file.Path;
import java.util.List;
import org.niffler.app.query.ExamQuery;
import org.niffler.app.query.ScannerName;
import org.niffler.app.report.Layout;
import org.niffler.config.ConfigFile;
import org.niffler.config.Key;
import org.niffler.config.Schema;

/** Whose use is computed, by which rules, and how it is written. */
final class UtilizationKeys {

    static final Key<List<String>> MODALITY = Key.of("Modality", StoreKeys::list, "<CT,MR,...>")
            .describedAs("Of these modalities, separated by commas")
            .defaultsTo(String.join(",", ExamQuery.MODALITIES));
    static final Key<ScannerName> SCANNER_BY = Key.of(
                    "ScannerBy", text -> new ScannerName(StoreKeys.list(text)), "<attribute,...>")
            .describedAs("The attributes by which scanners are told apart: of each series the first that has a value")
            .defaultsTo("DeviceSerialNumber");
    static final Key<Path> INTERMEDIARY = Key.path("Intermediary")
            .in(ConfigFile.COMMAND_LINE)
            .describedAs("Read the original's daily files of this folder, <YYYYMMDD>.csv, instead of the store. Without"
                    + " days: all that are there")
            .optional();
    static final Key<Path> SCANNERS = Key.path("Scanners")
            .describedAs("Report only the scanners of this list, and where they stand")
            .example("subset_scanners.csv")
            .optional();
    static final Key<Integer> GAP = Key.integer("Gap", 0, 24 * 60)
            .describedAs("How many minutes separate two encounters of a patient")
            .defaultsTo("20");
    static final Key<Path> COMPARE = Key.path("Compare")
            .in(ConfigFile.COMMAND_LINE)
            .describedAs("Compare with these exams of a clinical data warehouse: a CSV with the columns patient, start,"
                    + " end and scanner")
            .optional();
    static final Key<String> COMPARE_TIMES = Key.text("CompareTimes")
            .describedAs("How the warehouse writes times, if not as 2020-06-01 08:15")
            .example("'M/d/yyyy h:mm a'")
            .optional();
    static final Key<Layout> LAYOUT = Key.enumeration("Layout", Layout.class)
            .describedAs("original: one file as the original wrote it; tidy: a table of scanners and one of encounters")
            .defaultsTo("original");
    static final Key<Path> OUTPUT = Key.path("Output")
            .describedAs("The folder that the tables are written into")
            .defaultsTo("scanner-utilization");

    static final Schema SCHEMA = DayKeys.SCHEMA
            .and(Schema.titled("What:", MODALITY, SCANNER_BY, SCANNERS, GAP, INTERMEDIARY, COMPARE, COMPARE_TIMES))
            .and(Schema.titled("Result:", LAYOUT, OUTPUT, StoreKeys.FORMAT))
            .and(StoreKeys.STORE)
            .and(StoreKeys.IDENTITY);

    private UtilizationKeys() {}
}
