package org.niffler.workflow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.niffler.workflow.run.TestWorld.SUCCESS;
import static org.niffler.workflow.run.TestWorld.failure;
import static org.niffler.workflow.run.TestWorld.limits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenInstance;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.workflow.Reaction;
import org.niffler.workflow.Workflow;

class WorkflowBatchTest {

    @TempDir
    private Path folder;

    private final List<Run> ends = Collections.synchronizedList(new ArrayList<>());
    private TestWorld world;
    private Workflow detect;
    private WrittenStudy study;

    @BeforeEach
    void makeWorld() {
        world = new TestWorld(folder);
        detect = world.workflow("detect", limits(1, 0), Reaction.NONE, Reaction.NONE);
        study = SyntheticStudy.ct("P1").series(3).instances(2).writeTo(folder.resolve("images"));
    }

    private WorkflowBatch open() throws IOException {
        return WorkflowBatch.open(detect, world.state(), world.output(), world::parts, Clock.systemUTC());
    }

    private WorkflowBatch.Totals run(List<List<Path>> series) throws Exception {
        try (WorkflowBatch batch = open()) {
            batch.start(ends::add);
            assertThat(batch.offer(series)).isTrue();
            batch.awaitEnd();
            return batch.totals();
        }
    }

    private List<List<Path>> series() {
        Map<String, List<Path>> files = study.instances().stream()
                .collect(Collectors.groupingBy(
                        WrittenInstance::seriesUid, Collectors.mapping(WrittenInstance::file, Collectors.toList())));
        return List.copyOf(files.values());
    }

    private List<String> lists() throws IOException {
        try (Stream<Path> all = Files.list(world.state().resolve("units"))) {
            return all.map(list -> list.getFileName().toString()).toList();
        }
    }

    @Test
    void runsEachUnitOnceHoweverOftenItIsGiven() throws Exception {
        assertThat(run(series())).isEqualTo(new WorkflowBatch.Totals(Map.of(RunStatus.SUCCEEDED, 3L), 0, 0));
        assertThat(run(series())).isEqualTo(new WorkflowBatch.Totals(Map.of(), 3, 0));
        assertThat(world.ran).hasSize(3);
        assertThat(ends).as("of both").hasSize(6).extracting(Run::status).containsOnly(RunStatus.SUCCEEDED);
    }

    @Test
    void countsWhatAnEarlierBatchHasLeftOnceOnly() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        world.deed = (workflow, task) -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return SUCCESS;
        };
        try (WorkflowBatch batch = open()) {
            batch.start(ends::add);
            batch.offer(series());
            begun.await();
            batch.stop(Duration.ofSeconds(10));
            assertThat(batch.totals()).isEqualTo(new WorkflowBatch.Totals(Map.of(), 0, 3));
        }
        world.deed = (workflow, task) -> SUCCESS;

        assertThat(run(series())).isEqualTo(new WorkflowBatch.Totals(Map.of(RunStatus.SUCCEEDED, 3L), 0, 0));
    }

    @Test
    void takesNothingOnceItIsStopped() throws Exception {
        try (WorkflowBatch batch = open()) {
            batch.start(ends::add);
            batch.stop(Duration.ofSeconds(10));

            assertThat(batch.offer(series())).isFalse();
            assertThat(batch.isStopped()).isTrue();
            batch.awaitEnd();
        }
        assertThat(world.ran).isEmpty();
    }

    @Test
    void triesAgainWhatHasFailedWithoutBeingGivenIt() throws Exception {
        world.deed = (workflow, task) -> failure(1);
        assertThat(run(series().subList(0, 2)).failed()).isEqualTo(2);
        world.deed = (workflow, task) -> SUCCESS;

        try (WorkflowBatch batch = open()) {
            batch.start(ends::add);
            batch.offerFailed();
            batch.awaitEnd();
            assertThat(batch.totals()).isEqualTo(new WorkflowBatch.Totals(Map.of(RunStatus.SUCCEEDED, 2L), 0, 0));
        }
        try (WorkflowBatch batch = open()) {
            batch.start(ends::add);
            batch.offerFailed();
            batch.awaitEnd();
            assertThat(batch.totals()).isEqualTo(new WorkflowBatch.Totals(Map.of(), 0, 0));
        }
    }

    @Test
    void triesWhatFailsOnceABatchHoweverOftenItIsGiven() throws Exception {
        world.deed = (workflow, task) -> failure(1);
        try (WorkflowBatch batch = open()) {
            batch.start(ends::add);
            batch.offer(series());
            batch.awaitEnd();
            batch.offer(series());
            batch.awaitEnd();
            assertThat(batch.totals()).isEqualTo(new WorkflowBatch.Totals(Map.of(RunStatus.FAILED, 3L), 0, 0));
        }
        assertThat(world.ran).hasSize(3);
        assertThat(run(series()).failed()).isEqualTo(3);
        assertThat(world.ran).hasSize(6);
    }

    @Test
    void keepsNoPathsOfWhatNeedNotBeRunAgain() throws Exception {
        world.deed = (workflow, task) -> world.ran.size() == 1 ? failure(1) : SUCCESS;
        run(series());
        assertThat(lists()).hasSize(1);

        Files.writeString(world.state().resolve("units/left-by-a-crash"), "/images/DOE^JANE/1.dcm");
        world.deed = (workflow, task) -> SUCCESS;
        run(series());
        assertThat(lists()).isEmpty();

        run(series());
        assertThat(lists()).isEmpty();
    }

    @Test
    void putsTheOutputOfASeriesThatHasGrownInThePlaceOfTheEarlierOne() throws Exception {
        List<Path> all = series().get(0);
        run(List.of(all.subList(0, 1)));
        world.deed = (workflow, task) -> {
            Files.writeString(task.output().resolve("second.txt"), "");
            return SUCCESS;
        };
        run(List.of(all));

        try (Stream<Path> outputs = Files.list(world.output().resolve("detect"))) {
            assertThat(outputs)
                    .singleElement()
                    .satisfies(
                            output -> assertThat(output.resolve("second.txt")).exists());
        }
    }

    @Test
    void runsASeriesThatGrowsBeforeItsTurnOnceAndCountsItOnce() throws Exception {
        List<Path> all = series().get(0);
        try (WorkflowBatch batch = open()) {
            batch.offer(List.of(all.subList(0, 1)));
        }
        try (WorkflowBatch batch = open()) {
            batch.offer(List.of(all));
            batch.start(ends::add);
            batch.awaitEnd();
            assertThat(batch.totals()).isEqualTo(new WorkflowBatch.Totals(Map.of(RunStatus.SUCCEEDED, 1L), 0, 0));
        }
        assertThat(ends)
                .singleElement()
                .satisfies(run -> assertThat(run.unit().instances()).isEqualTo(2));
    }

    @Test
    void doesNotRunOnWhatIsLeftOfASeries() throws Exception {
        List<Path> all = series().get(0);
        try (WorkflowBatch batch = open()) {
            batch.offer(List.of(all));
            Files.delete(all.get(0));
            batch.start(ends::add);
            batch.awaitEnd();
            assertThat(batch.totals()).isEqualTo(new WorkflowBatch.Totals(Map.of(RunStatus.FAILED, 1L), 0, 0));
        }
        assertThat(ends)
                .singleElement()
                .satisfies(run -> assertThat(run.reason()).isEqualTo("1 of its 2 files are gone"));
        assertThat(world.ran).isEmpty();
    }
}
