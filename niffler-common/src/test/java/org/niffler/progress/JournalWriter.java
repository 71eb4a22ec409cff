package org.niffler.progress;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A process that appends to a journal from several threads until it is killed or fails, and prints a record's key and
 * number once its append has returned.
 */
final class JournalWriter {

    static final int KEYS = 300;

    private JournalWriter() {}

    /** Takes the journal's file, the first number and the number of threads. */
    public static void main(String[] args) throws Exception {
        int threads = Integer.parseInt(args[2]);
        ProgressJournal journal = ProgressJournal.open(Path.of(args[0]), "writer", Clock.systemUTC());
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        for (int thread = 0; thread < threads; thread++) {
            long first = Long.parseLong(args[1]) + thread;
            workers.execute(() -> append(journal, first, threads));
        }
    }

    private static void append(ProgressJournal journal, long first, int step) {
        PrintStream out = System.out;
        try {
            for (long number = first; ; number += step) {
                String key = "unit" + number % (KEYS * step);
                journal.append(new ProgressRecord(key, "done", Map.of("number", number)));
                out.println(key + " " + number);
            }
        } catch (JournalException e) {
            out.println("failed " + e.getMessage());
            Runtime.getRuntime().halt(1);
        }
    }
}
