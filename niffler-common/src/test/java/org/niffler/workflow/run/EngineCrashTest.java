package org.niffler.workflow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.niffler.workflow.run.TestWorld.SUCCESS;
import static org.niffler.workflow.run.TestWorld.failure;
import static org.niffler.workflow.run.TestWorld.limits;
import static org.niffler.workflow.run.TestWorld.series;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.workflow.Reaction;
import org.niffler.workflow.Workflow;

/** What is on the disk at a moment is what a crash at this moment leaves: a copy of it is opened as after the crash. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class EngineCrashTest {

    private static final int UNITS = 6;

    /** A crash, and what had been run and promised before. */
    private record Crash(TestWorld after, List<String> ranBefore, Set<String> promised) {}

    @TempDir
    private Path folder;

    private TestWorld world;
    private final List<Crash> crashes = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void makeWorld() {
        world = new TestWorld(folder.resolve("first"));
    }

    @Test
    void losesNoUnitAndRepeatsAtMostTheOneAtWorkWheneverItDies() throws Exception {
        Workflow detect = world.workflow("detect");
        Set<String> promised = Collections.synchronizedSet(new HashSet<>());
        world.site.onChange = run -> {
            promised.add("detect " + run.unit().seriesInstanceUid());
            crash(promised);
        };
        world.deed = (workflow, task) -> {
            crash(promised);
            return SUCCESS;
        };
        try (WorkflowEngine engine = world.open()) {
            for (int i = 0; i < UNITS; i++) {
                engine.offer(detect, series(i));
            }
            engine.start();
            engine.awaitIdle();
        }

        // Each is told of when it is queued, at work, acting and ended, and once more at the start.
        assertThat(crashes).hasSize(5 * UNITS);
        for (Crash crash : crashes) {
            goesOnAfter(crash);
        }
    }

    private void crash(Set<String> promised) {
        try {
            TestWorld after = world.afterACrash(folder.resolve("crash-" + crashes.size()));
            crashes.add(new Crash(after, List.copyOf(world.ran), Set.copyOf(promised)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void goesOnAfter(Crash crash) throws Exception {
        try (WorkflowEngine engine = crash.after().started()) {
            engine.awaitIdle();
            assertThat(engine.counts())
                    .containsEntry(RunStatus.SUCCEEDED, (long) crash.promised().size());
        }
        List<String> ran = new ArrayList<>(crash.ranBefore());
        ran.addAll(crash.after().ran);
        assertThat(ran).containsAll(crash.promised());
        assertThat(ran.size() - new HashSet<>(ran).size())
                .as("runs that were done twice")
                .isLessThanOrEqualTo(1);
        assertThat(crash.after().output().resolve("detect"))
                .isDirectoryNotContaining(path -> path.getFileName().toString().startsWith("."));
    }

    @Test
    void remembersAnEndWithAllThatWasFoundUntilItIsKeptElsewhereAndTellsNobodyTwice() throws Exception {
        Reaction mail = new Reaction(false, Optional.of("a@example.org"), Optional.empty());
        Workflow detect = world.workflow("detect", limits(1, 0), mail, mail);
        world.site.isStoreAway = true;
        world.deed = (workflow, task) -> {
            Files.writeString(task.output().resolve("result.json"), "{\"score\": 0.5}");
            return task.series().endsWith("1") ? SUCCESS : failure(3);
        };
        TestWorld after;
        try (WorkflowEngine engine = world.started()) {
            engine.offer(detect, series(1));
            engine.offer(detect, series(2));
            engine.awaitIdle();
            assertThat(world.notices).hasSize(2);
            after = world.afterACrash(folder.resolve("second"));
        }

        try (WorkflowEngine engine = after.started()) {
            engine.awaitIdle();
            assertThat(after.site.last(series(1).place()).result()).contains("{\"score\":0.5}");
            assertThat(after.site.last(series(2).place()).errorTail()).isEqualTo("no such model");
            assertThat(engine.offer(detect, series(1))).isEqualTo(Offer.KNOWN);
            assertThat(engine.counts()).containsEntry(RunStatus.SUCCEEDED, 1L).containsEntry(RunStatus.FAILED, 1L);
        }
        TestWorld last = after.afterACrash(folder.resolve("third"));
        try (WorkflowEngine engine = last.started()) {
            engine.awaitIdle();
        }

        assertThat(after.notices).isEmpty();
        assertThat(after.ran).isEmpty();
        assertThat(last.site.told).as("what was kept").isEmpty();
    }

    @Test
    void settlesWhatWasNotKeptWhenTheStoreIsBack() throws Exception {
        Workflow detect = world.workflow("detect");
        world.site.isStoreAway = true;
        try (WorkflowEngine engine = world.started()) {
            engine.offer(detect, series(1));
            engine.awaitIdle();
            world.site.storeIsBack();
        }
        TestWorld after = world.afterACrash(folder.resolve("second"));
        try (WorkflowEngine engine = after.started()) {
            engine.awaitIdle();
            assertThat(engine.counts()).containsEntry(RunStatus.SUCCEEDED, 1L);
        }

        assertThat(after.site.told).isEmpty();
    }

    @Test
    void needsTheLeaseOfARunThatHasEndedUntilItIsKept() throws Exception {
        Reaction keep = new Reaction(true, Optional.empty(), Optional.empty());
        Workflow detect = world.workflow("detect", limits(1, 0), keep, keep);
        world.site.onChange = run -> {
            if (run.status().isEnd()) {
                crash(Set.of());
            }
        };
        try (WorkflowEngine engine = world.started()) {
            engine.offer(detect, series(1));
            engine.awaitIdle();
        }
        TestWorld after = crashes.get(0).after();

        try (WorkflowEngine engine = after.open()) {
            assertThat(engine.unfinished()).isEmpty();
            assertThat(engine.leases()).containsExactlyElementsOf(world.site.kept);
            engine.start();
            engine.awaitIdle();
            assertThat(engine.leases()).isEmpty();
        }
        assertThat(after.site.kept).containsExactlyElementsOf(world.site.kept);
    }

    @Test
    void readsAJournalThatWasTornAnywhere() throws Exception {
        Workflow detect = world.workflow("detect");
        try (WorkflowEngine engine = world.open()) {
            for (int i = 0; i < 3; i++) {
                engine.offer(detect, series(i));
            }
            engine.start();
            engine.awaitIdle();
        }
        byte[] journal = Files.readAllBytes(world.state().resolve("runs.jsonl"));
        int header = new JournalLine().header().length;
        for (int length = header; length < journal.length; length += 41) {
            TestWorld torn = world.afterACrash(folder.resolve("torn-" + length));
            byte[] rest = Arrays.copyOf(journal, length);
            Files.write(torn.state().resolve("runs.jsonl"), rest);
            long lines = new String(rest, StandardCharsets.UTF_8).lines().count() - 2;
            try (WorkflowEngine engine = torn.started()) {
                engine.awaitIdle();
                assertThat(engine.counts().get(RunStatus.SUCCEEDED)).isBetween(Math.min(lines, 3), 3L);
            }
        }
    }

    @Test
    void endsWhatWasLeftOverAndGivesUpWhatDiesWithTheServiceTwice() throws Exception {
        Workflow detect = world.workflow("detect", limits(1, 5), Reaction.NONE, Reaction.NONE);
        TestWorld second = dieAtWork(world, detect, "second");
        TestWorld third = dieAtWork(second, detect, "third");
        try (WorkflowEngine engine = third.started()) {
            engine.awaitIdle();
        }

        assertThat(second.endedMarks).hasSize(1);
        assertThat(third.endedMarks).hasSize(1);
        Run run = third.site.last(series(1).place());
        assertThat(run.status()).isEqualTo(RunStatus.GAVE_UP);
        assertThat(run.reason()).isEqualTo("the service died twice while it ran");
        assertThat(run.interruptions()).isEqualTo(2);
        assertThat(third.ran).isEmpty();
        assertThat(third.site.released).hasSize(1);
        assertThat(third.output().resolve("detect")).isEmptyDirectory();
        assertThat(third.state().resolve("work")).isEmptyDirectory();
    }

    private TestWorld dieAtWork(TestWorld alive, Workflow workflow, String name) throws Exception {
        List<TestWorld> dead = new ArrayList<>();
        CountDownLatch isAtWork = new CountDownLatch(1);
        alive.deed = (same, task) -> {
            Files.writeString(task.output().resolve("half.txt"), "half");
            dead.add(alive.afterACrash(folder.resolve(name)));
            isAtWork.countDown();
            return SUCCESS;
        };
        try (WorkflowEngine engine = alive.started()) {
            engine.offer(workflow, series(1));
            isAtWork.await();
        }
        return dead.get(0);
    }

    @Test
    void tellsAndReleasesAfterACrashWhatItHadNotBefore() throws Exception {
        Reaction mail = new Reaction(false, Optional.of("a@b"), Optional.empty());
        Workflow detect = world.workflow("detect", limits(1, 0), mail, mail);
        List<TestWorld> dead = new ArrayList<>();
        world.site.onChange = run -> {
            if (run.status() == RunStatus.SUCCEEDED) {
                try {
                    dead.add(world.afterACrash(folder.resolve("second")));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
        try (WorkflowEngine engine = world.started()) {
            engine.offer(detect, series(1));
            engine.awaitIdle();
        }
        try (WorkflowEngine engine = dead.get(0).started()) {
            engine.awaitIdle();
        }
        assertThat(dead.get(0).ran).isEmpty();
        assertThat(dead.get(0).site.released).hasSize(1);
        assertThat(dead.get(0).notices).hasSize(1);
        assertThat(dead.get(0).site.last(series(1).place()).status()).isEqualTo(RunStatus.SUCCEEDED);
    }

    @Test
    void queuesWhatWorksAgainAtAnOrderlyStop() throws Exception {
        Workflow detect = world.workflow("detect");
        CountDownLatch isAtWork = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        world.deed = (workflow, task) -> {
            isAtWork.countDown();
            never.await();
            return SUCCESS;
        };
        WorkflowEngine engine = world.started();
        engine.offer(detect, series(1));
        isAtWork.await();
        engine.close();

        Run run = world.site.last(series(1).place());
        assertThat(run.status()).isEqualTo(RunStatus.QUEUED);
        assertThat(run.attempts()).isZero();
        assertThat(run.interruptions()).isZero();
        assertThat(world.site.leases).hasSize(1);

        world.deed = (workflow, task) -> SUCCESS;
        try (WorkflowEngine next = world.started()) {
            next.awaitIdle();
        }
        assertThat(world.site.last(series(1).place()).status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(world.endedMarks).isEmpty();
    }
}
