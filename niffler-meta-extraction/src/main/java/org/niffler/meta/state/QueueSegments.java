package org.niffler.meta.state;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of the queue, each named by the number of its first line. Every run begins a file of its own, so that what an
 * earlier one left is never written to. Not thread-safe.
 */
final class QueueSegments implements Closeable {

    static final long SEGMENT_BYTES = 8L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(QueueSegments.class);
    private static final Pattern NAME = Pattern.compile("queue-(0\\d{18})\\.jsonl");

    private final Path folder;
    private final NavigableMap<Long, Path> files = new TreeMap<>();
    private final long end;
    private RandomAccessFile writing;
    private long bytes;

    private QueueSegments(Path folder) throws IOException {
        this.folder = folder;
        list();
        this.end = files.isEmpty() ? 0 : files.lastKey() + cut(files.lastEntry().getValue());
    }

    /** Finds the files of earlier runs, and cuts off what the last of them was killed at. */
    static QueueSegments open(Path folder) throws IOException {
        return new QueueSegments(folder);
    }

    private void list() throws IOException {
        try (Stream<Path> names = Files.list(folder)) {
            names.forEach(file -> {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    files.put(Long.parseLong(name.group(1)), file);
                }
            });
        }
    }

    private static long cut(Path file) throws IOException {
        WholeAppends whole = WholeAppends.of(file);
        long torn = Files.size(file) - whole.bytes();
        if (torn > 0) {
            LOG.info("{}: cut off {} bytes of entries that were not written to their end", file, torn);
            try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
                cut.setLength(whole.bytes());
            }
        }
        return whole.lines();
    }

    /** The number behind the last line that was found. */
    long end() {
        return end;
    }

    /** The number of the first line there is, if there is a file. */
    Optional<Long> begin() {
        return files.isEmpty() ? Optional.empty() : Optional.of(files.firstKey());
    }

    /** The lines between two numbers, as far as one file has them; empty if none has. */
    Optional<Stretch> stretch(long from, long to) {
        Map.Entry<Long, Path> file = files.floorEntry(from);
        if (file == null) {
            file = files.firstEntry();
        }
        if (file == null || file.getKey() >= to) {
            return Optional.empty();
        }
        Long next = files.higherKey(file.getKey());
        long first = file.getKey();
        return Optional.of(
                new Stretch(file.getValue(), first, Math.max(first, from), next == null ? to : Math.min(to, next)));
    }

    /** All lines between two numbers. */
    List<Stretch> stretches(long from, long to) {
        List<Stretch> all = new ArrayList<>();
        Optional<Stretch> next = stretch(from, to);
        while (next.isPresent()) {
            all.add(next.get());
            long reached = next.get().to();
            next = reached < to ? stretch(reached, to) : Optional.empty();
        }
        return all;
    }

    /**
     * Writes lines behind all others in one call. If that fails half-way (a full disk), what was written is taken back.
     *
     * @param number of the first of them
     */
    void append(byte[] lines, long number) throws IOException {
        if (writing == null || bytes >= SEGMENT_BYTES) {
            begin(number);
        }
        try {
            writing.write(lines);
        } catch (IOException e) {
            takeBack(e);
            throw e;
        }
        bytes += lines.length;
    }

    private void begin(long number) throws IOException {
        closeWriting();
        String digits = Long.toString(number);
        Path file = folder.resolve("queue-" + "0".repeat(19 - digits.length()) + digits + ".jsonl");
        Files.deleteIfExists(file); // without a whole line
        writing = new RandomAccessFile(PrivateFiles.newFile(file).toFile(), "rw");
        bytes = 0;
        files.put(number, file);
    }

    private void takeBack(IOException cause) {
        try {
            writing.setLength(bytes);
            writing.seek(bytes);
        } catch (IOException e) {
            // The next append begins another file, whose name says where the lines of this one end.
            cause.addSuppressed(e);
            bytes = SEGMENT_BYTES;
        }
    }

    /** Deletes the files of which all lines are below a number; one that cannot be deleted now is at the next start. */
    void dropBelow(long number) {
        while (files.size() > 1 && files.higherKey(files.firstKey()) <= number) {
            Path file = files.pollFirstEntry().getValue();
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.warn("Cannot delete the finished part {} of the queue: {}", file, e.toString());
            }
        }
    }

    private void closeWriting() throws IOException {
        if (writing != null) {
            writing.close();
        }
    }

    @Override
    public void close() throws IOException {
        closeWriting();
    }
}
