package org.niffler.meta.retention;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.niffler.dicom.file.SeriesLayout;

/** Finds the folders of series by what a journal calls them, and none that are elsewhere. */
final class SeriesFolders {

    private static final String OWN = ".niffler-";

    private final SeriesLayout layout;

    SeriesFolders(SeriesLayout layout) {
        this.layout = layout;
    }

    Path root() {
        return layout.root();
    }

    /**
     * A series' folder as a path.
     *
     * @throws RefusedFolderException if it is none in the storage folder at the depth of series
     */
    Path relative(String folder) throws RefusedFolderException {
        try {
            Path path = Path.of(folder);
            if (!path.isAbsolute()
                    && path.getNameCount() == layout.depth()
                    && path.normalize().toString().equals(folder)
                    && !path.startsWith("..")
                    && !folder.startsWith(OWN)) {
                return path;
            }
        } catch (InvalidPathException e) {
            // No file system has such a folder; told below.
        }
        throw new RefusedFolderException(
                "its folder, as it was written down, is none of a series in this StorageFolder by this FilePath; if either was"
                        + " changed, or the state is damaged, delete the series by hand");
    }

    /**
     * Where the folder is.
     *
     * @return empty if it is not there
     * @throws RefusedFolderException if it is none in the storage folder, or only by way of a symbolic link
     * @throws IOException if it cannot be found out
     */
    Optional<Path> find(String folder) throws IOException {
        Path relative = relative(folder);
        Path path = layout.root().resolve(relative);
        if (Files.notExists(path, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        if (!path.toRealPath().equals(layout.root().toRealPath().resolve(relative))) {
            throw new RefusedFolderException("a symbolic link leads to its folder; delete it by hand");
        }
        return Optional.of(path);
    }
}
