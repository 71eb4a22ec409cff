package org.niffler.dicom.file;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Completes files that have been received: before their senders hear of it, or meanwhile. */
final class Completion implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Completion.class);

    /** So many instances may be lost by a crash; a thread that comes with one more completes it itself. */
    private static final int MOST_WAITING = 16;

    private static final int CLOSING_SECONDS = 10;

    /** Null means: at once, by whoever received it. */
    private final ThreadPoolExecutor meanwhile;

    private Completion(ThreadPoolExecutor meanwhile) {
        this.meanwhile = meanwhile;
    }

    static Completion of(Durability durability) {
        if (durability != Durability.NONE) {
            return new Completion(null);
        }
        return new Completion(new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                task -> new Thread(task, "storage"),
                new ThreadPoolExecutor.CallerRunsPolicy()));
    }

    /** Something that may fail. */
    interface Task {
        void run() throws IOException;
    }

    /** Runs the first and then, whatever became of it, the second. */
    void of(Task work, Task end) throws IOException {
        if (meanwhile == null) {
            try {
                work.run();
            } finally {
                end.run();
            }
        } else {
            meanwhile.execute(() -> complete(work, end));
        }
    }

    private static void complete(Task work, Task end) {
        try {
            try {
                work.run();
            } finally {
                end.run();
            }
        } catch (IOException | RuntimeException e) {
            // Boundary: the body of a thread.
            // By its kind only: the message names the file, and that the patient.
            LOG.error(
                    "an instance that was acknowledged could not be stored, or its storing not be noted (Durability none):"
                            + " {}",
                    e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        if (meanwhile != null) {
            meanwhile.shutdown();
            try {
                meanwhile.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
