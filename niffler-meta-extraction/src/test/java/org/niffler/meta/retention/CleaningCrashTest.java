package org.niffler.meta.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.meta.state.SeriesRecords.Processed;

/** Whenever a cleaning process is killed: a series is there with all of its files, or it is gone and that is written down. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class CleaningCrashTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int LEASED = 20;
    private static final int FREE = 80;
    private static final int FILES = 60;
    private static final int ROUNDS = 8;

    @TempDir
    private Path folder;

    @Test
    void losesNothingAndLeavesNoHalfSeriesToKillNine() throws Exception {
        Random random = new Random(17);
        TestStorage storage = new TestStorage(folder);
        for (int series = 0; series < LEASED; series++) {
            storage.leases.take(extracted(storage, "leased/1.2/1.2." + series), "research");
        }
        int interrupted = 0;
        // Where the machine is slow, it takes longer until one of the passes is killed between two series.
        for (int round = 0; round < ROUNDS || interrupted == 0; round++) {
            fill(storage);
            killInTheMidstOfAPass(random.nextInt(100 * (1 + round / ROUNDS)));

            TestStorage restarted = new TestStorage(folder);
            long deletable = deletable(restarted);
            restarted.cleaner(new RetentionPolicy.Everything()).recover();

            assertWhole(restarted);
            interrupted += deletable > 0 && deletable < deletable(storage) ? 1 : 0;
            storage = restarted;
        }
    }

    private static long deletable(TestStorage storage) {
        return storage.records.allProcessed().stream()
                .filter(series ->
                        !storage.leases.isLeased(series.folder()) && !CleaningProcess.isPutBack(series.folder()))
                .count();
    }

    private static String extracted(TestStorage storage, String series) throws IOException {
        for (int file = 4; file <= FILES; file++) {
            storage.write(series + "/" + file + ".dcm", HOUR);
        }
        return storage.extracted(series, HOUR);
    }

    /** So that there is something to delete in each round. */
    private static void fill(TestStorage storage) throws IOException {
        for (int series = 0; series < FREE; series++) {
            String name = "P" + series % 10 + "/1.2/1.2." + series;
            if (storage.records.processed(name).isEmpty()) {
                extracted(storage, name);
            }
        }
    }

    private void killInTheMidstOfAPass(int milliseconds) throws Exception {
        Process cleaner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-UsePerfData",
                        "-XX:TieredStopAtLevel=1",
                        "-Dlogback.configurationFile=" + System.getProperty("logback.configurationFile"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CleaningProcess.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        try (var out = cleaner.inputReader()) {
            String line = out.readLine();
            while (line != null && !line.equals("cleaning")) {
                line = out.readLine();
            }
            assertThat(line).isEqualTo("cleaning");
            assertThat(cleaner.waitFor(milliseconds, TimeUnit.MILLISECONDS)).isFalse();
            Path deleting = folder.resolve("storage").resolve(DeletingFolder.NAME);
            while (isEmpty(deleting)) {
                Thread.onSpinWait();
            }
            cleaner.toHandle().destroyForcibly();
            assertThat(cleaner.waitFor()).isEqualTo(128 + 9);
        }
    }

    private static void assertWhole(TestStorage storage) throws IOException {
        assertThat(storage.root.resolve(DeletingFolder.NAME)).doesNotExist();
        List<String> files = storage.files();
        assertThat(files).hasSize(FILES * storage.records.allProcessed().size());
        for (Processed series : storage.records.allProcessed()) {
            assertThat(Children.of(storage.root.resolve(series.folder()))).hasSize(FILES);
        }
        assertThat(files.stream().filter(file -> file.startsWith("leased/"))).hasSize(FILES * LEASED);
        for (int patient = 0; patient < 10; patient++) {
            Path study = storage.root.resolve("P" + patient + "/1.2");
            assertThat(Files.notExists(study) || hasEntries(study)).isTrue();
        }
    }

    private static boolean hasEntries(Path study) throws IOException {
        return !Children.of(study).isEmpty();
    }

    private static boolean isEmpty(Path folder) {
        String[] names = folder.toFile().list(); // null if there is no such folder
        return names == null || names.length == 0;
    }
}
