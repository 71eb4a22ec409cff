package org.niffler.meta.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Gives a file another name in its folder, without replacing any. */
final class SetAside {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Clock clock;

    SetAside(Clock clock) {
        this.clock = clock;
    }

    /** @return its new name */
    Path damaged(Path file) throws IOException {
        return rename(file, file.getFileName() + ".damaged-" + TIME.format(clock.instant()));
    }

    Path rename(Path file, String name) throws IOException {
        Path target = file.resolveSibling(name);
        for (int count = 2; Files.exists(target); count++) {
            target = file.resolveSibling(name + "-" + count);
        }
        return Files.move(file, target);
    }
}
