package org.niffler.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jline.utils.Signals;

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

    /** The signals of this process. It ends with 130 when the run is in order, when its patience ends, or at the next. */
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
        // Whoever asks again does not want to wait. Signals are heard while hooks run.
        List.of("INT", "TERM").forEach(signal -> Signals.register(signal, StopSignal::endAtOnce));
        stop.run();
        try {
            inOrder.await(patience.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        endAtOnce();
    }

    /** The virtual machine would answer 143 to SIGTERM; a stopped run is a stopped run. No exit() within a hook. */
    private static void endAtOnce() {
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
