package org.niffler.dicom.file;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which folder of a storage folder holds a series, and nothing but this series.
 *
 * @param root the storage folder, absolute
 * @param depth how many folders deep the series' folders are
 */
public record SeriesLayout(Path root, int depth) {

    /** The folder of a file's series, relative to the root; empty if the file is not so deep in it. */
    public Optional<Path> folderOf(Path file) {
        if (!file.startsWith(root)) {
            return Optional.empty();
        }
        Path relative = root.relativize(file);
        return relative.getNameCount() > depth ? Optional.of(relative.subpath(0, depth)) : Optional.empty();
    }
}
