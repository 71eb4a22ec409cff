package org.niffler.meta.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.aoju.bus.image.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.meta.series.InstanceChoice;
import org.niffler.schedule.Backoff;
import org.niffler.testkit.fixture.SyntheticStudy;

class FolderScanTest {

    @TempDir
    private Path folder;

    private final MemoryStore store = new MemoryStore();
    private final Queue<String> told = new ConcurrentLinkedQueue<>();

    @Test
    void tellsOfAnInstanceThatHasNoIdAndExtractsTheOthers() throws Exception {
        SyntheticStudy.ct("P1").writeTo(folder.resolve("in"));
        Path nameless = SyntheticStudy.ct("P2")
                .but(image -> {
                    image.remove(Tag.SOPInstanceUID);
                    image.remove(Tag.SeriesInstanceUID);
                })
                .writeTo(folder.resolve("in/other"))
                .instances()
                .get(0)
                .file();

        ScanTotals totals = scan(() -> {
            throw new IllegalStateException("no profile wants it");
        });

        assertThat(totals.documents()).isEqualTo(1);
        assertThat(totals.unreadable()).isEqualTo(1);
        assertThat(told)
                .containsExactly(nameless.getFileName() + ": it has no UID that its document could be found by");
    }

    @Test
    void goesOnAfterAFileThatFailsUnexpectedly() throws Exception {
        SyntheticStudy.ct("P1").series(2).writeTo(folder.resolve("in"));

        ScanTotals totals = scan(
                () -> {
                    throw new IllegalStateException("as the toolkit may");
                },
                "# deid: basic");

        assertThat(totals.files()).isEqualTo(2);
        assertThat(totals.documents()).isZero();
        assertThat(totals.unreadable()).isEqualTo(2);
        assertThat(told).allSatisfy(line -> assertThat(line).endsWith(": unexpected java.lang.IllegalStateException"));
    }

    private ScanTotals scan(InstanceDocuments.Deidentification deidentification, String... head) throws Exception {
        Path profiles = Files.createDirectories(folder.resolve("profiles"));
        Files.writeString(profiles.resolve("series.txt"), String.join("", head) + "\nPatientID\n");
        FolderScan.Watcher watcher = new FolderScan.Watcher() {
            @Override
            public void looked(long files) {}

            @Override
            public void unreadable(Path file, String reason) {
                told.add(file.getFileName() + ": " + reason);
            }
        };
        return new FolderScan(
                        folder.resolve("in"),
                        InstanceChoice.FIRST,
                        Profiles.open(profiles).current(),
                        new InstanceDocuments(deidentification, true, "1"),
                        store,
                        new Backoff(Duration.ofMillis(1), Duration.ofMillis(2), 1),
                        2,
                        watcher)
                .run();
    }
}
