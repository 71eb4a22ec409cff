package org.niffler.workflow.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenInstance;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.workflow.WorkUnit;
import org.niffler.workflow.match.FoundUnit;
import org.niffler.workflow.match.Workflows;

class DicomInputTest {

    @TempDir
    private Path folder;

    private Path source;
    private Path work;
    private RunInputs inputs;

    @BeforeEach
    void makeFolders() throws IOException {
        source = folder.resolve("source");
        work = Files.createDirectory(folder.resolve("work"));
        inputs = new StandIn(folder).inputs(Path.of("java"), Optional.empty(), Optional.empty());
    }

    @Test
    void givesASeriesAsLinksByTheirNames() throws Exception {
        WrittenStudy study = SyntheticStudy.ct("P1").instances(2).writeTo(source);

        PreparedInput prepared = prepare(WorkUnit.SERIES, files(study));

        assertThat(prepared.folder()).isEqualTo(work.resolve("input"));
        assertThat(prepared.series()).isEqualTo(study.instances().get(0).seriesUid());
        for (WrittenInstance instance : study.instances()) {
            Path link = prepared.folder().resolve(instance.file().getFileName());
            assertThat(Files.isSameFile(link, instance.file())).isTrue();
            assertThat(link).isRegularFile();
        }
    }

    @Test
    void leavesTheOriginalsAsTheyAreWhateverBecomesOfTheInput() throws Exception {
        Path original = files(SyntheticStudy.ct("P1").writeTo(source)).get(0);
        byte[] before = Files.readAllBytes(original);

        Path link = prepare(WorkUnit.SERIES, List.of(original)).folder().resolve(original.getFileName());
        Files.move(link, link.resolveSibling("renamed"));
        Files.writeString(link, "another file of this name");
        OwnerOnly.remove(work);

        assertThat(original).hasBinaryContent(before);
    }

    @Test
    void givesTheFileThatASymbolicLinkLeadsTo() throws Exception {
        Path original = files(SyntheticStudy.ct("P1").writeTo(source)).get(0);
        Path link = Files.createSymbolicLink(
                source.resolve("link"), Path.of(original.getFileName().toString()));

        Path input = prepare(WorkUnit.SERIES, List.of(link)).folder();

        assertThat(input.resolve("link")).isRegularFile().hasSameBinaryContentAs(original);
        assertThat(Files.isSymbolicLink(input.resolve("link"))).isFalse();
    }

    @Test
    void copiesWhereThereCanBeNoLinks() throws Exception {
        Path memory = Path.of("/dev/shm");
        org.junit.jupiter.api.Assumptions.assumeTrue(
                Files.isWritable(memory) && !Files.getFileStore(memory).equals(Files.getFileStore(folder)),
                "needs a second file system at /dev/shm");
        Path other = Files.createTempDirectory(memory, "niffler");
        try {
            Path original = files(SyntheticStudy.ct("P1").writeTo(other)).get(0);

            Path copy = prepare(WorkUnit.SERIES, List.of(original)).folder().resolve(original.getFileName());

            assertThat(copy).hasSameBinaryContentAs(original);
            assertThat(Files.getPosixFilePermissions(copy)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        } finally {
            OwnerOnly.remove(other);
        }
    }

    @Test
    void tellsFilesOfOneNameApart() throws Exception {
        List<Path> files = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            Path file =
                    files(SyntheticStudy.ct(name).writeTo(source.resolve(name))).get(0);
            files.add(Files.move(file, file.resolveSibling("IM1.dcm")));
        }

        Path input = prepare(WorkUnit.SERIES, files).folder();

        assertThat(names(input)).containsExactly("IM1-2.dcm", "IM1-3.dcm", "IM1.dcm");
        assertThat(input.resolve("IM1-3.dcm")).hasSameBinaryContentAs(files.get(2));
    }

    @Test
    void givesAStudyWithAFolderForEachOfItsFolders() throws Exception {
        List<Path> files = new ArrayList<>();
        for (String name : List.of("1/CT", "1/MR", "2/CT")) {
            Path file =
                    files(SyntheticStudy.ct(name).writeTo(source.resolve(name))).get(0);
            files.add(Files.move(file, file.resolveSibling("IM1")));
        }

        assertThat(names(prepare(WorkUnit.STUDY, files).folder())).containsExactly("CT-2/IM1", "CT/IM1", "MR/IM1");
    }

    @Test
    void leavesOutWhatIsNoDicomFile() throws Exception {
        List<Path> files = new ArrayList<>(files(SyntheticStudy.ct("P1").writeTo(source)));
        files.add(Files.writeString(source.resolve("notes.txt"), "text"));

        PreparedInput prepared = prepare(WorkUnit.SERIES, files);

        assertThat(names(prepared.folder())).hasSize(1);
        assertThat(json(prepared).at("/instances/given").asInt()).isEqualTo(1);
    }

    @Test
    void refusesAUnitWithoutDicomFiles() throws Exception {
        Path text = Files.writeString(Files.createDirectory(source).resolve("notes.txt"), "text");

        assertThatThrownBy(() -> prepare(WorkUnit.SERIES, List.of(text)))
                .isInstanceOf(UnusableInputException.class)
                .hasMessage("None of its 1 files is a DICOM file.");
    }

    @Test
    void refusesAUnitOfWhichAFileIsGoneWithoutNamingIt() throws Exception {
        List<Path> files = files(SyntheticStudy.ct("P1").instances(2).writeTo(source));
        Files.delete(files.get(1));

        assertThatThrownBy(() -> prepare(WorkUnit.SERIES, files))
                .isInstanceOf(UnusableInputException.class)
                .hasMessage("One of its files is no longer there.");
    }

    @Test
    void saysWhatTheRunIsGiven() throws Exception {
        WrittenStudy study = SyntheticStudy.ct("P1").instances(2).writeTo(source);

        JsonNode json = json(prepare(WorkUnit.SERIES, files(study)));

        assertThat(json.path("workflow").asText()).isEqualTo("detector");
        assertThat(json.path("unit").asText()).isEqualTo("series");
        assertThat(json.path("StudyInstanceUID").asText()).isEqualTo(study.studyUid());
        assertThat(json.path("SeriesInstanceUID").asText())
                .isEqualTo(study.instances().get(0).seriesUid());
        assertThat(json.has("SOPInstanceUID")).isFalse();
        assertThat(json.path("instances").toString()).isEqualTo("{\"given\":2,\"made\":2}");
        assertThat(json.path("files")).hasSize(2);
        assertThat(json.at("/attributes/PatientID").asText()).isEqualTo("P1");
        assertThat(json.at("/attributes/Rows").isNumber()).isTrue();
        assertThat(json.at("/attributes").has("PixelData")).isFalse();
    }

    @Test
    void namesTheInstanceIfItIsAboutOne() throws Exception {
        WrittenInstance instance =
                SyntheticStudy.ct("P1").writeTo(source).instances().get(0);

        JsonNode json = json(prepare(WorkUnit.INSTANCE, List.of(instance.file())));

        assertThat(json.path("unit").asText()).isEqualTo("instance");
        assertThat(json.path("SOPInstanceUID").asText()).isEqualTo(instance.sopUid());
    }

    @Test
    void keepsWhatItMakesToItsOwner() throws Exception {
        PreparedInput prepared =
                prepare(WorkUnit.SERIES, files(SyntheticStudy.ct("P1").writeTo(source)));

        assertThat(Files.getPosixFilePermissions(prepared.folder()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(Files.getPosixFilePermissions(prepared.metadata()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    private PreparedInput prepare(WorkUnit kind, List<Path> files) throws Exception {
        FoundUnit unit = new FoundUnit(kind, "1.2", "1.2.3", "", files);
        return inputs.prepare(Workflows.of(kind, "Modality = CT"), unit, work, "mark", Duration.ofSeconds(30));
    }

    private static JsonNode json(PreparedInput prepared) throws IOException {
        return new ObjectMapper().readTree(prepared.metadata().toFile());
    }

    private static List<String> names(Path input) throws IOException {
        try (Stream<Path> files = OwnerOnly.files(input).stream()) {
            return files.map(file -> input.relativize(file).toString()).toList();
        }
    }

    private static List<Path> files(WrittenStudy study) {
        return study.instances().stream().map(WrittenInstance::file).toList();
    }
}
