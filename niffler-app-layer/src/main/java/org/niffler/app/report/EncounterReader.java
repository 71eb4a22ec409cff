package org.niffler.app.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.niffler.app.query.ShownIdentity;
import org.niffler.app.scanner.UtilizationDay;

/**
 * Reads back how scanners were used from what {@link UtilizationReport} wrote, in either layout and format, or the
 * original system wrote. Holds one day at a time.
 *
 * <p>Of the original's layout modalities are those of the scanner's day, as its encounters do not tell theirs. Encounters
 * without {@code scanners} beside them tell neither of unused scanners and days nor of institutes.
 */
public final class EncounterReader {

    private final ShownIdentity identity;
    private final Consumer<BadLine> badLines;

    /**
     * Takes what is needed to read.
     *
     * @param identity what stands in the place of PatientIDs
     * @param badLines is told of each line that was passed over
     */
    public EncounterReader(ShownIdentity identity, Consumer<BadLine> badLines) {
        this.identity = identity;
        this.badLines = badLines;
    }

    /** Is given the days, one after the other. */
    @FunctionalInterface
    public interface DayVisitor {

        /** Takes a day; its scanners are in the order of their numbers, their encounters by their beginning. */
        void day(UtilizationDay day) throws IOException;
    }

    /**
     * Reads all days in the order of the file.
     *
     * @param result the folder of a report, or one of {@code encounters} and {@code scanner-util}, as CSV or JSON
     * @throws IOException if it cannot be read, is no such file, or comes back to a day that was over
     */
    public void read(Path result, DayVisitor visitor) throws IOException {
        List<EntrySource> sources = new ArrayList<>();
        try {
            for (Path file : files(result)) {
                sources.add(EntrySource.open(file, identity, badLines));
            }
            new DayCollector(sources).read(visitor);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            for (EntrySource source : sources) {
                source.close();
            }
        }
    }

    private static List<Path> files(Path result) throws IOException {
        if (!Files.isDirectory(result)) {
            return List.of(result);
        }
        for (String extension : List.of(".csv", ".json")) {
            Path encounters = result.resolve(EncountersTable.NAME + extension);
            Path scanners = result.resolve(ScannersTable.NAME + extension);
            if (Files.exists(encounters)) {
                return Files.exists(scanners) ? List.of(scanners, encounters) : List.of(encounters);
            }
        }
        Optional<Path> original = Stream.of("scanner-util.csv", "scanner-util.json")
                .map(result::resolve)
                .filter(Files::exists)
                .findFirst();
        return List.of(original.orElseThrow(() -> new IOException("The folder " + result
                + " holds no result of utilization: neither encounters.csv nor scanner-util.csv, nor one of them as"
                + " .json. Name the folder that it was written to.")));
    }
}
