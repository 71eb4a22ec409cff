package org.niffler.workflow.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenInstance;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.workflow.WorkInput;
import org.niffler.workflow.WorkUnit;
import org.niffler.workflow.Workflow;
import org.niffler.workflow.match.FoundUnit;
import org.niffler.workflow.match.Workflows;

class ToolInputTest {

    private static final String PICTURES = """
            mkdir -p $out/extracted-images/pseudonym $out/failed-dicom/3
            echo picture > $out/extracted-images/pseudonym/1.png
            for f in metadata mapping failures held-back; do echo "$f" > $out/$f.csv; done
            cp $dicom/* $out/failed-dicom/3/
            echo '{"files":{"total":3,"converted":1,"withoutImage":0,"heldBack":1,"failed":1},"exitCode":1}'
            exit 1
            """;

    private static final String OBJECTS = """
            mkdir -p $out/pseudonym $out/.niffler-incoming
            echo object > $out/pseudonym/1.dcm
            echo lock > $out/.niffler-incoming/lock
            echo "names" > $report
            for f in lock lock.holder; do echo lock > $report.$f; done
            echo '{"written":2,"there":0,"heldBack":1,"failed":0,"skipped":0}'
            exit 1
            """;

    private static final String NO_PICTURE = """
            mkdir -p $out
            echo '{"files":{"total":3,"converted":0,"withoutImage":1,"heldBack":1,"failed":1},"exitCode":1}'
            exit 1
            """;

    @TempDir
    private Path folder;

    private Path work;
    private StandIn standIn;
    private WrittenStudy study;

    @BeforeEach
    void makeFolders() throws IOException {
        work = Files.createDirectory(folder.resolve("work"));
        standIn = new StandIn(folder);
        study = SyntheticStudy.ct("SECRETID").instances(3).writeTo(folder.resolve("source"));
    }

    @Test
    void givesPicturesAndTheirTableAndNothingThatIdentifies() throws Exception {
        PreparedInput prepared = prepare(png(), standIn.inputs(PICTURES));

        assertThat(names(prepared.folder())).containsExactly("extracted-images/pseudonym/1.png", "metadata.csv");
        assertThat(names(work))
                .containsExactlyInAnyOrder(
                        "arguments.txt",
                        "input/extracted-images/pseudonym/1.png",
                        "input/metadata.csv",
                        "metadata.json");
    }

    @Test
    void asksForPicturesWithTheSitesKeyAndTheWorkflowsOptions() throws Exception {
        prepare(png("--Scaling=window"), standIn.inputs(PICTURES));

        assertThat(Files.readAllLines(work.resolve("arguments.txt")))
                .contains(
                        "-jar",
                        folder.resolve("tool.jar").toString(),
                        "--DICOMHome=" + work.resolve("dicom"),
                        "--PseudonymKey=" + folder.resolve("pseudonym.key"),
                        "--UseProcesses=1",
                        "--quiet",
                        "--Scaling=window");
    }

    @Test
    void asksForNothingTwice() throws Exception {
        prepare(png("--use-processes=2", "--MaxHeaders=50"), standIn.inputs(PICTURES));

        assertThat(Files.readAllLines(work.resolve("arguments.txt")))
                .contains("--use-processes=2", "--MaxHeaders=50")
                .doesNotContain("--UseProcesses=1", "--MaxHeaders=100000");
    }

    @Test
    void saysHowManyInstancesAreNotInTheInput() throws Exception {
        PreparedInput prepared = prepare(png(), standIn.inputs(PICTURES));
        JsonNode json = json(prepared);

        assertThat(prepared.missing())
                .isEqualTo("2 of 3 instances are not in the input: 1 held back as they may show who the patient is,"
                        + " 1 failed, 0 without an image or not usable");
        assertThat(json.path("instances").toString()).isEqualTo("{\"given\":3,\"made\":1}");
        assertThat(json.path("files").toString()).isEqualTo("[\"extracted-images/pseudonym/1.png\",\"metadata.csv\"]");
    }

    @Test
    void describesTheInputByPseudonyms() throws Exception {
        String seriesUid = study.instances().get(0).seriesUid();

        PreparedInput prepared = prepare(png(), standIn.inputs(PICTURES));

        assertThat(prepared.series()).isEqualTo(StandIn.PSEUDONYMS.uid(seriesUid));
        JsonNode json = json(prepared);
        assertThat(json.path("SeriesInstanceUID").asText()).isEqualTo(StandIn.PSEUDONYMS.uid(seriesUid));
        assertThat(json.path("StudyInstanceUID").asText()).isEqualTo(StandIn.PSEUDONYMS.uid(study.studyUid()));
        assertThat(json.at("/attributes/PatientID").asText()).isEqualTo(StandIn.PSEUDONYMS.patient("SECRETID"));
        assertThat(json.at("/attributes/Modality").asText()).isEqualTo("CT");
        assertThat(Files.readString(prepared.metadata()))
                .doesNotContain("SECRETID", "SYNTHETIC", "Synthetic Hospital", seriesUid, study.studyUid());
    }

    @Test
    void keepsInTheDescriptionWhatTheWorkflowsOptionsKeep() throws Exception {
        PreparedInput prepared = prepare(png("--RetainUids=true", "--dates=full"), standIn.inputs(PICTURES));

        assertThat(prepared.series()).isEqualTo(study.instances().get(0).seriesUid());
        assertThat(json(prepared).at("/attributes/StudyDate").asText()).isEqualTo("20240102");
        assertThat(json(prepared).at("/attributes/PatientID").asText())
                .isEqualTo(StandIn.PSEUDONYMS.patient("SECRETID"));
    }

    @Test
    void knowsWhatTheInputCallsAUnitBeforeItIsPrepared() throws Exception {
        String seriesUid = study.instances().get(0).seriesUid();
        RunInputs inputs = standIn.inputs(PICTURES);

        for (WorkInput input : List.of(png(), png("--RetainUids=true"), png("--pseudonyms=sha224"), deidentified())) {
            OwnerOnly.remove(work);
            Files.createDirectory(work);
            String script = input instanceof WorkInput.Png ? PICTURES : OBJECTS;
            assertThat(inputs.shown(workflow(input), seriesUid, "a/b").uid())
                    .isEqualTo(prepare(input, standIn.inputs(script)).series());
        }
        assertThat(inputs.shown(workflow(png()), seriesUid, "a/b").uid()).isEqualTo(StandIn.PSEUDONYMS.uid(seriesUid));
        assertThat(inputs.shown(workflow(png()), "", "a/b").uid()).isEmpty();
        assertThat(inputs.shown(workflow(png()), "DOE^JANE", "a/b").uid()).matches("2\\.25\\.[0-9]+");
    }

    @Test
    void tellsPlacesApartByTheKeyWhateverTheWorkflowsPseudonyms() throws Exception {
        RunInputs inputs = standIn.inputs(PICTURES);
        String one = inputs.shown(workflow(png()), "1.2.3", "DOE^JANE/1.2").place();

        assertThat(one).matches("[0-9a-f]{64}");
        assertThat(inputs.shown(workflow(png()), "1.2.3", "ROE^RICHARD/1.2").place())
                .isNotEqualTo(one);
        assertThat(inputs.shown(workflow(png("--Pseudonyms=sha224", "--RetainUids=true")), "1.2.3", "DOE^JANE/1.2")
                        .place())
                .isEqualTo(one);
    }

    @Test
    void quotesNoPathOfTheRun() {
        String refusal = """
                echo "  command line: OutputDirectory: $out is no folder" >&2
                exit 2
                """;

        assertThatThrownBy(() -> prepare(png(), standIn.inputs(refusal)))
                .isInstanceOf(UnusableInputException.class)
                .hasMessage("png-extraction refuses what the workflow asks of it: command line: OutputDirectory: (the"
                        + " run's folder)/png is no folder");
    }

    @Test
    void refusesPicturesWhoseTableWouldNameThePatient() {
        assertThatThrownBy(() -> prepare(png("--keep-phi=true"), standIn.inputs(PICTURES)))
                .isInstanceOf(UnusableInputException.class)
                .hasMessage("The workflow asks for pictures with KeepPhi, whose table would name the patient. Leave it"
                        + " out, or take DICOM files as input.");
    }

    @Test
    void refusesAUnitOfWhichNoPictureComes() {
        assertThatThrownBy(() -> prepare(png(), standIn.inputs(NO_PICTURE)))
                .isInstanceOf(UnusableInputException.class)
                .hasMessage("png-extraction made no picture of its 3 DICOM files: 1 held back as they may show who the"
                        + " patient is, 1 failed, 1 without an image or not usable.");
    }

    @Test
    void givesDeidentifiedFilesAndNothingThatIdentifies() throws Exception {
        PreparedInput prepared = prepare(deidentified(), standIn.inputs(OBJECTS));

        assertThat(names(prepared.folder())).containsExactly("pseudonym/1.dcm");
        assertThat(names(work)).containsExactlyInAnyOrder("arguments.txt", "input/pseudonym/1.dcm", "metadata.json");
        assertThat(json(prepared).path("instances").toString()).isEqualTo("{\"given\":3,\"made\":2}");
        assertThat(Files.readString(prepared.metadata())).doesNotContain("SECRETID", "SYNTHETIC", study.studyUid());
    }

    @Test
    void refusesAUnitOfWhichNoDeidentifiedFileComes() {
        assertThatThrownBy(() -> prepare(
                        deidentified(), standIn.inputs("echo '{\"written\":0,\"heldBack\":3,\"failed\":0}'; exit 1")))
                .isInstanceOf(UnusableInputException.class)
                .hasMessage("app-layer made no de-identified file of its 3 DICOM files: 3 held back as they may show"
                        + " who the patient is, 0 failed, 0 without an image or not usable.");
    }

    @Test
    void refusesAUnitOnWhichTheToolDies() {
        assertThatThrownBy(() -> prepare(png(), standIn.inputs("kill -SEGV $$")))
                .isInstanceOf(UnusableInputException.class)
                .hasMessage("png-extraction died of SIGSEGV: a file is damaged, or made to harm.");
    }

    @Test
    void letsAUnitBeTriedAgainIfTheToolWasEnded() {
        assertThatThrownBy(() -> prepare(png(), standIn.inputs("kill -KILL $$")))
                .isInstanceOf(IOException.class)
                .hasMessage("png-extraction was ended by SIGKILL, for no fault of its images. Look at the memory and"
                        + " the disk of this machine.");
        assertThatThrownBy(() -> prepareAgain(png(), standIn.inputs("exit 4")))
                .isInstanceOf(IOException.class)
                .hasMessage("png-extraction ended with exit code 4, for no fault of its images. Look at the memory and"
                        + " the disk of this machine.");
    }

    @Test
    void saysWhatTheToolRefuses() {
        String refusal = """
                echo "1 problem in the configuration:" >&2
                echo "  command line: Scaling: \\"windo\\" is not valid" >&2
                echo "Nothing was started." >&2
                exit 2
                """;

        assertThatThrownBy(() -> prepare(png("--Scaling=windo"), standIn.inputs(refusal)))
                .isInstanceOf(UnusableInputException.class)
                .hasMessage("png-extraction refuses what the workflow asks of it: command line: Scaling: \"windo\" is"
                        + " not valid");
    }

    @Test
    void endsATimeoutWithItsOwnException() {
        assertThatThrownBy(() -> standIn.inputs("exec sleep 60")
                        .prepare(workflow(png()), unit(), work, "mark", Duration.ofSeconds(1)))
                .isInstanceOf(PreparationTimeoutException.class)
                .hasMessageMatching("png-extraction was not done after [01] s, and was ended. If its images need so"
                        + " long, give the workflow a longer timeout.");
    }

    @Test
    void saysWhichSettingNamesTheTool() {
        RunInputs none = standIn.inputs(Path.of("java"), Optional.empty(), Optional.of(folder.resolve("gone.jar")));

        assertThatThrownBy(() -> prepare(png(), none))
                .isInstanceOf(IOException.class)
                .hasMessage("The input needs png-extraction, and nothing says where it is. Set PngExtractionJar to the"
                        + " path of png-extraction.jar.");
        assertThatThrownBy(() -> prepareAgain(deidentified(), none))
                .isInstanceOf(IOException.class)
                .hasMessage("AppLayerJar: " + folder.resolve("gone.jar") + " is no file that this user can read. Set it"
                        + " to the path of app-layer.jar.");
    }

    @Test
    void asksForTheToolOfThisVersionIfItDoesNotSayWhatItDid() {
        assertThatThrownBy(() -> prepare(png(), standIn.inputs("echo done")))
                .isInstanceOf(IOException.class)
                .hasMessage("png-extraction did not say what it has done. Set PngExtractionJar to the"
                        + " png-extraction.jar of this version.");
    }

    private static WorkInput png(String... options) {
        return new WorkInput.Png(List.of(options));
    }

    private static WorkInput deidentified() {
        return new WorkInput.Deidentified(List.of("--Dates=none"));
    }

    private static Workflow workflow(WorkInput input) {
        return Workflows.of(WorkUnit.SERIES, "Modality = CT", input);
    }

    private FoundUnit unit() {
        List<Path> files = study.instances().stream().map(WrittenInstance::file).toList();
        return new FoundUnit(
                WorkUnit.SERIES, study.studyUid(), study.instances().get(0).seriesUid(), "", files);
    }

    private PreparedInput prepare(WorkInput input, RunInputs inputs) throws Exception {
        return inputs.prepare(workflow(input), unit(), work, "mark", Duration.ofSeconds(30));
    }

    private PreparedInput prepareAgain(WorkInput input, RunInputs inputs) throws Exception {
        OwnerOnly.remove(work);
        Files.createDirectory(work);
        return prepare(input, inputs);
    }

    private static JsonNode json(PreparedInput prepared) throws IOException {
        return new ObjectMapper().readTree(prepared.metadata().toFile());
    }

    private static List<String> names(Path input) throws IOException {
        try (Stream<Path> files = OwnerOnly.files(input).stream()) {
            return files.map(file -> input.relativize(file).toString()).toList();
        }
    }
}
