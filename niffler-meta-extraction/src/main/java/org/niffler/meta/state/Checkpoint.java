package org.niffler.meta.state;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * The number of the first line of the queue that is not done, in a file of its own that is written over in place by one
 * call. It stands there twice: if a power failure left the two different, the position is unknown rather than wrong.
 */
final class Checkpoint implements Closeable {

    private static final int DIGITS = 19;
    private static final int LENGTH = 2 * DIGITS + 2;

    private final RandomAccessFile file;

    private Checkpoint(RandomAccessFile file) {
        this.file = file;
    }

    static Checkpoint open(Path path) throws IOException {
        if (!Files.exists(path)) {
            PrivateFiles.newFile(path);
        }
        return new Checkpoint(new RandomAccessFile(path.toFile(), "rw"));
    }

    boolean isNew() throws IOException {
        return file.length() == 0;
    }

    /** Empty if nothing was written yet, or what was written is damaged. */
    OptionalLong read() throws IOException {
        if (file.length() != LENGTH) {
            return OptionalLong.empty();
        }
        byte[] bytes = new byte[LENGTH];
        file.seek(0);
        file.readFully(bytes);
        String content = new String(bytes, StandardCharsets.US_ASCII);
        String number = content.substring(0, DIGITS);
        return content.equals(number + " " + number + "\n") && number.matches("0\\d+")
                ? OptionalLong.of(Long.parseLong(number))
                : OptionalLong.empty();
    }

    void write(long number) throws IOException {
        String digits = Long.toString(number);
        String padded = "0".repeat(DIGITS - digits.length()) + digits;
        file.seek(0);
        file.write((padded + " " + padded + "\n").getBytes(StandardCharsets.US_ASCII));
        if (file.length() != LENGTH) {
            file.setLength(LENGTH);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
