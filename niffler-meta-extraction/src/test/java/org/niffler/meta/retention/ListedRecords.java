package org.niffler.meta.retention;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.niffler.meta.state.SeriesRecords;

/** Keeps records as lines of a file, which outlives a process that is killed. */
final class ListedRecords implements SeriesRecords {

    private final Path file;
    private final Map<String, Optional<Processed>> byFolder = new ConcurrentHashMap<>();

    ListedRecords(Path file) {
        this.file = file;
        try {
            for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
                read(line.split("\t"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String[] fields) {
        byFolder.put(
                fields[0],
                fields.length == 1
                        ? Optional.empty()
                        : Optional.of(new Processed(
                                fields[0], fields[1], Long.parseLong(fields[2]), Instant.parse(fields[3]))));
    }

    @Override
    public Optional<Processed> processed(String folder) {
        return byFolder.getOrDefault(folder, Optional.empty());
    }

    @Override
    public List<Processed> allProcessed() {
        return byFolder.values().stream().flatMap(Optional::stream).toList();
    }

    @Override
    public boolean wasDeleted(String folder) {
        return byFolder.containsKey(folder) && processed(folder).isEmpty();
    }

    @Override
    public void markProcessed(Processed series) throws IOException {
        append(series.folder() + "\t" + series.seriesInstanceUid() + "\t" + series.instances() + "\t" + series.at());
        byFolder.put(series.folder(), Optional.of(series));
    }

    @Override
    public void markDeleted(String folder) throws IOException {
        append(folder);
        byFolder.put(folder, Optional.empty());
    }

    private synchronized void append(String line) throws IOException {
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
