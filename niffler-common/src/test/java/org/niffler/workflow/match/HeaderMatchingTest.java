package org.niffler.workflow.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.niffler.workflow.WorkUnit.INSTANCE;
import static org.niffler.workflow.WorkUnit.SERIES;
import static org.niffler.workflow.WorkUnit.STUDY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenInstance;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.workflow.Workflow;

class HeaderMatchingTest {

    private static final int FILE_SET_CONSISTENCY_FLAG = 0x00041212;

    @TempDir
    private Path folder;

    private final Matching matching = new HeaderMatching();

    @Test
    void takesASeriesByWhatIsTheSameInAllOfIt() throws IOException {
        WrittenStudy study = SyntheticStudy.ct("P1").instances(3).writeTo(folder);
        Workflow workflow = Workflows.of(SERIES, "Modality = CT and SeriesDescription ~ /series/i");

        assertThat(matching.of(List.of(workflow), files(study)))
                .isEqualTo(Map.of(
                        workflow,
                        List.of(new FoundUnit(SERIES, study.studyUid(), seriesUid(study), "", files(study)))));
    }

    @Test
    void takesASeriesIfOneOfItsInstancesMatches() throws IOException {
        WrittenStudy study = SyntheticStudy.ct("P1").instances(5).writeTo(folder);

        assertThat(taken(Workflows.of(SERIES, "Modality = CT and InstanceNumber = 4"), files(study)))
                .containsExactly(files(study));
    }

    @Test
    void saysNothingOfAWorkflowThatTakesNothing() throws IOException {
        WrittenStudy study = SyntheticStudy.ct("P1").instances(2).writeTo(folder);
        Workflow other = Workflows.of(SERIES, "Modality = MR");
        Workflow none = Workflows.of(SERIES, "InstanceNumber > 2");
        Workflow instance = Workflows.of(INSTANCE, "InstanceNumber > 2");

        assertThat(matching.of(List.of(other, none, instance), files(study))).isEmpty();
    }

    @Test
    void answersAllWorkflowsAtOnce() throws IOException {
        WrittenStudy study = SyntheticStudy.ct("P1").instances(2).writeTo(folder);
        Workflow early = Workflows.of(SERIES, "Modality = CT");
        Workflow never = Workflows.of(SERIES, "Modality = MR");
        Workflow late = Workflows.of(SERIES, "InstanceNumber = 2");

        assertThat(matching.of(List.of(early, never, late), files(study)).keySet())
                .containsExactlyInAnyOrder(early, late);
    }

    @Test
    void letsTheFirstReadableInstanceSpeakForItsSeriesWhereTheFilterAsksForNothingElse() throws IOException {
        List<Path> files = new ArrayList<>(List.of(damaged("0.dcm")));
        files.addAll(files(SyntheticStudy.mr("P1").writeTo(folder)));
        files.addAll(files(SyntheticStudy.ct("P1").writeTo(folder)));

        assertThat(taken(Workflows.of(SERIES, "Modality = MR"), files)).containsExactly(files);
        assertThat(taken(Workflows.of(SERIES, "Modality = CT"), files)).isEmpty();
    }

    @Test
    void looksAtEverySeriesOfAStudy() throws IOException {
        WrittenStudy study = SyntheticStudy.ct("P1").series(3).instances(2).writeTo(folder);

        assertThat(taken(Workflows.of(STUDY, "SeriesDescription = \"Series 3\""), files(study)))
                .containsExactly(files(study));
        assertThat(taken(Workflows.of(STUDY, "SeriesDescription = \"Series 4\""), files(study)))
                .isEmpty();
    }

    @Test
    void namesTheSeriesOfAStudysFirstInstance() throws IOException {
        WrittenStudy study = SyntheticStudy.ct("P1").series(2).writeTo(folder);
        Workflow workflow = Workflows.of(STUDY, "SeriesNumber = 2");

        assertThat(matching.of(List.of(workflow), files(study)).get(workflow))
                .containsExactly(new FoundUnit(STUDY, study.studyUid(), seriesUid(study), "", files(study)));
    }

    @Test
    void letsEachInstanceDecideForItself() throws IOException {
        WrittenStudy study = SyntheticStudy.ct("P1").instances(4).writeTo(folder);
        Workflow workflow = Workflows.of(INSTANCE, "InstanceNumber >= 3");
        WrittenInstance third = study.instances().get(2);
        WrittenInstance fourth = study.instances().get(3);

        assertThat(matching.of(List.of(workflow), files(study)).get(workflow))
                .containsExactly(
                        new FoundUnit(
                                INSTANCE, third.studyUid(), third.seriesUid(), third.sopUid(), List.of(third.file())),
                        new FoundUnit(
                                INSTANCE,
                                fourth.studyUid(),
                                fourth.seriesUid(),
                                fourth.sopUid(),
                                List.of(fourth.file())));
    }

    @Test
    void leavesOutWhatIsNoInstance() throws IOException {
        List<Path> instances = files(SyntheticStudy.ct("P1").instances(2).writeTo(folder));
        Path directory = SyntheticStudy.ct("P2")
                .but(image -> image.setInt(FILE_SET_CONSISTENCY_FLAG, VR.US, 0))
                .writeTo(folder)
                .instances()
                .get(0)
                .file();
        Path text =
                Files.writeString(folder.resolve("notes.txt"), "not a DICOM file at all, but long enough ".repeat(9));
        List<Path> all = new ArrayList<>(List.of(text, folder.resolve("gone.dcm"), folder, directory));
        all.addAll(1, instances);

        assertThat(taken(Workflows.of(SERIES, "Modality = CT"), all)).containsExactly(instances);
        assertThat(taken(Workflows.of(INSTANCE, "Modality = CT"), all)).hasSize(2);
    }

    @Test
    void leavesOutWhatIsNoInstanceThoughItWasNotNeededForTheDecision() throws IOException {
        List<Path> all =
                new ArrayList<>(files(SyntheticStudy.ct("P1").instances(2).writeTo(folder)));
        all.add(Files.writeString(folder.resolve("z.txt"), "text"));

        assertThat(taken(Workflows.of(SERIES, "Modality = CT"), all)).containsExactly(all.subList(0, 2));
    }

    @Test
    void keepsDamagedInstancesInASeriesButNotByThemselves() throws IOException {
        Path damaged = damaged("a.dcm");
        List<Path> all = new ArrayList<>(files(SyntheticStudy.ct("P1").writeTo(folder)));
        all.add(damaged);

        assertThat(taken(Workflows.of(SERIES, "Modality = CT"), all)).containsExactly(all);
        assertThat(taken(Workflows.of(INSTANCE, "not Modality = MR"), all)).containsExactly(all.subList(0, 1));
    }

    @Test
    void readsFilesWithoutPreamble() throws IOException {
        Path whole = SyntheticStudy.ct("P1")
                .transferSyntax(UID.ImplicitVRLittleEndian)
                .writeTo(folder)
                .instances()
                .get(0)
                .file();
        Path bare = folder.resolve("bare");
        Files.write(bare, org.niffler.testkit.fixture.DcmFiles.encodedDataSet(whole));

        assertThat(taken(Workflows.of(SERIES, "Modality = CT"), List.of(bare))).containsExactly(List.of(bare));
    }

    @Test
    void findsPrivateAttributesInWhicheverBlockTheyAre() throws IOException {
        WrittenStudy study = SyntheticStudy.mr("P1")
                .but(image -> {
                    image.setString(0x00190010, VR.LO, "SOMEBODY ELSE");
                    image.setString(0x00190011, VR.LO, "MAKER V1.0");
                    image.setString(0x0019110C, VR.IS, "1000");
                })
                .writeTo(folder);

        assertThat(taken(Workflows.of(SERIES, "\"0x0019000C,MAKER V1.0\" = 1000"), files(study)))
                .hasSize(1);
        assertThat(taken(Workflows.of(SERIES, "\"0x0019000C,SOMEBODY ELSE\" = 1000"), files(study)))
                .isEmpty();
        assertThat(taken(Workflows.of(SERIES, "0x0019110C = 1000"), files(study)))
                .hasSize(1);
    }

    @Test
    void looksAtAttributesWithoutAKeyword() throws IOException {
        WrittenStudy study = SyntheticStudy.mr("P1")
                .but(image -> image.setString(0x00089999, VR.LO, "new"))
                .writeTo(folder);

        assertThat(taken(Workflows.of(SERIES, "0x00089999 = new"), files(study)))
                .hasSize(1);
    }

    @Test
    void findsAUnitWithoutUids() throws IOException {
        WrittenStudy study = SyntheticStudy.ct("P1")
                .but(image -> image.remove(Tag.StudyInstanceUID))
                .but(image -> image.setNull(Tag.SeriesInstanceUID, VR.UI))
                .writeTo(folder);
        Workflow workflow = Workflows.of(SERIES, "Modality = CT");

        assertThat(matching.of(List.of(workflow), files(study)).get(workflow))
                .containsExactly(new FoundUnit(SERIES, "", "", "", files(study)));
    }

    private List<List<Path>> taken(Workflow workflow, List<Path> files) throws IOException {
        return matching.of(List.of(workflow), files).getOrDefault(workflow, List.of()).stream()
                .map(FoundUnit::files)
                .toList();
    }

    /** Cut in the middle of its header. */
    private Path damaged(String name) throws IOException {
        Path whole = SyntheticStudy.ct("P9")
                .writeTo(folder.resolve("whole"))
                .instances()
                .get(0)
                .file();
        return Files.write(folder.resolve(name), Arrays.copyOf(Files.readAllBytes(whole), 420));
    }

    private static String seriesUid(WrittenStudy study) {
        return study.instances().get(0).seriesUid();
    }

    private static List<Path> files(WrittenStudy study) {
        return study.instances().stream().map(WrittenInstance::file).toList();
    }
}
