package org.niffler.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.SyntheticStudy;

/** What {@code --check} says. */
class DeidentifyCheckIT {

    @TempDir
    private Path folder;

    private DeidentifyRun run;

    @BeforeEach
    void setUp() {
        run = new DeidentifyRun(folder);
    }

    @Test
    void countsTheFilesThatStillHaveAnAttributeAndShowsNoValue() throws IOException {
        SyntheticStudy.ct("P-4711")
                .instances(2)
                .but(image -> image.setString("SOMEBODY", 0x00290010, VR.LO, "secret"))
                .writeTo(run.in());
        Files.writeString(run.in().resolve("notes.txt"), "no image");

        DeidentifyRun.Result result = run.check(run.in());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out().lines().map(line -> line.replaceAll(" +", " ")))
                .startsWith("what tag files name")
                .contains(
                        "date (0008,0020) 2 StudyDate",
                        "uid (0020,000D) 2 StudyInstanceUID",
                        "value (0010,0020) 2 PatientID",
                        "value (0010,0010) 2 PatientName",
                        "private (0029,0010) 2 a private attribute",
                        "statement (0012,0062) 2 PatientIdentityRemoved is not YES")
                .endsWith("2 DICOM files, 1 others: see above");
        assertThat(result.out()).doesNotContain("P-4711", "NOBODY", "secret");
    }

    @Test
    void findsNothingInWhatWasWritten() {
        SyntheticStudy.ct("P1").writeTo(run.in());
        run.start();

        DeidentifyRun.Result result = run.check(run.out());

        assertThat(result.exitCode()).as(result.out()).isZero();
        assertThat(result.out())
                .isEqualToNormalizingNewlines(
                        "1 DICOM files, 0 others: nothing is left that the profile would have taken\n");
    }

    @Test
    void writesItsFindingsAsATable() throws IOException {
        SyntheticStudy.ct("P1").writeTo(run.in());
        Path csv = folder.resolve("left.csv");
        Path json = folder.resolve("left.json");

        run.check(run.in(), "--output", csv.toString());
        run.check(run.in(), "--output", json.toString(), "--format", "json");

        assertThat(Files.readAllLines(csv))
                .startsWith("what,tag,name,files")
                .contains("value,\"(0010,0010)\",PatientName,1");
        assertThat(Files.readString(json))
                .contains("{\"what\":\"value\",\"tag\":\"(0010,0010)\",\"name\":\"PatientName\",\"files\":1}");
    }

    @Test
    void findsWhoSentAFileAndWhoItWasInItsMetaInformation() throws IOException {
        SyntheticStudy.ct("P1").writeTo(run.in());
        run.start();
        Path file = run.file(0);
        byte[] bytes = Files.readAllBytes(file);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("2.25.");
        bytes[at + 5] = (byte) (bytes[at + 5] == '1' ? '2' : '1');
        Files.write(file, bytes);

        DeidentifyRun.Result result = run.check(run.out());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("MediaStorageSOPInstanceUID");
    }

    @Test
    void doesNotCallAFileCleanThatItCannotRead() throws IOException {
        Path file = SyntheticStudy.ct("P1").writeTo(run.in()).instances().get(0).file();
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 500));

        DeidentifyRun.Result result = run.check(run.in());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("a file that cannot be read");
    }

    @Test
    void takesNoOutputFolder() {
        DeidentifyRun.Result result =
                run.run(List.of("deidentify", run.in().toString(), run.out().toString(), "--check"));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("OUT: not with --check, which writes nothing");
    }

    @Test
    void asksForAnOutputFolderOtherwise() {
        DeidentifyRun.Result result = run.run(List.of("deidentify", run.in().toString()));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("OUT: is missing: the folder for the new files");
    }

    @Test
    void printsItsSummaryAsJson() {
        SyntheticStudy.ct("P1").but(image -> image.setNull(Tag.KVP, VR.DS)).writeTo(run.in());

        DeidentifyRun.Result result = run.start("--json", "true");

        assertThat(result.out().strip())
                .isEqualTo("{\"written\":1,\"there\":0,\"heldBack\":0,\"failed\":0,\"skipped\":0,\"report\":\""
                        + run.report() + "\",\"exitCode\":0}");
    }
}
