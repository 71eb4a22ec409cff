package org.niffler.png.table;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that name source files, and so may name patients: for their owner alone, from the moment they are there. */
public final class PrivateFiles {

    private PrivateFiles() {}

    /**
     * Makes a folder, and those above it, or closes one that is there to others.
     *
     * @throws IOException if it cannot; the message says why and what to do
     */
    public static void folder(Path folder) throws IOException {
        try {
            makeFolder(folder);
        } catch (IOException e) {
            throw cannotMake("folder", folder, e);
        }
    }

    private static void makeFolder(Path folder) throws IOException {
        Files.createDirectories(folder.toAbsolutePath().getParent());
        Set<PosixFilePermission> ownerOnly = PosixFilePermissions.fromString("rwx------");
        if (!isPosix(folder)) {
            Files.createDirectories(folder);
            return;
        }
        try {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(ownerOnly));
        } catch (FileAlreadyExistsException e) {
            // Perhaps by another thread or another part of the run, a moment ago.
            if (!Files.isDirectory(folder)) {
                throw e;
            }
            Files.setPosixFilePermissions(folder, ownerOnly);
        }
    }

    /**
     * Makes an empty file.
     *
     * @throws IOException if it cannot; the message says why and what to do
     */
    public static void file(Path file) throws IOException {
        try {
            makeFile(file);
        } catch (IOException e) {
            throw cannotMake("file", file, e);
        }
    }

    private static void makeFile(Path file) throws IOException {
        if (isPosix(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    /** Java's own messages are often the path alone. */
    private static IOException cannotMake(String what, Path path, IOException e) {
        String why = e instanceof FileSystemException known && known.getReason() != null
                ? known.getReason()
                : e.getClass().getSimpleName();
        return new IOException(
                "Cannot make the " + what + " " + path + " (" + why + "). Check the permissions of the folder it is in,"
                        + " and the space on its disk.",
                e);
    }

    /** Forces a file's content, or a folder's names, to the disk. Windows has no such call for folders and no need. */
    static void force(Path path) throws IOException {
        boolean isFolder = Files.isDirectory(path);
        if (!isFolder || isPosix(path)) {
            try (FileChannel channel =
                    FileChannel.open(path, isFolder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
