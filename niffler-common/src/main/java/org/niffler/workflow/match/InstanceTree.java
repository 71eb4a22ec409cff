package org.niffler.workflow.match;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/** Walks a folder. Links are followed, since research folders are often made of them, but nothing is met twice. */
final class InstanceTree {

    /** Of folders in which a receiver keeps what is still arriving, and runs keep their state. */
    private static final String UNFINISHED = ".niffler";

    private InstanceTree() {}

    /** What is done with a file. */
    @FunctionalInterface
    interface Visit {
        void file(Path file) throws IOException;
    }

    /** @return how many folders could not be looked into */
    static long walk(Path folder, Visit visit) throws IOException {
        if (Files.isRegularFile(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        Visitor visitor = new Visitor(folder, visit);
        Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, visitor);
        return visitor.unreadable;
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {

        private final Path root;
        private final Visit visit;
        private final Set<Object> met = new HashSet<>();
        private long unreadable;

        private Visitor(Path root, Visit visit) {
            this.root = root;
            this.visit = visit;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean unfinished =
                    !folder.equals(root) && String.valueOf(folder.getFileName()).startsWith(UNFINISHED);
            return !unfinished && isNew(attributes) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (attributes.isRegularFile() && isNew(attributes)) {
                visit.file(file);
            }
            return FileVisitResult.CONTINUE;
        }

        /** A loop of links, a link that leads nowhere, a folder that may not be read. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (file.equals(root)) {
                throw failure;
            }
            if (Files.isDirectory(file) && !Files.isReadable(file)) {
                unreadable++;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException failure) {
            if (failure != null) {
                unreadable++; // of the rest of it
            }
            return FileVisitResult.CONTINUE;
        }

        /** Some systems have no key for files; there, a loop is still told by the walk itself. */
        private boolean isNew(BasicFileAttributes attributes) {
            return attributes.fileKey() == null || met.add(attributes.fileKey());
        }
    }
}
