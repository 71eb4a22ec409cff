package org.niffler.png.cli;

import java.io.IOException;
import java.nio.file.Path;

/** Where a path leads, links followed, also if what it names is still to be made. */
final class RealPath {

    private RealPath() {}

    static Path of(Path path) {
        // Not normalized first: behind a link, ".." is the folder above what it leads to.
        Path absolute = path.toAbsolutePath();
        try {
            return absolute.toRealPath();
        } catch (IOException notThere) {
            Path folder = absolute.getParent();
            return folder == null
                    ? absolute
                    : of(folder).resolve(absolute.getFileName()).normalize();
        }
    }
}
