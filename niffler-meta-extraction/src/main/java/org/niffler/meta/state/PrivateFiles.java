package org.niffler.meta.state;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.niffler.dicom.file.OwnerPermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes files and folders for their owner only, as paths and images name patients. */
final class PrivateFiles {

    private static final Logger LOG = LoggerFactory.getLogger(PrivateFiles.class);

    private static final String FOLDER = "rwx------";
    private static final String FILE = "rw-------";

    private PrivateFiles() {}

    /** Makes a folder, and those above it, where there are none; leaves the permissions of those that are there. */
    static Path folder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return folder;
        }
        return Files.createDirectories(folder, OwnerPermissions.ofFolder(folder));
    }

    /** @throws FileAlreadyExistsException if there is a file of this name */
    static Path newFile(Path file) throws IOException {
        return Files.createFile(file, OwnerPermissions.ofFile(file));
    }

    /** Closes a file or folder to others, if this user may and the file system knows permissions. */
    static void close(Path path) {
        if (!OwnerPermissions.areKnown(path)) {
            return;
        }
        try {
            String permissions = Files.isDirectory(path) ? FOLDER : FILE;
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        } catch (IOException e) {
            LOG.warn("Cannot take the permissions of other users from {}: {}", path, e.toString());
        }
    }
}
