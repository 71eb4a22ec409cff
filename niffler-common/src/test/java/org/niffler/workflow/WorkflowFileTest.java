package org.niffler.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.niffler.dicom.AeAddress;
import org.niffler.filter.Filter;
import org.niffler.filter.FilterException;
import org.niffler.workflow.WorkflowFile.Parsed;

/** What workflow files say. */
class WorkflowFileTest {

    private static final String LEAST = "\"filter\": \"Modality = CT\", \"command\": [\"./run.sh\"]";

    @TempDir
    private Path folder;

    @Test
    void needsAFilterAndAnActionOnly() throws IOException, FilterException {
        assertThat(valid("{" + LEAST + "}"))
                .isEqualTo(new Workflow(
                        "flow",
                        folder,
                        Filter.parse("Modality = CT"),
                        WorkUnit.SERIES,
                        new WorkInput.Dicom(),
                        new WorkAction.Command(List.of("./run.sh")),
                        new WorkLimits(1, Duration.ofMinutes(30), 0, 10_000, OptionalLong.empty(), 10),
                        Map.of(),
                        Reaction.NONE,
                        Reaction.NONE));
    }

    @Test
    void readsEveryKeyOfACommand() throws IOException, FilterException {
        Files.writeString(folder.resolve("chest.cohort"), "# X-rays\nModality in (CR, DX)\n");

        Workflow workflow = valid("""
                {
                  "name": "IVC-filter_1.0",
                  "filter-file": "chest.cohort",
                  "unit": "instance",
                  "input": {"png": {"Scaling": "window", "is16Bit": false, "Compression": 6, "FeatureSet": "set.txt"}},
                  "command": ["./detector.sh", "{input}", "--out={output}", "{series}", "{metadata.json}"],
                  "concurrency": 2,
                  "timeout": "90s",
                  "retries": 3,
                  "queue": 500,
                  "memory": "4 GiB",
                  "nice": 19,
                  "environment": {"MODEL": "chest", "_x1": ""},
                  "on-success": {"mail": "research@hospital.example"},
                  "on-failure": {"keep": true, "post": "https://research.hospital.example:8443/results?from=niffler"}
                }
                """);

        assertThat(workflow)
                .isEqualTo(new Workflow(
                        "IVC-filter_1.0",
                        folder,
                        Filter.parse("Modality in (CR, DX)"),
                        WorkUnit.INSTANCE,
                        new WorkInput.Png(List.of(
                                "--Scaling=window",
                                "--is16Bit=false",
                                "--Compression=6",
                                "--FeatureSet=" + folder.resolve("set.txt"))),
                        new WorkAction.Command(
                                List.of("./detector.sh", "{input}", "--out={output}", "{series}", "{metadata.json}")),
                        new WorkLimits(2, Duration.ofSeconds(90), 3, 500, OptionalLong.of(4L << 30), 19),
                        Map.of("MODEL", "chest", "_x1", ""),
                        new Reaction(false, Optional.of("research@hospital.example"), Optional.empty()),
                        new Reaction(
                                true,
                                Optional.empty(),
                                Optional.of(
                                        URI.create("https://research.hospital.example:8443/results?from=niffler")))));
    }

    @Test
    void readsEveryKeyOfAContainer() throws IOException {
        Workflow workflow = valid("""
                {"filter": "Modality = MR", "unit": "study", "input": "png", "container": {"image": "ivc/filter:1.2",
                 "arguments": ["-f", "{input}"], "runtime": "podman", "network": "bridge", "gpus": "all"}}
                """);

        assertThat(workflow.unit()).isEqualTo(WorkUnit.STUDY);
        assertThat(workflow.input()).isEqualTo(new WorkInput.Png(List.of()));
        assertThat(workflow.action())
                .isEqualTo(new WorkAction.Container(
                        ContainerRuntime.PODMAN,
                        "ivc/filter:1.2",
                        List.of("-f", "{input}"),
                        "bridge",
                        Optional.of("all")));
    }

    @Test
    void givesAContainerNoNetworkUnlessItIsToldTo() throws IOException {
        assertThat(valid("{\"filter\": \"Modality = MR\", \"container\": {\"image\": \"docker://a/b\"}}")
                        .action())
                .isEqualTo(new WorkAction.Container(
                        ContainerRuntime.DOCKER, "docker://a/b", List.of(), "none", Optional.empty()));
    }

    @Test
    void triesForwardingTenTimesMore() throws IOException {
        Workflow workflow = valid("{\"filter\": \"Modality = MR\", \"forward\": \"ARCHIVE@[::1]:104\","
                + " \"input\": {\"deidentified\": {\"Dates\": \"none\", \"RetainUids\": true}}}");

        assertThat(workflow.action()).isEqualTo(new WorkAction.Forward(AeAddress.parse("ARCHIVE@[::1]:104")));
        assertThat(workflow.input())
                .isEqualTo(new WorkInput.Deidentified(List.of("--Dates=none", "--RetainUids=true")));
        assertThat(workflow.limits().retries()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({"'\"45\"', PT45S", "45, PT45S", "'\"500ms\"', ", "'\"2 h\"', PT2H", "'\"30d\"', PT720H", "'\"31d\"', "})
    void readsTimesAsSettingsAreRead(String written, Duration timeout) throws IOException {
        Parsed parsed = parse("{" + LEAST + ", \"timeout\": " + written + "}");

        assertThat(parsed.workflow().map(workflow -> workflow.limits().timeout()))
                .isEqualTo(Optional.ofNullable(timeout));
    }

    @Test
    void readsAFileWithAByteOrderMark() throws IOException {
        assertThat(valid("\uFEFF{" + LEAST + "}").name()).isEqualTo("flow");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'a': [1, 2]}",
                "{'in': '{input}', 'out': '{output}'}",
                "${HOME}",
                "{ print }",
                "{{name}}",
                "a{2,5}",
                "{1}",
                "}{",
                "{input"
            })
    void leavesOtherBracesToThePrograms(String argument) throws IOException {
        Workflow workflow = valid("{\"filter\": \"Modality = CT\", \"command\": [\"x\", \"" + argument + "\"]}");

        assertThat(workflow.action()).isEqualTo(new WorkAction.Command(List.of("x", argument)));
    }

    @Test
    void saysAllThatIsWrongAtOnceInTheOrderOfTheFile() throws IOException {
        assertThat(problems("""
                {
                  "nmae": "x",
                  "filter": "Modalty = CT",
                  "unit": "images",
                  "retries": "3",
                  "container": {"imge": "a", "runtime": "lxc"},
                  "retries": 2,
                  "on-success": {"mail": "nobody"}
                }
                """))
                .containsExactly(
                        "2:3: unknown key 'nmae'; did you mean 'name'?",
                        "3:14: filter: \"Modalty\" is no keyword of PS3.6. Did you mean Modality?",
                        "4:11: unit \"images\" is not valid: allowed is one of \"series\", \"study\", \"instance\"",
                        "5:14: retries \"3\" is not valid: allowed is a whole number from 0 to 100",
                        "6:16: container.image is missing; add the image's name",
                        "6:17: unknown key 'imge' in container; did you mean 'image'?",
                        "6:41: container.runtime \"lxc\" is not valid: allowed is one of \"docker\", \"podman\", \"apptainer\"",
                        "7:3: 'retries' is given twice; take one out",
                        "8:26: on-success.mail: 'nobody' is not a mail address (Missing final '@domain'); expected one"
                                + " address such as research@hospital.example");
    }

    @Test
    void pointsIntoAFilterThatIsWrittenWithEscapes() throws IOException {
        assertThat(problems("{\"command\": [\"x\"],\n \"filter\": \"StationName = \\\"\\u00c4\\\" and Rows = x\"}"))
                .containsExactly("2:49: filter: \"x\" is not a number, for example 512.");
        assertThat(problems("{\"command\": [\"x\"], \"filter\": \"Modality = CT\\nand Rows = x\"}"))
                .containsExactly("1:57: filter: \"x\" is not a number, for example 512.");
    }

    @Test
    void pointsIntoTheFileOfAFilter() throws IOException {
        Path filter = Files.writeString(folder.resolve("x.cohort"), "Modality = CT\n  and Rows = x\n");

        assertThat(parse("{\"command\": [\"x\"], \"nise\": 1, \"filter-file\": \"x.cohort\"}")
                        .problems())
                .extracting(WorkflowProblem::toString)
                .containsExactly(
                        folder.resolve("flow.json") + ":1:20: unknown key 'nise'; did you mean 'nice'?",
                        filter + ":2:14: filter: \"x\" is not a number, for example 512.");
    }

    @Test
    void namesTheFileOfAFilterThatIsNotThere() throws IOException {
        Path missing = folder.resolve("x.cohort");

        assertThat(problems("{\"command\": [\"x\"], \"filter-file\": \"x.cohort\"}"))
                .containsExactly("1:35: filter-file: " + missing + ": no such file (looked for " + missing + ").");
    }

    @Test
    void saysThatThereIsNoFile() {
        Path missing = folder.resolve("gone.json");

        assertThat(WorkflowFile.read(missing).problems())
                .extracting(WorkflowProblem::toString)
                .containsExactly(missing + ": no such file (looked for " + missing + ")");
        assertThat(WorkflowFile.read(folder).problems())
                .extracting(WorkflowProblem::toString)
                .containsExactly(folder + ": a folder, not a file");
    }

    @Test
    void readsNoMoreThanAWorkflowHas() throws IOException {
        assertThat(problems(" ".repeat(1024 * 1024 + 1)))
                .containsExactly("0:0: larger than 1 MiB, which no workflow is; take it away");
    }

    @Test
    void saysWhereTextIsNotUtf8() throws IOException {
        Path file = folder.resolve("flow.json");
        Files.write(file, "{\n \"name\": \"\u00E4\"}".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(WorkflowFile.read(file).problems())
                .extracting(WorkflowProblem::toString)
                .containsExactly(file + ":2:11: not UTF-8 text from here on; save the file as UTF-8");
    }

    @Test
    void asksForAnotherNameWhereTheFilesIsNone() throws IOException {
        Path file = Files.writeString(folder.resolve("my flow.json"), "{" + LEAST + "}");

        assertThat(WorkflowFile.read(file).problems())
                .extracting(WorkflowProblem::message)
                .containsExactly("the file's name is none for a workflow: allowed is letters, digits, dot, dash and"
                        + " underscore, a letter or digit first, at most 64; rename it, or add \"name\"");
    }

    private Workflow valid(String json) throws IOException {
        Parsed parsed = parse(json);
        assertThat(parsed.problems()).isEmpty();
        return parsed.workflow().orElseThrow();
    }

    private List<String> problems(String json) throws IOException {
        Parsed parsed = parse(json);
        assertThat(parsed.workflow()).isEmpty();
        return parsed.problems().stream()
                .map(problem -> problem.line() + ":" + problem.column() + ": " + problem.message())
                .toList();
    }

    private Parsed parse(String json) throws IOException {
        return WorkflowFile.read(Files.writeString(folder.resolve("flow.json"), json));
    }
}
