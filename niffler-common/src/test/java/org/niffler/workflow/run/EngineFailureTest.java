package org.niffler.workflow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.niffler.workflow.run.TestWorld.SUCCESS;
import static org.niffler.workflow.run.TestWorld.failure;
import static org.niffler.workflow.run.TestWorld.limits;
import static org.niffler.workflow.run.TestWorld.series;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.workflow.Reaction;
import org.niffler.workflow.WorkAction;
import org.niffler.workflow.WorkInput;
import org.niffler.workflow.WorkLimits;
import org.niffler.workflow.Workflow;
import org.niffler.workflow.input.PreparedInput;

/** What goes wrong around a run ends the run, or is tried again, and never stops the engine. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class EngineFailureTest {

    @TempDir
    private Path folder;

    private TestWorld world;

    @BeforeEach
    void makeWorld() {
        world = new TestWorld(folder);
    }

    @Test
    void countsAnOutputFolderThatCannotBeWrittenAsAFailedAttempt() throws Exception {
        Workflow detect = world.workflow("detect", limits(1, 1), Reaction.NONE, Reaction.NONE);
        Files.writeString(world.output(), "a file where the folder should be");
        runToItsEnd(detect, series(1));

        Run run = world.site.last(series(1).place());
        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(run.attempts()).isEqualTo(2);
        assertThat(run.reason()).startsWith("a file cannot be read or written (");
        assertThat(world.site.leases).isEmpty();
    }

    @Test
    void goesOnWhenTheDiskHasRoomAgain() throws Exception {
        Workflow detect = world.workflow("detect", limits(1, 3), Reaction.NONE, Reaction.NONE);
        AtomicInteger attempts = new AtomicInteger();
        world.deed = (workflow, task) -> {
            if (attempts.incrementAndGet() < 3) {
                throw new IOException("No space left on device");
            }
            return SUCCESS;
        };
        runToItsEnd(detect, series(1));

        assertThat(world.site.told).extracting(Run::reason).contains("No space left on device");
        assertThat(world.site.last(series(1).place()).status()).isEqualTo(RunStatus.SUCCEEDED);
    }

    @Test
    void takesTheTimeOfThePreparationOffTheTimeout() throws Exception {
        Workflow detect = world.workflow(
                "detect",
                new WorkLimits(1, Duration.ofMillis(50), 0, 10, OptionalLong.empty(), 0),
                Reaction.NONE,
                Reaction.NONE);
        CountDownLatch never = new CountDownLatch(1);
        world.inputs = (workflow, unit, work, mark, timeout) -> {
            assertThat(timeout).isLessThanOrEqualTo(Duration.ofMillis(50));
            assertThat(never.await(timeout.toMillis() + 1, TimeUnit.MILLISECONDS))
                    .isFalse();
            return new PreparedInput(work, work, "1.2.1", "");
        };
        runToItsEnd(detect, series(1));

        assertThat(world.site.last(series(1).place()).status()).isEqualTo(RunStatus.TIMED_OUT);
        assertThat(world.ran).isEmpty();
    }

    @Test
    void keepsNoResultThatIsNoJsonObject() throws Exception {
        Workflow detect = world.workflow("detect");
        Path secret = Files.writeString(folder.resolve("secret.json"), "{\"secret\": 1}");
        Map<String, String> reasons = Map.of(
                "1.2.1", "result.json holds no JSON object and is not kept with the run",
                "1.2.2", "result.json is larger than 1 MiB and is not kept with the run",
                "1.2.3", "result.json is not a file and is not kept with the run",
                "1.2.4", "result.json holds no JSON object and is not kept with the run");
        world.deed = (workflow, task) -> {
            Path file = task.output().resolve("result.json");
            switch (task.series()) {
                case "1.2.1" -> Files.writeString(file, "[1, 2]");
                case "1.2.2" -> Files.writeString(file, "{\"a\": \"" + "x".repeat(1 << 20) + "\"}");
                case "1.2.3" -> Files.createSymbolicLink(file, secret);
                default -> Files.writeString(file, "{\"a\": 1} and more");
            }
            return SUCCESS;
        };
        for (int i = 1; i <= 4; i++) {
            runToItsEnd(detect, series(i));
            Run run = world.site.last(series(i).place());
            assertThat(run.status()).isEqualTo(RunStatus.SUCCEEDED);
            assertThat(run.result()).isEmpty();
            assertThat(run.reason()).isEqualTo(reasons.get("1.2." + i));
        }
    }

    @Test
    void runsThoughWhoeverKeepsTheListFails() throws Exception {
        Workflow detect = world.workflow("detect");
        world.site.onChange = run -> {
            throw new IllegalStateException("the store is away");
        };
        runToItsEnd(detect, series(1));

        assertThat(world.ran).hasSize(1);
        assertThat(world.site.leases).isEmpty();
    }

    @Test
    void tellsOthersNoUidOfAnInputWithoutIdentity() throws Exception {
        Reaction post = new Reaction(false, Optional.of("a@b"), Optional.empty());
        Workflow plain = world.workflow("detect", limits(1, 0), Reaction.NONE, post);
        Workflow detect = world.add(new Workflow(
                "detect",
                plain.folder(),
                plain.filter(),
                plain.unit(),
                new WorkInput.Png(List.of()),
                plain.action(),
                plain.limits(),
                Map.of(),
                plain.onSuccess(),
                plain.onFailure()));
        world.inputs = (workflow, unit, work, mark, timeout) -> new PreparedInput(work, work, "2.25.77", "");
        world.deed = (workflow, task) -> failure(4);
        runToItsEnd(detect, series(1));

        assertThat(world.notices)
                .singleElement()
                .asString()
                .startsWith("workflow detect: a series failed {")
                .contains("\"series\":\"2.25.77\"", "\"reason\":\"it ended with exit status 4\"", "\"exit\":4")
                .doesNotContain("1.2", "no such model", "DOE");
    }

    @Test
    void usesAChangedWorkflowFromTheNextAttemptOn() throws Exception {
        Workflow before = world.workflow("detect", limits(1, 1), Reaction.NONE, Reaction.NONE);
        Workflow after = new Workflow(
                "detect",
                before.folder(),
                before.filter(),
                before.unit(),
                before.input(),
                new WorkAction.Command(List.of("./corrected")),
                before.limits(),
                Map.of(),
                before.onSuccess(),
                before.onFailure());
        world.deed = (workflow, task) -> {
            world.add(after);
            return workflow.action().equals(after.action()) ? SUCCESS : failure(127);
        };
        runToItsEnd(before, series(1));

        assertThat(world.site.last(series(1).place()).status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(world.site.last(series(1).place()).attempts()).isEqualTo(2);
    }

    @Test
    void runsNoTwoOfOneUnitAtOnce() throws Exception {
        Workflow detect = world.workflow("detect", limits(4, 0), Reaction.NONE, Reaction.NONE);
        CountDownLatch isAtWork = new CountDownLatch(1);
        CountDownLatch hasGrown = new CountDownLatch(1);
        world.deed = (workflow, task) -> {
            isAtWork.countDown();
            hasGrown.await();
            return SUCCESS;
        };
        try (WorkflowEngine engine = world.started()) {
            engine.offer(detect, series(1, 1));
            isAtWork.await();
            assertThat(engine.offer(detect, series(1, 2))).isEqualTo(Offer.QUEUED);
            hasGrown.countDown();
            engine.awaitIdle();
        }
        assertThat(world.ran).hasSize(2);
        assertThat(world.mostWorking).containsEntry("detect", 1);
    }

    @Test
    void stopsThoughAnActionDoesNot() throws Exception {
        Workflow detect = world.workflow("detect");
        CountDownLatch isAtWork = new CountDownLatch(1);
        CountDownLatch isOver = new CountDownLatch(1);
        world.deed = (workflow, task) -> {
            isAtWork.countDown();
            while (isOver.getCount() > 0) {
                try {
                    isOver.await();
                } catch (InterruptedException stubborn) {
                    assertThat(isOver.getCount()).isEqualTo(1);
                }
            }
            return SUCCESS;
        };
        WorkflowEngine engine = world.started();
        engine.offer(detect, series(1));
        isAtWork.await();
        engine.stop(Duration.ofMillis(100));

        assertThat(world.endedMarks).hasSize(1);
        isOver.countDown();
        await().untilAsserted(() -> assertThat(world.working.get("detect")).hasValue(0));
        assertThatThrownBy(() -> engine.offer(detect, series(2)))
                .hasMessage("The workflow engine is stopped; offer the unit again at the next start.");
        try (WorkflowEngine next = world.started()) {
            next.awaitIdle();
            Run run = world.site.last(series(1).place());
            assertThat(run.status()).isEqualTo(RunStatus.SUCCEEDED);
            assertThat(run.interruptions()).isEqualTo(1);
        }
    }

    @Test
    void leasesNothingThatCannotBeWrittenDown() throws Exception {
        Workflow detect = world.workflow("detect");
        WorkflowEngine engine = world.open();
        world.site.onLease = () -> closed(engine);
        assertThatThrownBy(() -> engine.offer(detect, series(1)))
                .isInstanceOf(IOException.class)
                .hasMessage("the journal of runs is closed");
        assertThat(world.site.leases).isEmpty();
    }

    private static void closed(WorkflowEngine engine) {
        try {
            engine.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void doublesThePauseUpToTheLongest() {
        Retries retries = new Retries(Duration.ofSeconds(30), Duration.ofMinutes(30));
        Run waiting = RunSteps.queued("detect", series(1), "", Instant.EPOCH);
        long[] seconds = {30, 60, 120, 240, 480, 960, 1800, 1800};
        for (long expected : seconds) {
            waiting = RunSteps.begun(waiting, Instant.EPOCH);
            assertThat(retries.pause(waiting).toSeconds()).isBetween(expected * 3 / 4 - 1, expected * 5 / 4);
        }
    }

    private void runToItsEnd(Workflow workflow, RunUnit unit) throws Exception {
        try (WorkflowEngine engine = world.started()) {
            assertThat(engine.offer(workflow, unit)).isEqualTo(Offer.QUEUED);
            engine.awaitIdle();
        }
    }
}
