package org.niffler.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jline.utils.Signals;

/** Ctrl-C, or the service manager that wants the process to end: lets a run put things in order first. */
@FunctionalInterface
public interface StopSignal {

    /** A run that wants to be told. Closed when the run has put things in order. */
    interface Registration extends AutoCloseable {
        @Override
        void close();

        /** As what the process ends when it was asked to and the run is in order; 130 unless this says otherwise. */
        default void endAs(ExitCode code) {}
    }

    /** @param stop called at most once, by another thread; asks the run to end and returns at once */
    Registration onStop(Runnable stop);

    /** The signals of this process. It ends when the run is in order; with 130 when its patience ends, or at the next. */
    static StopSignal ofProcess() {
        return stop -> {
            CountDownLatch inOrder = new CountDownLatch(1);
            AtomicReference<ExitCode> code = new AtomicReference<>(ExitCode.INTERRUPTED);
            Thread hook = new Thread(() -> endInOrder(stop, inOrder, code), "stop");
            Runtime.getRuntime().addShutdownHook(hook);
            return new Registration() {
                @Override
                public void close() {
                    inOrder.countDown();
                    unregister(hook);
                }

                @Override
                public void endAs(ExitCode inOrderCode) {
                    code.set(inOrderCode);
                }
            };
        };
    }

    private static void endInOrder(Runnable stop, CountDownLatch inOrder, AtomicReference<ExitCode> code) {
        Duration patience = Duration.ofSeconds(60);
        // Whoever asks again does not want to wait. Signals are heard while hooks run.
        List.of("INT", "TERM").forEach(signal -> Signals.register(signal, StopSignal::endAtOnce));
        stop.run();
        try {
            if (inOrder.await(patience.toSeconds(), TimeUnit.SECONDS)) {
                halt(code.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        endAtOnce();
    }

    /** The virtual machine would answer 143 to SIGTERM; a stopped run is a stopped run. No exit() within a hook. */
    private static void endAtOnce() {
        halt(ExitCode.INTERRUPTED);
    }

    private static void halt(ExitCode code) {
        Runtime.getRuntime().halt(code.code());
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
