package org.niffler.png.convert;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Where the pictures go. A picture appears under its name only when it is whole: it is written in a folder beside, on the
 * same file system, and renamed.
 */
final class PngFolder implements Closeable {

    /** Writes one picture. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private final Path root;
    private final Path incoming;
    private final AtomicLong counter = new AtomicLong();

    /**
     * @param root the output folder, to which names are relative
     * @param incoming for unfinished pictures; what an earlier run, killed in the middle, has left there is deleted
     * @throws IOException if the folders cannot be made
     */
    PngFolder(Path root, Path incoming) throws IOException {
        this.root = root;
        this.incoming = incoming;
        Files.createDirectories(incoming);
        clear();
    }

    /**
     * Writes a picture, in the place of one that an unfinished run has left under that name.
     *
     * @param name relative, with {@code /}
     * @return where it is
     * @throws IOException if it cannot be written; nothing is left then
     */
    Path write(String name, Content content) throws IOException {
        Path part = incoming.resolve(counter.incrementAndGet() + ".part");
        Path target = root.resolve(name);
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
                content.writeTo(out);
            }
            Files.createDirectories(target.getParent());
            return Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        clear();
        Files.deleteIfExists(incoming);
    }

    private void clear() throws IOException {
        try (Stream<Path> parts = Files.list(incoming)) {
            for (Path part : (Iterable<Path>) parts::iterator) {
                Files.delete(part);
            }
        }
    }
}
