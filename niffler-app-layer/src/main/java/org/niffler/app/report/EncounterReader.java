package org.niffler.app.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.niffler.app.query.ShownIdentity;
import org.niffler.app.scanner.UtilizationDay;

/**
 * Reads back how scanners were used from what {@link UtilizationReport} wrote, in either layout and format, or the
 * original system wrote. Holds one day at a time.
 *
 * <p>Of the original's layout modalities are those of the scanner's day, as its encounters do not tell theirs. Of the tidy
 * layout the file {@code scanners} beside the encounters is read, too; without it they tell neither of unused scanners and days nor of institutes.
 */
public final class EncounterReader {

    private static final List<String> RESULTS =
            List.of("encounters.csv", "encounters.json", "scanner-util.csv", "scanner-util.json");

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
        Path file = Files.isDirectory(result) ? only(result) : result;
        String name = file.getFileName().toString();
        Path scanners = file.resolveSibling(name.replace(EncountersTable.NAME, ScannersTable.NAME));
        boolean beside = name.startsWith(EncountersTable.NAME + ".") && Files.exists(scanners);
        return beside ? List.of(scanners, file) : List.of(file);
    }

    private static Path only(Path folder) throws IOException {
        List<Path> results =
                RESULTS.stream().map(folder::resolve).filter(Files::exists).toList();
        if (results.isEmpty()) {
            throw new IOException("The folder " + folder + " holds no result of utilization, none of "
                    + String.join(", ", RESULTS) + ". Name the folder that it was written to.");
        }
        if (results.size() > 1) {
            throw new IOException("The folder " + folder + " holds several results of utilization: "
                    + results.stream()
                            .map(Path::getFileName)
                            .map(Path::toString)
                            .collect(Collectors.joining(", "))
                    + ". Name one of the files.");
        }
        return results.get(0);
    }
}
