package org.niffler.cli;

import java.io.IOException;
import java.nio.file.Path;

/** Where a path really leads, whether or not it is there yet, so that places can be told apart behind links. */
public final class RealPath {

    private RealPath() {}

    public static Path of(Path path) {
        Path absolute = path.toAbsolutePath();
        for (Path existing = absolute; existing != null; existing = existing.getParent()) {
            try {
                // What is not there yet cannot be a link.
                return existing.toRealPath()
                        .resolve(existing.relativize(absolute))
                        .normalize();
            } catch (IOException notThere) {
                continue;
            }
        }
        return absolute.normalize();
    }

    /** Whether one is the other, or in it. */
    public static boolean isWithin(Path path, Path folder) {
        return of(path).startsWith(of(folder));
    }
}
