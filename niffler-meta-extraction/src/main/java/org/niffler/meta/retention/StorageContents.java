package org.niffler.meta.retention;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.niffler.dicom.file.SeriesLayout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a storage folder holds, seen in one walk.
 *
 * @param bytes of all files in it, whatever they are
 * @param bySeries what is in the series' folders, by their path relative to the storage folder, with slashes
 */
record StorageContents(long bytes, Map<String, FolderContent> bySeries) {

    private static final Logger LOG = LoggerFactory.getLogger(StorageContents.class);

    /** @throws IOException if the storage folder cannot be listed; folders in it that cannot are warned of */
    static StorageContents of(SeriesLayout layout) throws IOException {
        Visitor visitor = new Visitor(layout);
        Files.walkFileTree(layout.root(), visitor);
        if (visitor.unreadable > 0) {
            LOG.warn(
                    "{} folders or files of the storage folder cannot be read and do not count against the limit of"
                            + " storage: check their permissions",
                    visitor.unreadable);
        }
        return new StorageContents(visitor.bytes, visitor.bySeries);
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {

        private final SeriesLayout layout;
        private final int seriesNameCount;
        private final Map<String, FolderContent> bySeries = new HashMap<>();
        private long bytes;
        private long unreadable;

        private long seriesFiles;
        private long seriesBytes;
        private Instant filesChanged = Instant.EPOCH;
        private Instant foldersChanged = Instant.EPOCH;

        Visitor(SeriesLayout layout) {
            this.layout = layout;
            this.seriesNameCount = layout.root().getNameCount() + layout.depth();
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            Instant changed = attributes.lastModifiedTime().toInstant();
            if (folder.getNameCount() == seriesNameCount) {
                seriesFiles = 0;
                seriesBytes = 0;
                filesChanged = Instant.EPOCH;
                foldersChanged = changed;
            } else {
                foldersChanged = FolderListing.later(foldersChanged, changed);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            bytes += attributes.size();
            seriesFiles++;
            seriesBytes += attributes.size();
            filesChanged = FolderListing.later(
                    filesChanged, attributes.lastModifiedTime().toInstant());
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException e) {
            if (folder.getNameCount() == seriesNameCount) {
                Path relative = layout.root().relativize(folder);
                bySeries.put(
                        relative.toString(), new FolderContent(seriesFiles, seriesBytes, filesChanged, foldersChanged));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (file.equals(layout.root())) {
                throw e;
            }
            if (Files.exists(file)) {
                unreadable++;
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
