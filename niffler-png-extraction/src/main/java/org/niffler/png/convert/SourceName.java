package org.niffler.png.convert;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The path of a file below the folder that is converted, as text. It is the file's key in the records of the run, decides
 * in which part of a shared run the file is, and gives the picture its name: so it must not depend on the character set of
 * the process. Jobs of cron, systemd and Slurm often run with another one (LANG=C) than the shell that began the run.
 */
final class SourceName {

    private static final char REPLACEMENT = '\uFFFD';

    private SourceName() {}

    /** With {@code /} on every system; a name whose bytes are no UTF-8 is percent-encoded as a whole. */
    static String of(Path root, Path path) {
        String name =
                root.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
        if (name.chars().allMatch(character -> character < 0x80)) {
            return name;
        }
        // Only the URI has the bytes of the name, whatever the process takes them for.
        String encoded = root.toUri().relativize(path.toUri()).getRawPath();
        String decoded = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        return decoded.indexOf(REPLACEMENT) < 0 ? decoded : encoded;
    }
}
