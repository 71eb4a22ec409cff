package org.niffler.app.cli;

import java.nio.file.Path;
import java.util.List;
import org.niffler.app.query.ExamQuery;
import org.niffler.app.query.ScannerName;
import org.niffler.app.report.Layout;
import org.niffler.config.ConfigFile;
import org.niffler.config.Key;
import org.niffler.config.Schema;
import org.niffler.deid.IdentifyingAttributes;

/** Whose use is computed, by which rules, and how it is written. */
final class UtilizationKeys {

    private static final String SERIAL_NUMBER = "DeviceSerialNumber";

    static final Key<List<String>> MODALITY = Key.of("Modality", StoreKeys::list, "<CT,MR,...>")
            .in(ConfigFile.APP_LAYER)
            .describedAs("Of these modalities, separated by commas")
            .defaultsTo(String.join(",", ExamQuery.MODALITIES));
    static final Key<ScannerName> SCANNER_BY = Key.of("ScannerBy", UtilizationKeys::scannerName, "<attribute,...>")
            .in(ConfigFile.APP_LAYER)
            .describedAs("The attributes by which scanners are told apart: of each series the first that has a value")
            .defaultsTo(SERIAL_NUMBER);
    static final Key<Path> INTERMEDIARY = Key.path("Intermediary")
            .in(ConfigFile.COMMAND_LINE)
            .describedAs("Read the original's daily files of this folder, <YYYYMMDD>.csv, instead of the store. Without"
                    + " days: all that are there")
            .optional();
    static final Key<Path> SCANNERS = Key.path("Scanners")
            .in(ConfigFile.APP_LAYER)
            .describedAs("Report only the scanners of this list, and where they stand")
            .example("subset_scanners.csv")
            .optional();
    static final Key<Integer> GAP = Key.integer("Gap", 0, 24 * 60)
            .in(ConfigFile.APP_LAYER)
            .describedAs("How many minutes separate two encounters of a patient")
            .defaultsTo("20");
    static final Key<Path> COMPARE = Key.path("Compare")
            .in(ConfigFile.COMMAND_LINE)
            .describedAs("Compare with these exams of a clinical data warehouse: a CSV with the columns patient, start,"
                    + " end and scanner")
            .optional();
    static final Key<String> COMPARE_TIMES = Key.text("CompareTimes")
            .in(ConfigFile.APP_LAYER)
            .describedAs("How the warehouse writes times, if not as 2020-06-01 08:15")
            .example("'M/d/yyyy h:mm a'")
            .optional();
    static final Key<Layout> LAYOUT = Key.enumeration("Layout", Layout.class)
            .in(ConfigFile.APP_LAYER)
            .describedAs("original: one file as the original wrote it; tidy: a table of scanners and one of encounters")
            .defaultsTo("original");
    static final Key<Path> OUTPUT = Key.path("Output")
            .in(ConfigFile.COMMAND_LINE)
            .describedAs("The folder that the tables are written into")
            .defaultsTo("scanner-utilization");

    static final Schema SCHEMA = DayKeys.SCHEMA
            .and(Schema.titled("What:", MODALITY, SCANNER_BY, SCANNERS, GAP, INTERMEDIARY, COMPARE, COMPARE_TIMES))
            .and(Schema.titled("Result:", LAYOUT, OUTPUT, StoreKeys.FORMAT))
            .and(StoreKeys.STORE)
            .and(StoreKeys.IDENTITY);

    private UtilizationKeys() {}

    /** What names the scanner is shown as it is. */
    private static ScannerName scannerName(String text) {
        // The default is read at every start, and reading the table for it would take a tenth of a second of each.
        if (!text.equals(SERIAL_NUMBER)) {
            new IdentifyingAttributes().firstOf(StoreKeys.list(text)).ifPresent(attribute -> {
                throw new IllegalArgumentException(
                        attribute + " says who a patient is or when (PS3.15 Table E.1-1), not which scanner it was");
            });
        }
        return new ScannerName(StoreKeys.list(text));
    }
}
