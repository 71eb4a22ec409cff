package org.niffler.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.peer.NeedsPeer;
import org.niffler.testkit.process.ProcessResult;
import org.niffler.testkit.process.ProgramRun;

/** The script of the shipped example, with the dcm2niix that is installed. */
@NeedsPeer("dcm2niix")
class NiftiExamplePeerIT {

    private static final Path SCRIPT = Path.of("..", "config", "workflows", "examples", "nifti", "convert.sh");

    /** Bytes of a NIfTI-1 header, which is followed by 4 that announce extensions. */
    private static final int HEADER = 348;

    @TempDir
    private Path folder;

    private Path input;
    private Path output;

    @BeforeEach
    void makeFolders() throws IOException {
        input = folder.resolve("in");
        output = Files.createDirectories(folder.resolve("out"));
    }

    @Test
    void makesAVolumeOfASeries() throws IOException {
        SyntheticStudy.mr("P1").instances(5).but(this::inSpace).writeTo(input);

        ProcessResult run = convert();

        assertThat(run.exitCode()).as("%s", run).isZero();
        assertThat(names()).containsExactly("series-1.json", "series-1.nii.gz");
        assertThat(image()).hasSize(HEADER + 4 + 64 * 64 * 5 * 2);
        assertThat(new ObjectMapper()
                        .readTree(output.resolve("series-1.json").toFile())
                        .get("SeriesDescription")
                        .asText())
                .isEqualTo("Series 1");
    }

    @Test
    void leavesNoIdentityInWhatItMakes() throws IOException {
        SyntheticStudy.mr("PLANTEDID")
                .accessionNumber("PLANTEDACC")
                .instances(3)
                .but(this::inSpace)
                .but(this::identify)
                .writeTo(input);

        ProcessResult run = convert();

        assertThat(run.exitCode()).as("%s", run).isZero();
        String all = Files.readString(output.resolve("series-1.json"))
                + new String(image(), StandardCharsets.ISO_8859_1)
                + names()
                + run;
        assertThat(all)
                .doesNotContain("PLANTED", "NOBODY", "19700101", "20240102", "Synthetic Hospital", "PHANTOM1", "2.25.");
    }

    @Test
    void failsIfThereIsNothingToConvert() throws IOException {
        SyntheticStudy.mr("P1")
                .but(image -> image.remove(Tag.PixelData))
                .but(image -> image.setString(Tag.SOPClassUID, VR.UI, "1.2.840.10008.5.1.4.1.1.88.11"))
                .writeTo(input);

        ProcessResult run = convert();

        assertThat(run.exitCode()).as("%s", run).isNotZero();
        assertThat(names()).isEmpty();
    }

    /** What dcm2niix stacks slices by. */
    private void inSpace(Attributes image) {
        int number = image.getInt(Tag.InstanceNumber, 0);
        image.setDouble(Tag.ImageOrientationPatient, VR.DS, 1, 0, 0, 0, 1, 0);
        image.setDouble(Tag.ImagePositionPatient, VR.DS, 0, 0, 3 * number);
        image.setDouble(Tag.PixelSpacing, VR.DS, 1, 1);
        image.setDouble(Tag.SliceThickness, VR.DS, 3);
    }

    private void identify(Attributes image) {
        image.setString(Tag.PatientName, VR.PN, "PLANTED^NAME");
        image.setString(Tag.PatientComments, VR.LT, "PLANTED patient comments");
        image.setString(Tag.ImageComments, VR.LT, "PLANTED image comments");
        image.setString(Tag.ReferringPhysicianName, VR.PN, "PLANTED^REFERRER");
        image.setString(Tag.PerformingPhysicianName, VR.PN, "PLANTED^PERFORMER");
        image.setString(Tag.OperatorsName, VR.PN, "PLANTED^OPERATOR");
        image.setString(Tag.StudyID, VR.SH, "PLANTEDSTUDYID");
        image.setString(Tag.OtherPatientIDs, VR.LO, "PLANTEDOTHER");
        image.setString(Tag.PatientAddress, VR.LO, "PLANTED street");
        image.setString(Tag.StudyDescription, VR.LO, "PLANTED study");
        image.setString(Tag.PerformedProcedureStepDescription, VR.LO, "PLANTED step");
        image.setString(Tag.InstitutionAddress, VR.ST, "PLANTED square");
        image.setString(Tag.InstitutionalDepartmentName, VR.LO, "PLANTED department");
        image.setString(Tag.DeviceSerialNumber, VR.LO, "PLANTED7");
    }

    private ProcessResult convert() {
        return ProgramRun.run(
                List.of("sh", SCRIPT.toString(), input.toString(), output.toString()), Map.of(), Duration.ofMinutes(1));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(output)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private byte[] image() throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(output.resolve("series-1.nii.gz")))) {
            return in.readAllBytes();
        }
    }
}
