package org.niffler.png.table;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records and spools as a run makes them. */
final class Records {

    static final Clock CLOCK = Clock.systemUTC();
    static final String SETTINGS = "is16Bit=true\nscaling=original";

    private Records() {}

    /** Columns and values in turn. */
    static MetadataRow row(String file, String... columnsAndValues) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 0; i < columnsAndValues.length; i += 2) {
            headers.put(columnsAndValues[i], columnsAndValues[i + 1]);
        }
        return new MetadataRow(file, true, headers);
    }

    static FileRecord converted(String source, String... columnsAndValues) {
        String png = "extracted-images/" + Integer.toHexString(source.hashCode()) + ".png";
        return new FileRecord(
                source,
                new FileOutcome.Converted(List.of(new PngFile(1, png, ""))),
                Optional.of(row(png, columnsAndValues)));
    }

    static FileRecord failed(String source, int failureClass, String reason) {
        return new FileRecord(source, new FileOutcome.Failed(failureClass, reason, List.of()), Optional.empty());
    }

    static void spool(Path folder, List<FileRecord> records) throws IOException {
        try (RecordSpool spool = RecordSpool.open(folder, SETTINGS, CLOCK)) {
            for (FileRecord record : records) {
                spool.append(record);
            }
        }
    }

    static TablePaths paths(Path output) {
        return new TablePaths(
                output.resolve("metadata.csv"),
                output.resolve("mapping.csv"),
                output.resolve("failures.csv"),
                output.resolve("held-back.csv"),
                output.resolve("work"));
    }

    static TableOptions allColumns() {
        return new TableOptions(false, 1, "", "", false);
    }

    static TableSummary write(Path output, Path... spools) throws IOException {
        return new Tables(CLOCK).write(List.of(spools), allColumns(), paths(output));
    }
}
