package org.niffler.meta.state;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.niffler.meta.state.SeriesRecords.Processed;

/**
 * A process that marks series from two threads and compacts, until it is killed; it prints {@code processed n} and {@code
 * deleted n} once the marks have returned.
 */
final class StateWriter {

    private StateWriter() {}

    /** Takes the state folder and the first number. */
    public static void main(String[] args) throws Exception {
        SeriesJournals journals = SeriesJournals.open(Path.of(args[0]), Duration.ofDays(90), Clock.systemUTC());
        ExecutorService workers = Executors.newFixedThreadPool(2);
        for (int thread = 0; thread < 2; thread++) {
            long first = Long.parseLong(args[1]) + thread;
            workers.execute(() -> mark(journals, first));
        }
        while (!workers.isTerminated()) {
            journals.compact();
        }
    }

    private static void mark(SeriesJournals journals, long first) {
        PrintStream out = System.out;
        try {
            for (long number = first; ; number += 2) {
                journals.markProcessed(new Processed("P/1.2/" + number, "" + number, number, Instant.EPOCH));
                out.println("processed " + number);
                if (number % 3 == 0) {
                    journals.markDeleted("P/1.2/" + number);
                    out.println("deleted " + number);
                }
            }
        } catch (IOException e) {
            out.println("failed " + e);
        }
    }
}
