package org.niffler.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C, or the service manager that wants the process to end: lets a run put things in order first. */
@FunctionalInterface
public interface StopSignal {

    /** A run that wants to be told. Closed when the run has put things in order. */
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    /** @param stop called at most once, by another thread; asks the run to end and returns at once */
    Registration onStop(Runnable stop);

    /** The signals of this process. The process ends with 130 when the run is in order, or when its patience ends. */
    static StopSignal ofProcess() {
        return stop -> {
            CountDownLatch inOrder = new CountDownLatch(1);
            Thread hook = new Thread(() -> endInOrder(stop, inOrder), "stop");
            Runtime.getRuntime().addShutdownHook(hook);
            return () -> {
                inOrder.countDown();
                unregister(hook);
            };
        };
    }

    private static void endInOrder(Runnable stop, CountDownLatch inOrder) {
        Duration patience = Duration.ofSeconds(60);
        stop.run();
        try {
            inOrder.await(patience.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // The virtual machine would answer 143 to SIGTERM; a stopped run is a stopped run. No exit() within a hook.
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
    }

    private static void unregister(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already, and the hook waits for exactly this moment.
            Thread.onSpinWait();
        }
    }
}
