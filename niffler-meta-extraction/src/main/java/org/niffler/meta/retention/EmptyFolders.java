package org.niffler.meta.retention;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes folders without files. One in which a file appears at the same time stays, and whoever has just made one to put
 * a file in has to make it again: the operating system lets only one of the two happen.
 */
final class EmptyFolders {

    private static final Logger LOG = LoggerFactory.getLogger(EmptyFolders.class);

    private EmptyFolders() {}

    /** Removes a folder and those above it as far as they are empty, but not {@code end} and what is above that. */
    static void removeUpwards(Path folder, Path end) {
        Path next = folder;
        while (next.startsWith(end) && !next.equals(end) && isRemoved(next)) {
            next = next.getParent();
        }
    }

    private static boolean isRemoved(Path folder) {
        try {
            return remove(folder);
        } catch (IOException e) {
            // Where a disk is mounted, for example. An empty folder that stays is not worth a failure.
            LOG.debug("an empty folder cannot be removed: {}", Failures.inWords(e));
            return false;
        }
    }

    /** Removes a folder and those in it as far as they hold no files. */
    static void removeDownwards(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
                if (e != null) {
                    throw e;
                }
                remove(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** @return whether it is not there any more */
    private static boolean remove(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return Files.notExists(folder, LinkOption.NOFOLLOW_LINKS);
        }
        try {
            Files.delete(folder);
            return true;
        } catch (NoSuchFileException e) {
            return true;
        } catch (DirectoryNotEmptyException e) {
            return false;
        }
    }
}
