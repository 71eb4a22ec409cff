package org.niffler.bench.retrieve;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.niffler.bench.images.Batch;

/** A way to bring all studies of a hospital here. */
public interface Way {

    /** How it is called in tables; not two have the same. */
    String label();

    /**
     * Brings them.
     *
     * @param folder a new one, for all that it writes
     */
    Brought bring(Hospital hospital, Path folder) throws IOException, InterruptedException;

    /**
     * What it took.
     *
     * @param processes from the start of its first process to the end of its last
     * @param listening of that, from when our receiver was ready to when all was done; empty for those of DCMTK
     * @param received what has arrived
     */
    record Brought(Duration processes, Optional<Duration> listening, Batch received) {}
}
