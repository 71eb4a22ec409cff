package org.niffler.bench.service;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.niffler.testkit.process.ProcessFailed;

/** Some that send at once, each one series after the other. */
final class Senders implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Future<?>> running = new ArrayList<>();

    /** Sends a series; false if there is nothing more to send. */
    interface Task {
        boolean send() throws IOException, InterruptedException;
    }

    Senders(int count, Task task) {
        for (int i = 0; i < count; i++) {
            running.add(threads.submit(() -> {
                while (task.send()) {
                    // The next one.
                }
                return null;
            }));
        }
    }

    /** @throws ProcessFailed if one of them could not send */
    boolean areSending() throws InterruptedException {
        boolean sending = false;
        for (Future<?> each : running) {
            if (each.isDone()) {
                requireGood(each);
            } else {
                sending = true;
            }
        }
        return sending;
    }

    /** Returns when all have sent all. */
    void end() throws InterruptedException {
        for (Future<?> each : running) {
            requireGood(each);
        }
    }

    private static void requireGood(Future<?> each) throws InterruptedException {
        try {
            each.get();
        } catch (ExecutionException e) {
            throw new ProcessFailed("a sender failed: " + e.getCause(), e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
