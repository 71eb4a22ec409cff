package org.niffler.testkit.peer;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.niffler.testkit.process.TempFolder;

/** Helps peers to start. */
final class Startup {

    private Startup() {}

    /** What the supplier gives; if it fails, the folder made for it is deleted. */
    static <T> T orElseClose(TempFolder folder, Supplier<T> start) {
        try {
            return start.get();
        } catch (RuntimeException e) {
            try (folder) {
                throw e;
            }
        }
    }

    static List<String> append(List<String> command, String... more) {
        return Stream.concat(command.stream(), Stream.of(more)).toList();
    }
}
