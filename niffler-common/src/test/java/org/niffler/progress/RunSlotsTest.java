package org.niffler.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;

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
class RunSlotsTest {

    private static final Instant STARTED = Instant.parse("2026-11-21T22:15:00Z");

    @TempDir
    Path parent;

    private final List<Process> started = new ArrayList<>();

    private Path folder;

    @BeforeEach
    void name() {
        folder = parent.resolve("niffler").resolve("slots");
    }

    @AfterEach
    void stop() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void givesOutItsSlotsInOrder() throws IOException {
        try (RunSlots.Slot one = acquire(2, "a.csv");
                RunSlots.Slot two = acquire(2, "b.csv")) {
            assertThat(one.number()).isEqualTo(1);
            assertThat(two.number()).isEqualTo(2);
        }
    }

    @Test
    void namesEveryHolderWhenNoneIsFree() throws IOException {
        String me = " (process " + ProcessHandle.current().pid() + " on "
                + InetAddress.getLocalHost().getHostName() + ", since 2026-11-21T22:15:00Z)";
        try (RunSlots.Slot one = acquire(2, "a.csv");
                RunSlots.Slot two = acquire(2, "b.csv")) {
            assertThatExceptionOfType(SlotsTakenException.class)
                    .isThrownBy(() -> acquire(2, "c.csv"))
                    .withMessage("All 2 slots in " + folder + " are taken: retrieval of a.csv" + me
                            + "; retrieval of b.csv" + me + ". Wait until one of them has ended, or stop it; its slot"
                            + " is free at once then.")
                    .satisfies(refusal -> assertThat(refusal.holders())
                            .extracting(LockHolder::what)
                            .containsExactly("retrieval of a.csv", "retrieval of b.csv"));
            assertThat(one).isNotEqualTo(two);
        }
    }

    @Test
    void namesTheHolderOfTheOnlySlot() throws IOException {
        try (RunSlots.Slot one = acquire(1, "a.csv")) {
            Files.writeString(folder.resolve("slot-1.holder"), "");

            assertThatExceptionOfType(SlotsTakenException.class)
                    .isThrownBy(() -> acquire(1, "c.csv"))
                    .withMessage("The only slot in " + folder + " is taken: a run that does not say which. Wait until"
                            + " it has ended, or stop it; its slot is free at once then.")
                    .satisfies(refusal -> assertThat(refusal.holders()).isEmpty());
            assertThat(one).isNotNull();
        }
    }

    @Test
    void givesOutASlotAgainThatWasGivenBack() throws IOException {
        RunSlots.Slot one = acquire(2, "a.csv");
        try (RunSlots.Slot two = acquire(2, "b.csv")) {
            one.close();
            one.close();

            try (RunSlots.Slot again = acquire(2, "c.csv")) {
                assertThat(again.number()).isEqualTo(1);
            }
            assertThat(two.number()).isEqualTo(2);
        }
    }

    @Test
    void countsTheRunsOfOtherProcesses() throws Exception {
        try (RunSlots.Slot one = acquire(2, "a.csv")) {
            Process other = start(2);
            assertThat(firstLine(other)).isEqualTo("slot 2");

            assertThatExceptionOfType(SlotsTakenException.class)
                    .isThrownBy(() -> acquire(2, "c.csv"))
                    .satisfies(refusal -> assertThat(refusal.holders())
                            .extracting(LockHolder::pid)
                            .containsExactly(ProcessHandle.current().pid(), other.pid()));
            assertThat(firstLine(start(2))).startsWith("All 2 slots in " + folder + " are taken: retrieval of a.csv");
            assertThat(one).isNotNull();
        }
    }

    @Test
    void takesTheSlotOfAProcessThatWasKilled() throws Exception {
        Process holder = start(1);
        assertThat(firstLine(holder)).isEqualTo("slot 1");
        assertThatExceptionOfType(SlotsTakenException.class).isThrownBy(() -> acquire(1, "a.csv"));

        holder.destroyForcibly().waitFor();

        acquire(1, "a.csv").close();
    }

    @Test
    void isNotExceededByManyThreads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        // Kept, as a slot that nobody refers to is given back with its garbage.
        Queue<RunSlots.Slot> held = new ConcurrentLinkedQueue<>();
        List<Callable<Boolean>> tries = Collections.nCopies(64, () -> {
            try {
                return held.add(acquire(3, "a.csv"));
            } catch (SlotsTakenException e) {
                return false;
            }
        });
        for (Future<Boolean> taken : threads.invokeAll(tries)) {
            taken.get();
        }
        threads.shutdown();

        assertThat(held).extracting(RunSlots.Slot::number).containsExactlyInAnyOrder(1, 2, 3);
        for (RunSlots.Slot slot : held) {
            slot.close();
        }
    }

    @Test
    void letsEveryUserOfTheHostTakeASlot() throws IOException {
        assumeThat(parent.getFileSystem().supportedFileAttributeViews())
                .as("permissions as POSIX has them")
                .contains("unix");

        acquire(2, "a.csv").close();

        assertThat(mode(folder)).isEqualTo("41777");
        for (String file : List.of("slot-1", "slot-1.holder", "slot-2", "slot-2.holder")) {
            assertThat(mode(folder.resolve(file))).isEqualTo("100666");
        }
    }

    @Test
    void leavesAFolderAsItsAdministratorMadeIt() throws IOException {
        assumeThat(parent.getFileSystem().supportedFileAttributeViews())
                .as("permissions as POSIX has them")
                .contains("unix");
        Files.createDirectories(folder);
        Files.setAttribute(folder, "unix:mode", 0750);

        acquire(1, "a.csv").close();

        assertThat(mode(folder)).isEqualTo("40750");
    }

    @Test
    void saysWhyItCannotMakeItsFolder() throws IOException {
        Path file = Files.createFile(parent.resolve("niffler"));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> acquire(1, "a.csv"))
                .withMessage("Cannot make the folder " + folder + " (FileAlreadyExists: " + file + "). Make it by hand"
                        + " with the permissions 1777, so that every user of this host may run Niffler.");
    }

    @Test
    void saysWhyItCannotTryASlot() throws IOException {
        Path slot = Files.createDirectories(folder.resolve("slot-1.holder"));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> acquire(1, "a.csv"))
                .withMessage(
                        "Cannot take the lock " + folder.resolve("slot-1") + ": " + slot + " (Is a directory). Check"
                                + " that its folder exists, that this user may write there, and that its file system has locks"
                                + " (some network shares do not).");
    }

    @Test
    void refusesToHaveNoSlots() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> acquire(0, "a.csv"))
                .withMessage("slots 0 is not valid: allowed is 1 or more");
        assertThat(folder).doesNotExist();
    }

    private static String mode(Path file) throws IOException {
        return Integer.toOctalString((int) Files.getAttribute(file, "unix:mode"));
    }

    private RunSlots.Slot acquire(int slots, String csv) throws IOException {
        return RunSlots.acquire(folder, slots, "retrieval of " + csv, Clock.fixed(STARTED, ZoneOffset.UTC));
    }

    private static String firstLine(Process process) throws IOException {
        return process.inputReader().readLine();
    }

    private Process start(int slots) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SlotTaker.class.getName(),
                        folder.toString(),
                        Integer.toString(slots))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        started.add(process);
        return process;
    }
}
