package org.niffler.app.deidentify;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.niffler.png.convert.InputFile;

/** Does something with each file, several at a time. A file is not begun before there is a thread for it. */
final class Workers {

    private static final int AHEAD = 4;

    private final int threads;
    private final AtomicReference<IOException> broken = new AtomicReference<>();
    private volatile boolean stopped;

    Workers(int threads) {
        this.threads = threads;
    }

    /** What is done with a file. */
    @FunctionalInterface
    interface Work {

        /** @throws IOException if there is no sense in going on */
        void with(InputFile file) throws IOException;
    }

    /** Lets the files in work be finished and begins no other. */
    void stop() {
        stopped = true;
    }

    /**
     * Does it.
     *
     * @return whether it came to the last file
     * @throws IOException if there was no sense in going on
     */
    boolean run(Iterable<InputFile> files, Work work) throws IOException, InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            boolean whole = hand(files, work, workers);
            workers.shutdown();
            workers.awaitTermination(Long.MAX_VALUE, TimeUnit.DAYS);
            if (broken.get() != null) {
                throw broken.get();
            }
            return whole;
        } finally {
            workers.shutdownNow();
        }
    }

    private boolean hand(Iterable<InputFile> files, Work work, ExecutorService workers) throws InterruptedException {
        Semaphore room = new Semaphore(threads * AHEAD);
        for (InputFile file : files) {
            if (stopped || broken.get() != null) {
                return false;
            }
            room.acquire();
            workers.execute(() -> {
                try {
                    if (!stopped && broken.get() == null) {
                        work.with(file);
                    }
                } catch (IOException e) {
                    broken.compareAndSet(null, e);
                } catch (RuntimeException | Error e) {
                    // Boundary: the thread's body. A defect of ours ends the run; the pool would swallow it.
                    broken.compareAndSet(
                            null,
                            new IOException("internal error: " + e.getClass().getSimpleName(), e));
                } finally {
                    room.release();
                }
            });
        }
        return !stopped;
    }
}
