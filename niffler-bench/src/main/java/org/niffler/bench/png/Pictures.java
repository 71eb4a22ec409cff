package org.niffler.bench.png;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.niffler.testkit.process.ProcessFailed;

/**
 * What a conversion has written.
 *
 * @param files PNGs
 * @param bytes of all together
 */
record Pictures(List<Path> files, long bytes) {

    /** Signature, and length and type of the first chunk, which is the header (PNG 5.2, 11.2.1). */
    private static final int BEFORE_WIDTH = 16;

    /** All below a folder. */
    static Pictures in(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            List<Path> files = paths.filter(path -> path.toString().endsWith(".png"))
                    .sorted()
                    .toList();
            long bytes = 0;
            for (Path file : files) {
                bytes += Files.size(file);
            }
            return new Pictures(files, bytes);
        }
    }

    int count() {
        return files.size();
    }

    /**
     * Compares their number with that of the files, and the size and depth of one of them with those of its set.
     *
     * @throws ProcessFailed if they differ
     */
    void require(ImageSet set, int images) throws IOException {
        if (count() != images) {
            throw new ProcessFailed(count() + " pictures of " + images + " files");
        }
        Path one = files.get(count() / 2);
        String wanted = describe(set.columns(), set.rows(), Short.SIZE);
        String found = header(one);
        if (!wanted.equals(found)) {
            throw new ProcessFailed(one.getFileName() + " has " + found + ", not " + wanted);
        }
    }

    private static String header(Path png) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(png))) {
            in.readNBytes(BEFORE_WIDTH);
            return describe(in.readInt(), in.readInt(), in.readUnsignedByte());
        }
    }

    private static String describe(int columns, int rows, int bits) {
        return columns + "x" + rows + " pixels of " + bits + " bits";
    }
}
