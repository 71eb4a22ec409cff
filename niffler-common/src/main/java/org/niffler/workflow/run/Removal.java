package org.niffler.workflow.run;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;

/**
 * Removes what is in a folder, and the folder unless something was moved up in it: then it is to be walked again. A path may
 * be longer than the system takes (4096 bytes on Linux), so that what lies deep is moved up before.
 */
final class Removal extends SimpleFileVisitor<Path> {

    /** Beyond the root; in characters, of which each may take three bytes. */
    private static final int LONGEST = 800;

    private final Path root;
    private boolean hasMoved;

    Removal(Path root) {
        this.root = root;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        PrivateFiles.open(folder);
        if (folder.toString().length() - root.toString().length() <= LONGEST) {
            return FileVisitResult.CONTINUE;
        }
        Files.move(folder, root.resolve(UUID.randomUUID().toString()));
        hasMoved = true;
        return FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Files.delete(file);
        return FileVisitResult.CONTINUE;
    }

    /** A folder that cannot be listed. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        boolean isFolder =
                failure instanceof AccessDeniedException && Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
        if (!isFolder || !PrivateFiles.open(file)) {
            throw failure;
        }
        PrivateFiles.remove(file);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
        if (failure != null) {
            throw failure;
        }
        if (!(hasMoved && folder.equals(root))) {
            Files.delete(folder);
        }
        return FileVisitResult.CONTINUE;
    }
}
