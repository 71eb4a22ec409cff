package org.niffler.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressJournalTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("cohort.journal");
    }

    @Test
    void remembersWhatWasAppendedAcrossRestarts() throws IOException {
        ProgressRecord first = new ProgressRecord("MRN1,1.2.3", "done", Map.of("instances", 17L, "reason", "-"));
        ProgressRecord second = new ProgressRecord("MRN2 \"ü\"\n\u2028\0😀\uD83D", "failed");
        try (ProgressJournal journal = open()) {
            journal.append(first);
            journal.append(second);

            assertThat(journal.find(first.key())).contains(first);
        }

        try (ProgressJournal journal = open()) {
            assertThat(journal.find(first.key())).contains(first);
            assertThat(journal.find(second.key())).contains(second);
            assertThat(journal.contains(second.key())).isTrue();
            assertThat(journal.contains("MRN3")).isFalse();
            assertThat(journal.find("MRN3")).isEmpty();
            assertThat(journal.size()).isEqualTo(2);
        }
    }

    @Test
    void writesOneReadableLinePerUnit() throws IOException {
        try (ProgressJournal journal = open()) {
            journal.append(new ProgressRecord("MRN1", "done", Map.of("studies", 2, "note", "late")));
            journal.append(new ProgressRecord("MRN2", "failed"));
        }

        assertThat(file).hasContent("""
                        {"niffler-progress":1}
                        {"key":"MRN1","state":"done","fields":{"note":"late","studies":2}}
                        {"key":"MRN2","state":"failed"}
                        """);
    }

    @Test
    void letsTheLastRecordOfAKeyCount() throws IOException {
        try (ProgressJournal journal = open()) {
            journal.append(new ProgressRecord("MRN1", "failed"));
            journal.append(new ProgressRecord("MRN2", "done"));
            journal.append(new ProgressRecord("MRN1", "done"));
        }

        try (ProgressJournal journal = open()) {
            List<ProgressRecord> records = new ArrayList<>();
            journal.forEach(records::add);

            assertThat(records).containsExactly(new ProgressRecord("MRN2", "done"), new ProgressRecord("MRN1", "done"));
        }
    }

    @Test
    void keepsRecordsOfAnyLength() throws IOException {
        try (ProgressJournal journal = open()) {
            for (int length : new int[] {1, 400, 511, 512, 513, 5_000, 2_000_000}) {
                ProgressRecord record = new ProgressRecord("k" + length, "x".repeat(length));
                journal.append(record);
                assertThat(journal.find(record.key()).equals(Optional.of(record)))
                        .isTrue();
            }
        }
        try (ProgressJournal journal = open()) {
            assertThat(journal.size()).isEqualTo(7);
            assertThat(journal.find("k2000000").orElseThrow().state()).hasSize(2_000_000);
        }
    }

    @Test
    void findsEveryRecordInAnyOrderWhileOthersAreAppended() throws IOException {
        Random random = new Random(7);
        List<ProgressRecord> appended = new ArrayList<>();
        try (ProgressJournal journal = open()) {
            for (int i = 0; i < 2_000; i++) {
                ProgressRecord record = new ProgressRecord("MRN" + i, "x".repeat(random.nextInt(300)));
                journal.append(record);
                appended.add(record);
                ProgressRecord any = appended.get(random.nextInt(appended.size()));
                assertThat(journal.find(record.key())).contains(record);
                assertThat(journal.find(any.key())).contains(any);
            }
        }
        try (ProgressJournal journal = open()) {
            for (ProgressRecord record : appended) {
                assertThat(journal.find(record.key())).contains(record);
            }
        }
    }

    @Test
    void takesAppendsFromSeveralThreads() throws Exception {
        try (ProgressJournal journal = open()) {
            ExecutorService workers = Executors.newFixedThreadPool(8);
            List<Future<?>> units = new ArrayList<>();
            IntStream.range(0, 2_000)
                    .forEach(i -> units.add(workers.submit(() -> {
                        journal.append(new ProgressRecord("unit" + i, "done"));
                        assertThat(journal.contains("unit" + i)).isTrue();
                        return null;
                    })));
            workers.shutdown();
            finish(units);
        }

        try (ProgressJournal journal = open()) {
            assertThat(journal.size()).isEqualTo(2_000);
        }
        assertThat(Files.lines(file)).hasSize(2_001);
    }

    private static void finish(List<Future<?>> units) throws InterruptedException, ExecutionException {
        for (Future<?> unit : units) {
            unit.get();
        }
    }

    @Test
    void agreesWithTheFileOnTheLastOfSeveralThreadsRecords() throws Exception {
        ProgressRecord last;
        try (ProgressJournal journal = open()) {
            ExecutorService workers = Executors.newFixedThreadPool(8);
            List<Future<?>> units = new ArrayList<>();
            IntStream.range(0, 500)
                    .forEach(i -> units.add(workers.submit(() -> {
                        journal.append(new ProgressRecord("unit", "state" + i));
                        return null;
                    })));
            workers.shutdown();
            finish(units);
            last = journal.find("unit").orElseThrow();
        }

        try (ProgressJournal journal = open()) {
            assertThat(journal.find("unit")).contains(last);
        }
    }

    @Test
    void recordsWhatAnInterruptedThreadFinished() throws IOException {
        try (ProgressJournal journal = open()) {
            Thread.currentThread().interrupt();
            journal.append(new ProgressRecord("MRN1", "done"));
            assertThat(journal.contains("MRN1")).isTrue();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        try (ProgressJournal journal = open()) {
            assertThat(journal.contains("MRN1")).isTrue();
        }
    }

    @Test
    void dropsSupersededRecordsAtOpeningWhenThatPays() throws IOException {
        StringBuilder text = new StringBuilder("{\"niffler-progress\":1}\n");
        for (int i = 0; i < 3_000; i++) {
            text.append("{\"key\":\"unit")
                    .append(i % 1_000)
                    .append("\",\"state\":\"try")
                    .append(i)
                    .append("\"}\n");
        }
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        try (ProgressJournal journal = open()) {
            assertThat(journal.find("unit7")).contains(new ProgressRecord("unit7", "try2007"));
            journal.append(new ProgressRecord("unit7", "done"));
        }

        assertThat(Files.readAllLines(file))
                .hasSize(1_002)
                .startsWith("{\"niffler-progress\":1}", "{\"key\":\"unit0\",\"state\":\"try2000\"}")
                .endsWith("{\"key\":\"unit999\",\"state\":\"try2999\"}", "{\"key\":\"unit7\",\"state\":\"done\"}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        try (ProgressJournal journal = open()) {
            assertThat(journal.size()).isEqualTo(1_000);
            assertThat(journal.find("unit7")).contains(new ProgressRecord("unit7", "done"));
        }
    }

    @Test
    void goesOnWithAllRecordsWhenItCannotRewriteTheFile() throws IOException {
        Files.writeString(file, "{\"niffler-progress\":1}\n" + "{\"key\":\"a\",\"state\":\"b\"}\n".repeat(2_000));
        Files.createDirectories(folder.resolve("cohort.journal.tmp").resolve("in the way"));

        try (ProgressJournal journal = open()) {
            journal.append(new ProgressRecord("c", "d"));
            assertThat(journal.size()).isEqualTo(2);
        }
        assertThat(Files.lines(file)).hasSize(2_002);
    }

    @Test
    void overwritesWhatACrashLeftOfARewrite() throws IOException {
        Files.writeString(folder.resolve("cohort.journal.tmp"), "{\"niffler-progress\":1}\n{\"key\":\"unfin");

        try (ProgressJournal journal = open()) {
            assertThat(journal.size()).isZero();
        }
        assertThat(folder.resolve("cohort.journal.tmp")).doesNotExist();
    }

    @Test
    void refusesASecondRunUnderAnyNameOfTheFile() throws IOException {
        try (ProgressJournal journal = open()) {
            journal.append(new ProgressRecord("a", "b"));
            Path link = Files.createSymbolicLink(folder.resolve("link"), file);

            assertThatExceptionOfType(RunLockedException.class)
                    .isThrownBy(() -> ProgressJournal.open(link, "another", Clock.systemUTC()));
            journal.append(new ProgressRecord("b", "b"));
        }
        try (ProgressJournal journal = open()) {
            assertThat(journal.size()).isEqualTo(2);
        }
    }

    @Test
    void takesTextAndWholeNumbersAsFieldsOnly() {
        assertThat(new ProgressRecord("a", "b", Map.of("n", 1)).number("n")).hasValue(1L);
        assertThat(new ProgressRecord("a", "b", Map.of("n", 1)).text("n")).isEmpty();
        assertThat(new ProgressRecord("a", "b", Map.of("t", "x")).text("t")).contains("x");
        assertThat(new ProgressRecord("a", "b", Map.of("t", "x")).number("t")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProgressRecord("a", "b", Map.of("n", 1.5)))
                .withMessage("The field \"n\" of a progress record must be a String or a Long, not java.lang.Double.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProgressRecord("", "b"))
                .withMessage("A progress record needs a key that is not empty.");
    }

    private ProgressJournal open() throws IOException {
        return ProgressJournal.open(file, "test", Clock.systemUTC());
    }
}
