package org.niffler.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenInstance;
import org.niffler.testkit.fixture.WrittenStudy;

/** The jar with workflows in force, killed again and again while senders send and programs work. */
class WorkflowCrashIT {

    private static final int KILLS = Integer.getInteger("niffler.kills", 4);
    private static final int SENDERS = 3;
    private static final Duration BETWEEN_STUDIES = Duration.ofMillis(1_500);

    private static final int MOST_INSTANCES = 20;
    private static final int MOST_STARTING_MILLIS = 2_000;
    private static final int MOST_RUNS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** Notes that it runs and on how many instances, and takes a moment. */
    private static final String WORK = """
            unit=$(sed -n "s/.*\\"$4\\" : \\"\\(.*\\)\\".*/\\1/p" "$5" | head -n 1)
            echo "$unit/$(find "$1" -name '*.dcm' | wc -l)" >> "$3.txt"
            echo begun > "$2/begun"
            sleep 0.1
            echo '{"done": true}' > "$2/result.json"
            """;

    @TempDir
    private Path folder;

    private final long seed = Long.getLong("niffler.seed", System.nanoTime());
    private final String which = "-Dniffler.seed=" + seed;
    private final Random random = new Random(seed);
    private TestService service;
    private Load load;

    @AfterEach
    void close() {
        if (load != null) {
            load.close();
        }
        service.close();
    }

    @Test
    void runsEverySeriesAndStudyOnceHoweverOftenItIsKilledWithTheEmbeddedStore() throws IOException {
        service = new TestService(folder);

        List<WrittenStudy> sent = sendWhileItIsKilled();

        assertThatAllHasRunOnce(sent, this::runs);
    }

    @Test
    void runsEverySeriesAndStudyOnceHoweverOftenItIsKilledWithMongoDb() throws IOException {
        try (TestStore store = new TestStore()) {
            service = new TestService(folder, store);

            List<WrittenStudy> sent = sendWhileItIsKilled();

            assertThatAllHasRunOnce(sent, () -> store.documents("workflow_runs"));
        }
    }

    @Test
    void tellsTheStoreHowARunEndedThoughItWasAwayUntilTheServiceWasKilled() {
        try (TestStore store = new TestStore()) {
            service = new TestService(folder, store)
                    .workflow(
                            "says",
                            "{'filter': 'Modality = CT',",
                            " 'command': ['sh', '-c', 'echo {} > {output}/result.json; echo no model >&2; exit 3']}")
                    .startProcess();
            store.goAway();
            service.send(SyntheticStudy.ct("P1").writeTo(folder.resolve("ct")));
            await().atMost(PATIENCE).until(() -> service.logged().contains("failed at attempt 1"));
            await().atMost(PATIENCE).until(() -> files("leases").isEmpty());

            service.kill();
            store.comeBack();
            service.startProcess();

            await().atMost(PATIENCE)
                    .until(() -> store.documents("workflow_runs").stream().anyMatch(WorkflowCrashIT::isEnd));
            assertThat(store.documents("workflow_runs").get(0))
                    .containsEntry("status", "failed")
                    .containsEntry("exit", 3.0)
                    .containsEntry("errorTail", "no model\n")
                    .containsEntry("result", new Document());
            assertThat(service.metric("niffler_workflow_runs_seconds_count{status=\"failed\",workflow=\"says\"}"))
                    .as("it ended in an earlier service")
                    .isZero();
        }
    }

    @Test
    void endsWithinTenSecondsThoughProgramsDoNotWantToAndRunsThemAgainAsIfForTheFirstTime() throws IOException {
        service = new TestService(folder)
                .workflowFile("stays.sh", """
                        echo begun >> begun.txt
                        [ -e go ] && exit 0
                        trap '' TERM
                        (trap '' TERM; setsid sleep 61250) &
                        while :; do sleep 61251; done
                        """)
                .workflow("stays", "{'filter': 'Modality = CT', 'concurrency': 4, 'command': ['sh', 'stays.sh']}")
                .startProcess();
        service.send(SyntheticStudy.ct("P1").series(6).writeTo(folder.resolve("ct")));
        await().atMost(PATIENCE).until(() -> begun("begun").getOrDefault("begun", 0L) == 4);

        long start = System.nanoTime();
        assertThat(service.stop()).isZero();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine().orElse(""))
                        .filter(line -> line.matches(".*sleep 6125[01]")))
                .isEmpty();
        Files.createFile(service.workflows().resolve("go"));
        service.startProcess();
        await().atMost(PATIENCE)
                .until(() -> runs().stream().filter(WorkflowCrashIT::isEnd).count() == 6);
        assertThat(runs())
                .allSatisfy(run ->
                        assertThat(run).containsEntry("status", "succeeded").containsEntry("attempts", 1.0));
    }

    private List<Document> runs() {
        return EmbeddedDocuments.in(service.state(), "workflow_runs");
    }

    private List<WrittenStudy> sendWhileItIsKilled() {
        service.workflowFile("work.sh", WORK)
                .workflow(
                        "each",
                        "{'filter': 'Modality = CT', 'concurrency': 3,",
                        " 'command': ['sh', 'work.sh', '{input}', '{output}', 'each', 'SeriesInstanceUID', '{metadata.json}']}")
                .workflow(
                        "whole",
                        "{'filter': 'Modality = CT', 'unit': 'study',",
                        " 'command': ['sh', 'work.sh', '{input}', '{output}', 'whole', 'StudyInstanceUID', '{metadata.json}']}");
        load = Load.on(service, folder.resolve("in"), SENDERS, BETWEEN_STUDIES);
        for (int i = 0; i < KILLS; i++) {
            service.launch();
            awaitSomeMoment(i);
            service.kill();
        }
        service.startProcess();
        return load.finish();
    }

    /** In the middle of the start, while images arrive, or while programs work. */
    private void awaitSomeMoment(int kill) {
        if (kill % 4 == 3) {
            assertThatItRuns(random.nextInt(MOST_STARTING_MILLIS));
            return;
        }
        service.awaitReceiving();
        if (kill % 2 == 0) {
            int end = begun("each").size() + 1 + random.nextInt(MOST_RUNS);
            for (int waited = 0; waited < 200 && begun("each").size() < end; waited++) {
                assertThatItRuns(20);
            }
        } else {
            int end = load.acknowledged() + random.nextInt(MOST_INSTANCES);
            while (load.acknowledged() < end) {
                assertThatItRuns(1);
            }
        }
    }

    private void assertThatItRuns(int millis) {
        assertThat(service.endsWithin(millis))
                .as(() -> which + ": it ended by itself\n" + service.logged())
                .isFalse();
    }

    private void assertThatAllHasRunOnce(List<WrittenStudy> sent, RunsInStore store) throws IOException {
        Set<String> series = uids(sent, WrittenInstance::seriesUid);
        Set<String> studies = uids(sent, WrittenInstance::studyUid);
        await(which).atMost(PATIENCE).until(() -> ended(store.read(), 3) == series.size());
        await(which).atMost(PATIENCE).until(() -> ended(store.read(), 6) == studies.size());
        await(which).atMost(PATIENCE).until(() -> files("leases").isEmpty());

        assertThatEachIsThereOnce(store.read(), "each", "SeriesInstanceUID", 3, series);
        assertThatEachIsThereOnce(store.read(), "whole", "StudyInstanceUID", 6, studies);
        store.read().forEach(this::assertThatItRanAsOftenAsItSays);
        assertThat(service.stop()).as(which).isZero();
        assertThat(service.logged()).as(which).doesNotContain("ERROR", "damaged");
        assertThatNothingIsLeft();
    }

    private interface RunsInStore {
        List<Document> read();
    }

    private static long ended(List<Document> runs, int instances) {
        return runs.stream()
                .filter(run -> run.getDouble("instances") == instances && isEnd(run))
                .count();
    }

    private static boolean isEnd(Document run) {
        return !Set.of("queued", "running").contains(run.getString("status"));
    }

    private void assertThatEachIsThereOnce(
            List<Document> runs, String workflow, String uid, int instances, Set<String> all) {
        List<Document> whole = runs.stream()
                .filter(run -> run.getString("workflow").equals(workflow) && run.getDouble("instances") == instances)
                .toList();
        assertThat(whole.stream().map(run -> run.getString(uid))).as(which).containsExactlyInAnyOrderElementsOf(all);
        for (Document run : whole) {
            Path output = service.workflowOutput().resolve(workflow).resolve(run.getString(uid));
            if (run.getString("status").equals("gave-up")) {
                assertThat(run).as(which).containsEntry("reason", "the service died twice while it ran");
            } else {
                assertThat(run).as(which).containsEntry("status", "succeeded");
                assertThat(run.get("result")).as(which).isEqualTo(new Document("done", true));
                assertThat(output.resolve("niffler-run.json")).as(which).exists();
            }
        }
    }

    /** An attempt that ended with the service may have ended before its program began. */
    private void assertThatItRanAsOftenAsItSays(Document run) {
        int attempts = run.getDouble("attempts").intValue();
        String unit = run.getString(run.getString("unit").equals("study") ? "StudyInstanceUID" : "SeriesInstanceUID");
        String program = unit + "/" + run.getDouble("instances").intValue();
        long ran = begun(run.getString("workflow")).getOrDefault(program, 0L);
        if (run.getString("status").equals("succeeded")) {
            assertThat(attempts).as(which + run).isBetween(1, 2);
            assertThat(ran).as(which + run).isBetween(1L, (long) attempts);
        } else {
            assertThat(ran).as(which + run).isLessThanOrEqualTo(attempts);
        }
    }

    private void assertThatNothingIsLeft() throws IOException {
        assertThat(files("workflows/work")).as(which).isEmpty();
        for (String workflow : List.of("each", "whole")) {
            try (Stream<Path> outputs = Files.list(service.workflowOutput().resolve(workflow))) {
                assertThat(outputs.filter(
                                output -> output.getFileName().toString().startsWith(".")))
                        .as(which)
                        .isEmpty();
            }
        }
        assertThat(ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine().orElse(""))
                        .filter(line -> line.contains(folder.toString())))
                .as(which)
                .isEmpty();
    }

    private List<Path> files(String inState) {
        try (Stream<Path> files = Files.list(service.state().resolve(inState))) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often programs of a workflow began, by the unit and its number of instances. */
    private Map<String, Long> begun(String workflow) {
        try {
            Path notes = service.workflows().resolve(workflow + ".txt");
            return Files.exists(notes)
                    ? Files.readAllLines(notes).stream()
                            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                    : Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> uids(List<WrittenStudy> sent, Function<WrittenInstance, String> uid) {
        return sent.stream()
                .flatMap(study -> study.instances().stream())
                .map(uid)
                .collect(Collectors.toSet());
    }
}
