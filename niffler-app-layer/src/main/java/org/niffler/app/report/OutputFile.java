package org.niffler.app.report;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file that has its name only when it is whole: it is written beside it, and takes its place when it is complete. What
 * was there before stays until then. What is no file, such as {@code /dev/stdout}, is written to as it is.
 */
public final class OutputFile implements Closeable {

    private final Path file;
    private final Path part;
    private boolean complete;

    private OutputFile(Path file, Path part) {
        this.file = file;
        this.part = part;
    }

    /**
     * Begins a file.
     *
     * @param identifying whether it says who patients are: nobody else may read it then
     * @throws IOException if it cannot be made; the message says why
     */
    public static OutputFile begin(Path file, boolean identifying) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a folder; name a file in it.");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return new OutputFile(file, file);
        }
        Path folder = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new IOException(folder + " is no folder.", e);
        }
        Path part = folder.resolve("." + file.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part, attributes(part, identifying));
        return new OutputFile(file, part);
    }

    /** Opens what writes into a file that was begun. */
    public interface Opening<T> {

        /** @throws IOException if it cannot be opened; nothing stays of the file then */
        T into(OutputFile output) throws IOException;
    }

    /**
     * Begins a file and opens what writes into it, which closes it in the end.
     *
     * @param identifying whether it says who patients are: nobody else may read it then
     * @throws IOException if it cannot be made; the message says why
     */
    public static <T> T begin(Path file, boolean identifying, Opening<T> opening) throws IOException {
        OutputFile output = begin(file, identifying);
        try {
            return opening.into(output);
        } catch (IOException | RuntimeException e) {
            output.close();
            throw e;
        }
    }

    private static FileAttribute<?>[] attributes(Path file, boolean identifying) throws IOException {
        boolean posix = Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix");
        return identifying && posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Where to write meanwhile. */
    public Path part() {
        return part;
    }

    /** All is written: {@link #close} gives it its name. */
    public void complete() {
        complete = true;
    }

    @Override
    public void close() throws IOException {
        if (part.equals(file)) {
            return;
        }
        if (complete) {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.deleteIfExists(part);
        }
    }
}
