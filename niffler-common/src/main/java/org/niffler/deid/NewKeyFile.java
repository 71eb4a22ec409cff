package org.niffler.deid;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/** Makes a key file: whole, once, and never readable by others. */
final class NewKeyFile {

    private static final String PREFIX = ".niffler-key";
    private static final String COMMENT = """
            # Niffler's key of pseudonyms. Keep it secret, keep a copy of it, and never put it beside what is shared.
            """;

    private NewKeyFile() {}

    /** Makes the file, unless another process has meanwhile. */
    static void make(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder, ownersOnly(folder, "rwx------"));
        Path draft = Files.createTempFile(folder, PREFIX, null, ownersOnly(folder, "rw-------"));
        try {
            write(draft);
            publish(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void write(Path draft) throws IOException {
        byte[] key = new byte[KeyFile.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        String text = COMMENT + Hashes.hex(key) + "\n";
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true); // a key that is lost with the power makes every pseudonym of it an orphan
        }
    }

    /** A hard link is made only if there is no such file, in one step: the first process wins, the others read its key. */
    private static void publish(Path draft, Path file) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            return; // another process was first; its key is the one
        } catch (UnsupportedOperationException | FileSystemException e) {
            moveUnlessThere(draft, file); // a file system without hard links
        }
    }

    private static void moveUnlessThere(Path draft, Path file) throws IOException {
        try {
            Files.move(draft, file);
        } catch (FileAlreadyExistsException e) {
            return; // another process was first; its key is the one
        }
    }

    static boolean hasPosixPermissions(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] ownersOnly(Path path, String permissions) {
        return hasPosixPermissions(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
