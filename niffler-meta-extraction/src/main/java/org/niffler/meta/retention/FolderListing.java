package org.niffler.meta.retention;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The files of a folder at one moment, at any depth. Symbolic links are listed and not followed.
 *
 * @param files by their path in the folder
 */
record FolderListing(Map<Path, State> files, Instant foldersChanged) {

    /** Two files of the same state are the same file, unchanged. */
    record State(long bytes, Instant changed, Object key) {

        static State of(Path file) throws IOException {
            return of(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        }

        private static State of(BasicFileAttributes file) {
            // Not every file system has keys (inodes); then size and time must do.
            Object key = file.fileKey() == null ? "" : file.fileKey();
            return new State(file.size(), file.lastModifiedTime().toInstant(), key);
        }
    }

    /** @throws NoSuchFileException if there is no such folder */
    static FolderListing of(Path folder) throws IOException {
        Visitor visitor = new Visitor(folder);
        Files.walkFileTree(folder, visitor);
        return new FolderListing(visitor.files, visitor.foldersChanged);
    }

    FolderContent content() {
        long bytes = 0;
        Instant changed = Instant.EPOCH;
        for (State file : files.values()) {
            bytes += file.bytes();
            changed = later(changed, file.changed());
        }
        return new FolderContent(files.size(), bytes, changed, foldersChanged);
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {

        private final Path folder;
        private final Map<Path, State> files = new HashMap<>();
        private Instant foldersChanged = Instant.EPOCH;

        Visitor(Path folder) {
            this.folder = folder;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            foldersChanged = later(foldersChanged, attributes.lastModifiedTime().toInstant());
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.put(folder.relativize(file), State.of(attributes));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException && !file.equals(folder)) {
                return FileVisitResult.CONTINUE; // it was there a moment ago
            }
            throw e;
        }
    }
}
