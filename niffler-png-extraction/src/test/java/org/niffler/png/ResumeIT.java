package org.niffler.png;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.jar.ExecutableJar;

/** Runs that are stopped, killed, repeated and shared end with what one uninterrupted run gives. */
class ResumeIT {

    private static final int IMAGES = 60;

    @TempDir
    private Path folder;

    private PngRun whole;
    private PngRun run;

    @BeforeEach
    void makeTheSameInputForTwoRuns() throws IOException {
        whole = new PngRun(folder.resolve("whole"));
        run = new PngRun(folder.resolve("resumed"));
        for (PngRun each : List.of(whole, run)) {
            each.option("DICOMHome", folder.resolve("dicom").toString());
            each.option("PseudonymKey", folder.resolve("pseudonym.key").toString());
            // mapping.csv names the output folder, which differs.
            each.option(
                    "Mapping",
                    folder.resolve(each == whole ? "whole.csv" : "resumed.csv").toString());
        }
        SyntheticStudy.ct("P1")
                .series(2)
                .instances(IMAGES / 2 - 1)
                .size(256, 256)
                .writeTo(folder.resolve("dicom/a"));
        SyntheticStudy.mr("P2").instances(2).writeTo(folder.resolve("dicom/b"));
        Files.writeString(folder.resolve("dicom/notes.txt"), "not DICOM");
        assertThat(whole.start().exitCode()).isZero();
    }

    @Test
    void goesOnAfterItWasStoppedAndEndsWithTheSameOutput() {
        PngRun.Result stopped = run.stopSignal(stop -> {
                    stop.run();
                    return () -> {};
                })
                .start();
        assertThat(stopped.exitCode()).isEqualTo(130);
        assertThat(stopped.err()).contains("stopped; the tables are written when a run comes to its end");
        assertThat(run.output().resolve("metadata.csv")).doesNotExist();

        PngRun.Result resumed = run.stopSignal(stop -> () -> {}).start();

        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(run.contents()).isEqualTo(whole.contents());
    }

    @Test
    void goesOnAfterKillsAtAnyMomentAndEndsWithTheSameOutput() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int kills = 0;
        // Pictures have the version of the jar in them, and of class files there is none.
        Process uninterrupted = process(whole.option("FromScratch", "true"));
        assertThat(uninterrupted.waitFor()).isZero();
        for (int i = 0; i < 5; i++) {
            Process process = process(run);
            if (!process.waitFor(400 + random.nextInt(900), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                kills++;
            }
        }

        assertThat(process(run).waitFor())
                .as("seed " + seed + ", kills " + kills)
                .isZero();
        assertThat(run.contents()).as("seed " + seed).isEqualTo(whole.contents());
        try (Stream<Path> left = Files.walk(run.output().resolve(".niffler"))) {
            assertThat(left.filter(path -> path.toString().endsWith(".part"))).isEmpty();
        }
    }

    private static Process process(PngRun run) throws IOException {
        return new ProcessBuilder(
                        ExecutableJar.ofThisModule().command(run.arguments().toArray(String[]::new)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Test
    void convertsNothingAgainThatIsFinished() throws IOException {
        FileTime before = FileTime.fromMillis(1_000_000);
        for (String picture : whole.pictures()) {
            Files.setLastModifiedTime(whole.output().resolve(picture), before);
        }
        SyntheticStudy.ct("P3").writeTo(folder.resolve("dicom/c"));

        PngRun.Result again = whole.start();

        assertThat(again.out()).contains("files:     62 (61 converted, 1 not DICOM), 61 of them by an earlier run");
        assertThat(whole.pictures().stream().filter(picture -> isFrom(before, picture)))
                .hasSize(IMAGES);
        assertThat(whole.pictures()).hasSize(IMAGES + 1);
    }

    @Test
    void refusesToMixWhatWasMadeWithOtherSettings() {
        PngRun.Result other = whole.option("Scaling", "linear").start();

        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.err())
                .contains("Scaling=ORIGINAL", "Scaling=LINEAR", "--from-scratch")
                .doesNotContain("Run the same command again");
    }

    @Test
    void startsOverWhenToldTo() {
        PngRun.Result other =
                whole.option("Scaling", "linear").option("FromScratch", "true").start();

        assertThat(other.exitCode()).as(other.err()).isZero();
        assertThat(other.out())
                .contains("files:     61 (60 converted, 1 not DICOM)")
                .doesNotContain("earlier");
        assertThat(other.err()).contains("stay in extracted-images; delete that folder first if you will share it");
    }

    @Test
    void sharesTheWorkAndMergesTheTables() {
        for (int part = 1; part <= 3; part++) {
            PngRun.Result result = run.option("Shard", part + "/3").start();
            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(run.output().resolve("metadata.csv")).doesNotExist();
        }

        PngRun.Result merged = run.without("Shard").start("merge");

        assertThat(merged.exitCode()).as(merged.err()).isZero();
        assertThat(merged.out()).contains("files:     61", "pictures:  60");
        assertThat(run.contents()).isEqualTo(whole.contents());
    }

    @Test
    void refusesToMergeWhatIsNotComplete() {
        run.option("Shard", "1/3").start();

        PngRun.Result merged = run.without("Shard").start("merge");

        assertThat(merged.exitCode()).isEqualTo(1);
        assertThat(merged.err())
                .contains("Not finished: 2/3, 3/3. Run each with --shard first; what is done is not done again.");
    }

    @Test
    void mergesWithTheSettingsOfThePartsOnly() {
        run.option("Shard", "1/2").start();
        run.option("Shard", "2/2").start();

        PngRun.Result merged = run.without("Shard").option("KeepPhi", "true").start("merge");

        assertThat(merged.exitCode()).isEqualTo(2);
        assertThat(merged.err()).contains("are of a run with other settings (then KeepPhi=false; now KeepPhi=true)");
        assertThat(run.without("KeepPhi").start("merge").exitCode()).isZero();
    }

    @Test
    void refusesToMergeAsADryRunRatherThanWriteTheTables() {
        run.option("Shard", "1/2").start();
        run.option("Shard", "2/2").start();

        PngRun.Result merged = run.without("Shard").option("DryRun", "true").start("merge");

        assertThat(merged.exitCode()).isEqualTo(2);
        assertThat(merged.err()).contains("DryRun: not with merge, which only writes tables");
        assertThat(run.output().resolve("metadata.csv")).doesNotExist();
    }

    @Test
    void givesTheOriginalsNamesInTheSameOrderWhenResumed() throws IOException {
        for (int i = 0; i < 20; i++) {
            Path target = folder.resolve("dicom/same/" + i + "/IM1.dcm");
            Files.createDirectories(target.getParent());
            Files.copy(
                    SyntheticStudy.ct("P9")
                            .description("d" + i)
                            .writeTo(folder.resolve("made"))
                            .instances()
                            .get(0)
                            .file(),
                    target);
        }
        whole.option("Pseudonyms", "sha224").option("FromScratch", "true");
        run.option("Pseudonyms", "sha224");
        whole.start();
        run.stopSignal(stop -> {
                    stop.run();
                    return () -> {};
                })
                .start();
        run.stopSignal(stop -> () -> {}).start();

        Map<String, String> resumed = run.contents();
        assertThat(resumed).containsAllEntriesOf(Map.of("metadata.csv", whole.text("metadata.csv")));
    }

    private boolean isFrom(FileTime time, String picture) {
        try {
            return Files.getLastModifiedTime(whole.output().resolve(picture)).equals(time);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
