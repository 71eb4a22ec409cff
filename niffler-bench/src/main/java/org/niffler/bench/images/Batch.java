package org.niffler.bench.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files that are sent, or that have arrived.
 *
 * @param files DICOM files (PS3.10)
 */
public record Batch(List<Path> files) {

    private static final int PREAMBLE_AND_PREFIX = 132;
    private static final int GROUP_LENGTH_ELEMENT = 12;

    /** The instances in a storage folder, whatever their names; ours keeps its unfinished files in a hidden one. */
    public static Batch in(Path storage) throws IOException {
        try (Stream<Path> paths = Files.walk(storage)) {
            return new Batch(paths.filter(Files::isRegularFile)
                    .filter(path -> !storage.relativize(path).toString().startsWith("."))
                    .toList());
        }
    }

    public Batch first(int count) {
        return new Batch(files.subList(0, count));
    }

    /** As many parts as there are associations, none of which has more than one file more than another. */
    public List<Batch> parts(int count) {
        List<Batch> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(new Batch(files.subList(files.size() * i / count, files.size() * (i + 1) / count)));
        }
        return parts;
    }

    /** What the data sets take; the file meta information before them is each receiver's own. */
    public long dataSetBytes() throws IOException {
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file) - dataSetOffset(file);
        }
        return bytes;
    }

    /** The first element is the length of the others of its group (PS3.10 7.1). */
    public static long dataSetOffset(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            byte[] b = in.readNBytes(PREAMBLE_AND_PREFIX + GROUP_LENGTH_ELEMENT);
            int i = b.length - 4;
            int length = (b[i] & 0xFF) | (b[i + 1] & 0xFF) << 8 | (b[i + 2] & 0xFF) << 16 | (b[i + 3] & 0xFF) << 24;
            return b.length + (long) length;
        }
    }

    /** What was received is given up before it is written to the disk; the files themselves stay. */
    public void truncate() throws IOException {
        for (Path file : files) {
            Files.newOutputStream(file, StandardOpenOption.TRUNCATE_EXISTING).close();
        }
    }
}
