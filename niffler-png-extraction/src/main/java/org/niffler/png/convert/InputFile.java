package org.niffler.png.convert;

import java.nio.file.Path;

/**
 * A file below the folder that is converted.
 *
 * @param path where it is
 * @param source its path relative to that folder, with {@code /} on every system: its key in the records of the run
 */
public record InputFile(Path path, String source) {

    /** Its name without what stands behind the last dot, as the original hashed it. */
    public String stem() {
        String name = source.substring(source.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
