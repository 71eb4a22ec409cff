package org.niffler.dicom.file;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Permissions with which a file or folder is made so that it is its owner's alone from the moment it is there: paths and images
 * name patients. Where a file system knows no permissions, its access control list decides.
 */
public final class OwnerPermissions {

    private OwnerPermissions() {}

    /** For a file that is made there. */
    public static FileAttribute<?>[] ofFile(Path file) {
        return permissions(file, "rw-------");
    }

    /** For a folder that is made there. */
    public static FileAttribute<?>[] ofFolder(Path folder) {
        return permissions(folder, "rwx------");
    }

    /** Whether the file system of a path knows permissions. */
    public static boolean areKnown(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] permissions(Path path, String permissions) {
        return areKnown(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
