package org.niffler.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class RunLockTest {

    private static final Instant STARTED = Instant.parse("2026-11-21T22:15:00Z");

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("run.lock");
    }

    @AfterEach
    void stop() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void refusesASecondHolderInTheSameProcessAndNamesTheFirst() throws IOException {
        LockHolder me = new LockHolder(
                ProcessHandle.current().pid(),
                InetAddress.getLocalHost().getHostName(),
                STARTED,
                "retrieval of cohort.csv");
        try (RunLock lock = acquire()) {
            assertThatExceptionOfType(RunLockedException.class)
                    .isThrownBy(this::acquire)
                    .withMessage("Another run holds the lock " + file + ": retrieval of cohort.csv (process " + me.pid()
                            + " on " + me.host() + ", since 2026-11-21T22:15:00Z). Wait until it has ended, or stop it;"
                            + " its lock is free at once then.")
                    .satisfies(refusal -> assertThat(refusal.holder()).contains(me));
            assertThat(lock).isNotNull();
        }
    }

    @Test
    void isFreeAfterItsHolderClosedIt() throws IOException {
        RunLock lock = acquire();
        lock.close();
        lock.close();

        acquire().close();
    }

    @Test
    void refusesAnotherProcess() throws Exception {
        try (RunLock lock = acquire()) {
            assertThat(lock).isNotNull();
            assertThat(firstLine(start()))
                    .startsWith("Another run holds the lock " + file + ": retrieval of cohort.csv (process "
                            + ProcessHandle.current().pid() + " on ");
        }
        assertThat(firstLine(start())).isEqualTo("locked");
    }

    /** POSIX drops a process's locks on a file when the process closes any descriptor of it. */
    @Test
    void stillRefusesAnotherProcessAfterASecondTryInItsOwn() throws Exception {
        try (RunLock lock = acquire()) {
            assertThatExceptionOfType(RunLockedException.class).isThrownBy(this::acquire);

            assertThat(firstLine(start())).startsWith("Another run holds the lock ");
            assertThatExceptionOfType(RunLockedException.class).isThrownBy(this::acquire);
            assertThat(lock).isNotNull();
        }
    }

    @Test
    void isFreeAtOnceWhenItsProcessWasKilled() throws Exception {
        Process holder = start();
        assertThat(firstLine(holder)).isEqualTo("locked");
        assertThatExceptionOfType(RunLockedException.class)
                .isThrownBy(this::acquire)
                .satisfies(refusal ->
                        assertThat(refusal.holder().orElseThrow().pid()).isEqualTo(holder.pid()));

        holder.destroyForcibly().waitFor();

        acquire().close();
    }

    @Test
    void isNotLostByAnInterruptedThread() throws Exception {
        Thread.currentThread().interrupt();
        RunLock lock = acquire();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(firstLine(start())).startsWith("Another run holds the lock ");

        Thread.currentThread().interrupt();
        lock.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(firstLine(start())).isEqualTo("locked");
    }

    @Test
    void isHeldByOneOfManyThreads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        // Kept, as a lock that nobody refers to is closed with its garbage.
        Queue<RunLock> held = new ConcurrentLinkedQueue<>();
        List<Callable<Boolean>> tries = Collections.nCopies(64, () -> {
            try {
                return held.add(acquire());
            } catch (RunLockedException e) {
                System.gc();
                return false;
            }
        });
        for (Future<Boolean> taken : threads.invokeAll(tries)) {
            taken.get();
        }
        threads.shutdown();

        assertThat(held).hasSize(1);
        held.remove().close();
    }

    @Test
    void refusesWithoutANameWhenTheHolderHasNotWrittenItYet() throws IOException {
        try (RunLock lock = acquire()) {
            Files.writeString(folder.resolve("run.lock.holder"), "");

            assertThatExceptionOfType(RunLockedException.class)
                    .isThrownBy(this::acquire)
                    .withMessage(
                            "Another run holds the lock " + file + ": it does not say which. Wait until it has ended,"
                                    + " or stop it; its lock is free at once then.");
            assertThat(lock).isNotNull();
        }
    }

    @Test
    void saysWhyItCannotLock() {
        file = folder.resolve("missing").resolve("run.lock");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(this::acquire)
                .withMessage("Cannot take the lock " + file + ": " + file + ".holder (No such file or directory). Check"
                        + " that its folder exists, that this user may write there, and that its file system has locks"
                        + " (some network shares do not).");
    }

    private RunLock acquire() throws IOException {
        return RunLock.acquire(file, "retrieval of cohort.csv", Clock.fixed(STARTED, ZoneOffset.UTC));
    }

    private static String firstLine(Process process) throws IOException {
        return process.inputReader().readLine();
    }

    private Process start() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockTaker.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        started.add(process);
        return process;
    }
}
