package org.niffler.workflow.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.niffler.dicom.file.OwnerPermissions;

/** Makes files and folders for their owner only, as places name patients; and removes folders with all that is in them. */
final class PrivateFiles {

    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");

    private PrivateFiles() {}

    /** Makes a folder, and those above it, where there are none; leaves the permissions of those that are there. */
    static Path folder(Path folder) throws IOException {
        return Files.isDirectory(folder) ? folder : Files.createDirectories(folder, OwnerPermissions.ofFolder(folder));
    }

    /** A new and empty file in the place of any that is there. */
    static Path newFile(Path file) throws IOException {
        Files.deleteIfExists(file);
        return Files.createFile(file, OwnerPermissions.ofFile(file));
    }

    /**
     * Lets its owner list, enter and change a folder: a program may have forbidden that to itself, and so to us.
     *
     * @return whether it was forbidden
     */
    static boolean open(Path folder) throws IOException {
        if (!OwnerPermissions.areKnown(folder)) {
            return false;
        }
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        permissions.addAll(Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS));
        boolean isForbidden = permissions.addAll(OWNER);
        if (isForbidden) {
            Files.setPosixFilePermissions(folder, permissions);
        }
        return isForbidden;
    }

    /**
     * Removes a folder or file, if there is one. Links are removed, not what they lead to; folders however deep, and those
     * that their owner has forbidden to itself, too.
     */
    static void remove(Path path) throws IOException {
        while (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            Files.walkFileTree(path, new Removal(path));
        }
    }
}
