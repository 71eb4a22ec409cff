package org.niffler.cold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.testkit.pacs.TestPacs;

/** A disk that runs full while an extraction works: a small one, which is mounted for it. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DiskFullIT {

    /** 512 rows and columns of 16 bits. */
    private static final int PIXEL_BYTES = 512 * 512 * 2;

    @TempDir
    private Path folder;

    private Path disk;
    private Path archive;
    private TestPacs pacs;
    private Run run;

    @BeforeEach
    void mountDisk() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                command("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.toString()),
                "may not mount a small disk");
        archive = folder.resolve("archive");
    }

    @AfterEach
    void unmountDisk() throws Exception {
        if (pacs != null) {
            pacs.close();
        }
        command("umount", disk.toString());
    }

    @Test
    void keepsWhatFitsOnTheDiskAndRetrievesTheRestWhenThereIsRoom() throws Exception {
        WrittenStudy large = large("P1", 20);
        serve(folder, "PatientID", "P1").option("StorageFolder", storage().toString());

        Run.Result result = run.start();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
        assertThat(result.err()).contains("0xA700 (out of resources)", "no space left on disk");
        int kept = stored();
        assertThat(kept).isBetween(8, 15);
        assertThat(reasonOf(run.reportRows().get(0), "PARTIAL " + kept + "/20"))
                .startsWith(20 - kept + " of 20 instances did not arrive; the retrieval ended with status 0xB000");

        makeRoom();
        assertThat(run.start().exitCode()).isZero();
        assertThat(stored()).isEqualTo(large.instances().size());
    }

    @Test
    void asksForNothingMoreOnceTheDiskHasLessThanItsMinimumFree() throws Exception {
        // Two rows are looked up at once; either may be retrieved first.
        List.of("P1", "P2").forEach(patient -> large(patient, 8));
        List.of("P3", "P4").forEach(patient -> large(patient, 1));
        serve(folder, "PatientID", "P1", "P2", "P3", "P4", "P1")
                .option("StorageFolder", storage().toString())
                .option("MinFreeSpace", "6 MiB")
                .option("Associations", "1");
        pacs.faults().delayPerInstance(Duration.ofMillis(200)); // the disk is not looked at for each instance

        Run.Result result = run.start();

        String full = "The storage folder " + storage() + " has less than 6 MiB free (MinFreeSpace).";
        assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
        assertThat(result.err())
                .contains("0xA700 (out of resources)", "less than 6 MiB free on disk")
                .endsWith("The extraction ended early: " + full + "\n"
                        + "What has been retrieved stays. Run the same command again to go on.\n");
        assertThat(pacs.requests("C-MOVE")).isEqualTo(1);
        List<Map<String, String>> rows = run.reportRows();
        assertThat(rows).hasSize(5);
        int asked = rows.get(0).get("State").equals("FAILED") ? 1 : 0;
        assertThat(reasonOf(rows.get(asked), "PARTIAL " + stored() + "/8")).contains("status 0xB000");
        assertThat(reasonOf(rows.get(1 - asked), "FAILED")).isEqualTo(full);
        assertThat(reasonOf(rows.get(2), "FAILED")).isEqualTo("the run ended before it was done: " + full);
        assertThat(reasonOf(rows.get(3), "FAILED")).isEqualTo("the run ended before it was done: " + full);
        assertThat(reasonOf(rows.get(4), "SKIPPED")).isEqualTo("an earlier row asks for the same");
        assertThat(result.out()).startsWith("rows:      5 (1 repeated, 4 incomplete)");

        makeRoom();
        assertThat(run.start().exitCode()).isZero();
        assertThat(stored()).isEqualTo(18);
    }

    @Test
    void endsWhenTheJournalCannotBeWrittenAndLosesNothing() throws Exception {
        List<String> rows = new ArrayList<>(List.of("PatientID"));
        IntStream.range(0, 80).mapToObj("P%03d"::formatted).forEach(patient -> {
            SyntheticStudy.ct(patient).size(16, 16).writeTo(archive);
            rows.add(patient);
        });
        serve(disk, rows.toArray(String[]::new))
                .option("StorageFolder", folder.resolve("elsewhere").toString())
                .option("Report", folder.resolve("report.csv").toString());
        AtomicBoolean full = new AtomicBoolean();
        pacs.onRequest(request -> {
            if (request.kind().equals("C-MOVE") && !full.getAndSet(true)) {
                fillTheDisk();
            }
        });

        Run.Result result = run.start();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains("The extraction ended early: Cannot write to the progress journal " + run.journal()
                        + ": No space left on device. The unit just finished is not recorded and will be done again;"
                        + " those before it are safe. Make room or check the disk, and start again.")
                .doesNotContain("\tat ");
        assertThat(Files.readAllLines(folder.resolve("report.csv")))
                .as("header and rows")
                .hasSize(81);

        makeRoom();
        Run.Result next = run.start();
        assertThat(next.exitCode()).as(next.err()).isZero();
        assertThat(next.out()).contains("done in an earlier run)");
        assertThat(filesUnder(folder.resolve("elsewhere"))).isEqualTo(80);
    }

    private Run serve(Path runFolder, String... csv) {
        pacs = TestPacs.serve("PACS", archive);
        run = new Run(runFolder, pacs.address()).csv(csv).option("Retries", "0");
        pacs.destination("NIFFLER", run.port());
        return run;
    }

    private WrittenStudy large(String patientId, int instances) {
        return SyntheticStudy.ct(patientId).instances(instances).size(512, 512).writeTo(archive);
    }

    private Path storage() {
        return disk.resolve("storage");
    }

    private int stored() throws IOException {
        return filesUnder(storage());
    }

    /** Locks apart, which are no images. */
    private static int filesUnder(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            List<Path> found = files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("lock"))
                    .toList();
            assertThat(found).allMatch(file -> file.toString().endsWith(".dcm"));
            return found.size();
        }
    }

    private static String reasonOf(Map<String, String> row, String state) {
        assertThat(row).containsEntry("State", state);
        return row.get("Reason");
    }

    private void fillTheDisk() {
        try (OutputStream out = Files.newOutputStream(disk.resolve("filler"))) {
            byte[] block = new byte[4096];
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessage("No space left on device");
        }
    }

    private void makeRoom() throws Exception {
        Files.deleteIfExists(disk.resolve("filler"));
        long bytes = 64L * PIXEL_BYTES;
        assertThat(command("mount", "-o", "remount,size=" + bytes, disk.toString()))
                .isTrue();
        pacs.faults().clear();
        pacs.close();
        pacs = TestPacs.serve("PACS", archive).destination("NIFFLER", run.port());
        run.option("SrcAet", pacs.address());
    }

    private static boolean command(String... command) throws Exception {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(new File("/dev/null"))
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
