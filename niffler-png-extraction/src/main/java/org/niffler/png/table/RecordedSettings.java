package org.niffler.png.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The settings with which the records of a run were made. */
public final class RecordedSettings {

    private static final String KEY = "PseudonymKey=";

    private RecordedSettings() {}

    /**
     * Checks that tables are made of records with the settings of the records. Does nothing if there are none yet.
     *
     * @param folder the state folder
     * @param settings as for {@link RecordSpool#open}, with the key's fingerprint that it is given: tables need no key
     * @throws SpoolException if the records were made with other settings
     * @throws IOException if they cannot be read
     */
    public static void require(Path folder, UnaryOperator<String> settings) throws IOException {
        Path file = RecordSpool.file(folder);
        Optional<String> recorded = Files.exists(file) ? read(file) : Optional.empty();
        if (recorded.isPresent()) {
            SpoolSettings.check(file, recorded.get(), settings.apply(key(recorded.get())));
        }
    }

    private static Optional<String> read(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            byte[] first = line == null ? new byte[0] : line.getBytes(StandardCharsets.UTF_8);
            return new SpoolHeader().settings(first, 0, first.length);
        }
    }

    private static String key(String settings) {
        return settings.lines()
                .filter(line -> line.startsWith(KEY))
                .findFirst()
                .map(line -> line.substring(KEY.length()))
                .orElse("");
    }
}
