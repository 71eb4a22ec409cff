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
        runs.add(written(writer -> {
            for (SortEntry entry : current) {
                writer.write(entry);
            }
        }));
        current.clear();
        bytes = 0;
    }

    @FunctionalInterface
    private interface Content {
        void writeTo(SortedRun.Writer writer) throws IOException;
    }

    private Path written(Content content) throws IOException {
        made++;
        Path run = folder.resolve("run-" + made);
        try (SortedRun.Writer writer = new SortedRun.Writer(run)) {
            content.writeTo(writer);
        } catch (IOException e) {
            throw new IOException(
                    "Cannot sort the records of finished files in " + folder + ": " + withoutFullStop(e.getMessage())
                            + ". Make room for" + " twice the size of those records, and start again; none is lost.",
                    e);
        }
        return run;
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
            merged.add(written(writer -> copy(some, writer)));
            for (Path file : some) {
                Files.delete(file);
            }
        }
        return merged;
    }

    private static String withoutFullStop(String message) {
        return message != null && message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }

    private static void copy(List<Path> from, SortedRun.Writer to) throws IOException {
        try (RunMerge entries = new RunMerge(from)) {
            for (Optional<SortEntry> entry = entries.next(); entry.isPresent(); entry = entries.next()) {
                to.write(entry.get());
            }
        }
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
