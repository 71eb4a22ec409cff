package org.niffler.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenInstance;
import org.niffler.testkit.fixture.WrittenStudy;

/** Workflows on what arrives: real programs, started by the service, on real files. */
class WorkflowIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Says how many files it was given, and notes that it ran. */
    private static final String COUNT = """
            echo "$3" >> ran.txt
            files=$(find "$1" -type f | wc -l)
            printf '{"files": %d, "found": true}' "$files" > "$2/result.json"
            """;

    /** Notes that it began, and waits for the file go. */
    private static final String WAIT = """
            echo "$3" >> ran.txt
            while [ ! -e go ]; do sleep 0.1; done
            """;

    @TempDir
    private Path folder;

    private final TestStore store = new TestStore();
    private TestService service;

    @BeforeEach
    void setUp() {
        service = new TestService(folder, store).workflowFile("count.sh", COUNT).workflowFile("wait.sh", WAIT);
    }

    @AfterEach
    void close() {
        service.close();
        store.close();
    }

    @Test
    void runsAProgramOnEverySeriesThatTheFilterTakes() throws IOException {
        service.workflow(
                        "count",
                        "{'filter': 'Modality = MR',",
                        " 'command': ['sh', 'count.sh', '{input}', '{output}', '{series}']}")
                .start();
        WrittenStudy mr = SyntheticStudy.mr("P1").series(2).instances(3).writeTo(folder.resolve("mr"));

        service.send(mr);
        service.send(SyntheticStudy.ct("P2").instances(3).writeTo(folder.resolve("ct")));

        await().atMost(PATIENCE).until(() -> runs("succeeded").size() == 2);
        List<String> series = seriesOf(mr);
        assertThat(ran()).containsExactlyInAnyOrderElementsOf(series);
        for (Document run : runs("succeeded")) {
            assertThat(run)
                    .containsEntry("workflow", "count")
                    .containsEntry("unit", "series")
                    .containsEntry("instances", 3.0)
                    .containsEntry("attempts", 1.0)
                    .containsEntry("exit", 0.0)
                    .containsEntry("result", new Document("files", 3.0).append("found", true));
            assertThat(series).contains(run.getString("SeriesInstanceUID"));
            Path output = service.workflowOutput().resolve("count").resolve(run.getString("SeriesInstanceUID"));
            assertThat(output.resolve("result.json")).exists();
            assertThat(output.resolve("niffler-run.json")).exists();
        }
        await().untilAsserted(() -> assertThat(leases()).isEmpty());
        assertThat(service.metric("niffler_workflow_runs_seconds_count{status=\"succeeded\",workflow=\"count\"}"))
                .isEqualTo(2);
        assertThat(service.command("runs", "--workflow", "count").out())
                .contains("succeeded", series.get(0), series.get(1));
        assertThat(service.stop()).isZero();
    }

    @Test
    void reportsAMistakeInAFilterWithItsPlaceAndGoesOnWithTheOthers() {
        service.workflow("broken", "{", "  'filter': 'Modality == MR',", "  'command': ['true']}")
                .workflow(
                        "count",
                        "{'filter': 'Modality = MR',",
                        " 'command': ['sh', 'count.sh', '{input}', '{output}', 'x']}")
                .start();

        service.send(SyntheticStudy.mr("P1").writeTo(folder.resolve("mr")));

        await().atMost(PATIENCE).until(() -> runs("succeeded").size() == 1);
        assertThat(service.logged()).contains("broken.json:2:");
        assertThat(service.get("/health/ready").body()).contains("1 in force; 1 problems");
        assertThat(service.command("workflows").exitCode()).isEqualTo(1);
        assertThat(service.command("workflows").out()).contains("count").doesNotContain("broken");
    }

    @Test
    void keepsASeriesFromBeingDeletedUntilItsRunHasEnded() throws IOException {
        service.option("MaxStorage", "1")
                .workflow("wait", "{'filter': 'Modality = MR', 'command': ['sh', 'wait.sh', '', '', '{series}']}")
                .start();

        service.send(SyntheticStudy.mr("P1").instances(2).writeTo(folder.resolve("mr")));
        service.send(SyntheticStudy.ct("P2").instances(2).writeTo(folder.resolve("ct")));

        await().atMost(PATIENCE).until(() -> ran().size() == 1);
        await().atMost(PATIENCE).until(() -> service.metric("niffler_cleaned_series_total") == 1);
        assertThat(service.storedFiles()).as("those of the leased series").hasSize(2);
        assertThat(leases()).hasSize(1);
        Files.createFile(service.workflows().resolve("go"));

        await().atMost(PATIENCE).until(() -> service.storedFiles().isEmpty());
        assertThat(leases()).isEmpty();
    }

    @Test
    void keepsTheSeriesOfARunThatAsksForIt() throws IOException {
        service.option("MaxStorage", "1")
                .workflow("false", "{'filter': 'Modality = MR', 'command': ['false'], 'on-failure': {'keep': true}}")
                .start();

        service.send(SyntheticStudy.mr("P1").instances(2).writeTo(folder.resolve("mr")));
        await().atMost(PATIENCE).until(() -> runs("failed").size() == 1);
        service.send(SyntheticStudy.ct("P2").instances(2).writeTo(folder.resolve("ct")));

        await().atMost(PATIENCE).until(() -> service.metric("niffler_cleaned_series_total") == 1);
        assertThat(service.storedFiles()).hasSize(2);
        assertThat(leases()).hasSize(1);
        service.stop();
        service.start();
        assertThat(leases()).as("a restart does not end it").hasSize(1);
    }

    @Test
    void waitsForTheWholeStudyWhereThatIsTheUnit() {
        service.option("StudyQuiet", "3s")
                .workflow(
                        "whole",
                        "{'filter': 'SeriesNumber = 2', 'unit': 'study',",
                        " 'command': ['sh', 'count.sh', '{input}', '{output}', '{series}']}")
                .start();
        WrittenStudy study = SyntheticStudy.mr("P1").series(3).instances(2).writeTo(folder.resolve("mr"));
        List<Path> files = study.instances().stream().map(WrittenInstance::file).toList();

        service.send(files.subList(0, 2));
        await().atMost(PATIENCE).until(() -> service.metric("niffler_series_completed_total") == 1);
        service.send(files.subList(2, 6));

        await().atMost(PATIENCE).until(() -> runs("succeeded").size() == 1);
        Document run = runs("succeeded").get(0);
        assertThat(run).containsEntry("unit", "study").containsEntry("instances", 6.0);
        assertThat(run.get("result", Document.class)).containsEntry("files", 6.0);
        assertThat(store.documents("workflow_runs")).hasSize(1);
    }

    @Test
    void runsOnSingleInstancesWhereThatIsTheUnit() {
        service.workflow(
                        "each",
                        "{'filter': 'InstanceNumber in (1, 3)', 'unit': 'instance', 'concurrency': 2,",
                        " 'command': ['sh', 'count.sh', '{input}', '{output}', 'x']}")
                .start();

        service.send(SyntheticStudy.mr("P1").instances(4).writeTo(folder.resolve("mr")));

        await().atMost(PATIENCE).until(() -> runs("succeeded").size() == 2);
        assertThat(runs("succeeded"))
                .allSatisfy(run -> assertThat(run.get("result", Document.class)).containsEntry("files", 1.0));
    }

    @Test
    void endsWhatTakesTooLongAndReceivesMeanwhile() {
        service.workflow(
                        "hangs",
                        "{'filter': 'Modality = MR', 'timeout': '2s',",
                        " 'command': ['sh', '-c', 'sleep 61230 & setsid sleep 61231 & sleep 61232']}")
                .start();

        service.send(SyntheticStudy.mr("P1").writeTo(folder.resolve("mr")));
        await().atMost(PATIENCE).until(() -> runs("running").size() == 1);
        service.send(SyntheticStudy.ct("P2").instances(5).writeTo(folder.resolve("ct")));

        assertThat(service.storedFiles()).hasSizeGreaterThanOrEqualTo(6);
        await().atMost(PATIENCE).until(() -> runs("timed-out").size() == 1);
        assertThat(ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine().orElse(""))
                        .filter(line -> line.matches(".*sleep 6123[012]")))
                .isEmpty();
    }

    @Test
    void runsAgainOnceWhatWasAtWorkWhenTheServiceWasKilled() throws IOException {
        service = new TestService(folder)
                .workflow("wait", "{'filter': 'Modality = MR', 'command': ['sh', 'wait.sh', '', '', '{series}']}")
                .startProcess();
        WrittenStudy study = SyntheticStudy.mr("P1").writeTo(folder.resolve("mr"));
        service.send(study);
        await().atMost(PATIENCE).until(() -> ran().size() == 1);

        service.kill();
        service.startProcess();
        await().atMost(PATIENCE).until(() -> ran().size() == 2);
        Files.createFile(service.workflows().resolve("go"));

        await().atMost(PATIENCE)
                .until(() ->
                        service.command("runs", "--status", "succeeded").out().contains("wait"));
        assertThat(ran())
                .containsExactly(seriesOf(study).get(0), seriesOf(study).get(0));
        assertThat(leases()).isEmpty();
    }

    @Test
    void asksAboutASeriesThatWasArrivingWhenTheServiceWasKilled() {
        service = new TestService(folder)
                .option("SeriesQuiet", "3s")
                .workflow(
                        "count",
                        "{'filter': 'Modality = MR', 'command': ['sh', 'count.sh', '{input}', '{output}', '{series}']}")
                .startProcess();
        WrittenStudy study = SyntheticStudy.mr("P1").instances(3).writeTo(folder.resolve("mr"));
        service.send(study);

        service.kill();
        service.startProcess();

        await().atMost(PATIENCE).until(() -> ran().size() == 1);
        assertThat(ran()).containsExactlyElementsOf(seriesOf(study));
    }

    @Test
    void takesOverWorkflowsThatAreChangedWhileItRuns() {
        service.start();
        service.send(SyntheticStudy.mr("P0").writeTo(folder.resolve("before")));
        await().atMost(PATIENCE).until(() -> service.metric("niffler_series_completed_total") == 1);
        await().atMost(PATIENCE).until(() -> service.metric("niffler_workflows_waiting") == 0);

        service.workflow(
                "count",
                "{'filter': 'Modality = MR', 'command': ['sh', 'count.sh', '{input}', '{output}', '{series}']}");
        await().atMost(PATIENCE).until(() -> service.metric("niffler_workflows") == 1);
        WrittenStudy study = SyntheticStudy.mr("P1").writeTo(folder.resolve("mr"));
        service.send(study);

        await().atMost(PATIENCE).until(() -> ran().size() == 1);
        assertThat(ran()).containsExactlyElementsOf(seriesOf(study));
    }

    private List<Document> runs(String status) {
        return store.documents("workflow_runs").stream()
                .filter(run -> status.equals(run.getString("status")))
                .toList();
    }

    private static List<String> seriesOf(WrittenStudy study) {
        return study.instances().stream()
                .map(WrittenInstance::seriesUid)
                .distinct()
                .toList();
    }

    /** What scripts have noted, in their order. */
    private List<String> ran() {
        try {
            Path notes = service.workflows().resolve("ran.txt");
            return Files.exists(notes) ? Files.readAllLines(notes) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> leases() throws IOException {
        try (Stream<Path> files = Files.list(service.state().resolve("leases"))) {
            return files.toList();
        }
    }
}
