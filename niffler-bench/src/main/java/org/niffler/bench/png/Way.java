package org.niffler.bench.png;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A way to convert files to PNGs. */
public interface Way {

    /** How it is called in tables; not two have the same. */
    String label();

    /** Whether it can do this at all. */
    boolean converts(Input input);

    /**
     * Converts.
     *
     * @param folder a new one, for all that it writes
     */
    Converted convert(Input input, Path folder) throws IOException, InterruptedException;

    /**
     * What it took.
     *
     * @param files how many it was given, which may be a sample of all
     * @param duration from the start of its first process to the end of its last
     * @param peakKibibytes the most memory that one process had resident
     */
    record Converted(int files, Duration duration, long peakKibibytes, Pictures pictures) {

        double seconds() {
            return duration.toNanos() / 1e9;
        }

        double picturesPerSecond() {
            return pictures.count() / seconds();
        }

        double mebibytes() {
            return peakKibibytes / 1024.0;
        }

        double kibibytesPerPicture() {
            return pictures.bytes() / 1024.0 / pictures.count();
        }
    }
}
