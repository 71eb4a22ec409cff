package org.niffler.meta.state;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** A process that keeps a file in a quarantine, and prints why it could not. */
final class QuarantineKeeper {

    private QuarantineKeeper() {}

    /** Takes the quarantine's folder and the file. */
    public static void main(String[] args) throws IOException {
        PrintStream out = System.out;
        Quarantine quarantine = Quarantine.open(Path.of(args[0]));
        try {
            quarantine.keep(Path.of(args[1]), "no header", Optional.empty(), Instant.EPOCH);
        } catch (IOException e) {
            out.println(e);
        }
    }
}
