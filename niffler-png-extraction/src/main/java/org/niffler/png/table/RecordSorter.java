package org.niffler.png.table;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sorts more records than memory holds: sorted runs of a bounded size go to temporary files, which are merged as they are
 * read. Memory is one run, or a small buffer for each of the runs that are read at a time.
 */
final class RecordSorter implements Closeable {

    /** A run in memory, and the runs that are merged at a time: both together fit a heap of 64 MB well. */
    static final int RUN_BYTES = 12 << 20;

    static final int MERGED_AT_A_TIME = 128;

    private final Path folder;
    private final int runBytes;
    private final int mergedAtATime;
    private final List<SortEntry> current = new ArrayList<>();
    private List<Path> runs = new ArrayList<>();
    private int bytes;
    private int largest;
    private int made;

    /** Takes a folder for its files, which must not exist and is deleted in the end. */
    RecordSorter(Path folder, int runBytes, int mergedAtATime) throws IOException {
        this.folder = folder;
        this.runBytes = runBytes;
        this.mergedAtATime = mergedAtATime;
        PrivateFiles.folder(folder);
    }

    void add(SortEntry entry) throws IOException {
        current.add(entry);
        bytes += entry.bytes();
        largest = Math.max(largest, bytes);
        if (bytes >= runBytes) {
            spill();
        }
    }

    private void spill() throws IOException {
        current.sort(SortEntry.ORDER);
        Path run = nextRun();
        try (SortedRun.Writer writer = new SortedRun.Writer(run)) {
            for (SortEntry entry : current) {
                writer.write(entry);
            }
        }
        runs.add(run);
        current.clear();
        bytes = 0;
    }

    private Path nextRun() {
        made++;
        return folder.resolve("run-" + made);
    }

    /** All entries in order; may be asked for again, but nothing is added any more. */
    RunMerge sorted() throws IOException {
        if (!current.isEmpty()) {
            spill();
        }
        while (runs.size() > mergedAtATime) {
            runs = mergeOnce(runs);
        }
        return new RunMerge(runs);
    }

    private List<Path> mergeOnce(List<Path> from) throws IOException {
        List<Path> merged = new ArrayList<>();
        for (int i = 0; i < from.size(); i += mergedAtATime) {
            List<Path> some = from.subList(i, Math.min(i + mergedAtATime, from.size()));
            Path run = nextRun();
            try (RunMerge entries = new RunMerge(some);
                    SortedRun.Writer writer = new SortedRun.Writer(run)) {
                for (Optional<SortEntry> entry = entries.next(); entry.isPresent(); entry = entries.next()) {
                    writer.write(entry.get());
                }
            }
            for (Path file : some) {
                Files.delete(file);
            }
            merged.add(run);
        }
        return merged;
    }

    /** The files it has written. */
    int runsMade() {
        return made;
    }

    /** The most bytes that were in memory. */
    int largestRun() {
        return largest;
    }

    @Override
    public void close() throws IOException {
        delete(folder);
    }

    /** Deletes such a folder with the files in it, if it is there. */
    static void delete(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }
}
