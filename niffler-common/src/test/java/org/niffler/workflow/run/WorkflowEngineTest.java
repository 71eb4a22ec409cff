package org.niffler.workflow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.niffler.workflow.run.TestWorld.SUCCESS;
import static org.niffler.workflow.run.TestWorld.failure;
import static org.niffler.workflow.run.TestWorld.limits;
import static org.niffler.workflow.run.TestWorld.series;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.progress.RunLockedException;
import org.niffler.workflow.Reaction;
import org.niffler.workflow.WorkLimits;
import org.niffler.workflow.Workflow;
import org.niffler.workflow.action.ActionEnd;
import org.niffler.workflow.input.PreparedInput;
import org.niffler.workflow.input.UnusableInputException;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class WorkflowEngineTest {

    @TempDir
    private Path folder;

    private TestWorld world;

    @BeforeEach
    void makeWorld() {
        world = new TestWorld(folder);
    }

    @Test
    void runsEachOfAThousandSeriesOnceAndTwoAtATime() throws Exception {
        Workflow detect = world.workflow("detect", limits(2, 0), Reaction.NONE, Reaction.NONE);
        CountDownLatch twoAreAtWork = new CountDownLatch(2);
        world.deed = (workflow, task) -> {
            twoAreAtWork.countDown();
            twoAreAtWork.await();
            return SUCCESS;
        };
        try (WorkflowEngine engine = world.started()) {
            for (int i = 0; i < 1000; i++) {
                assertThat(engine.offer(detect, series(i))).isEqualTo(Offer.QUEUED);
            }
            engine.awaitIdle();
            assertThat(engine.counts())
                    .containsEntry(RunStatus.SUCCEEDED, 1000L)
                    .containsEntry(RunStatus.QUEUED, 0L);
        }
        assertThat(world.ran).hasSize(1000).doesNotHaveDuplicates();
        assertThat(world.mostWorking).containsEntry("detect", 2);
        assertThat(world.site.leases).isEmpty();
        assertThat(world.site.released).hasSize(1000).doesNotHaveDuplicates();
    }

    @Test
    void putsTheOutputInItsPlaceWithTheResultAndTheRun() throws Exception {
        Workflow detect = world.workflow("detect");
        world.deed = (workflow, task) -> {
            Files.writeString(task.output().resolve("result.json"), "{\"score\": 0.5}");
            return SUCCESS;
        };
        runToItsEnd(detect, series(7));

        Path output = world.output().resolve("detect/1.2.7");
        assertThat(output.resolve("niffler-run.json"))
                .content()
                .contains("\"status\" : \"succeeded\"", "\"command\" : [ \"./program\", \"{input}\" ]")
                .doesNotContain("DOE");
        assertThat(world.site.last(series(7).place()).result()).contains("{\"score\":0.5}");
        assertThat(world.site.last(series(7).place()).exit()).isEqualTo(OptionalInt.of(0));
        assertThat(world.site.statuses(series(7).place()))
                .containsExactly(RunStatus.QUEUED, RunStatus.RUNNING, RunStatus.SUCCEEDED);
        assertThat(output.getParent())
                .isDirectoryNotContaining(path -> path.toString().endsWith(".part"));
        assertThat(world.state().resolve("work")).isEmptyDirectory();
    }

    @Test
    void keepsAResultThatIsNoUnicodeAndGoesOn() throws Exception {
        Workflow detect = world.workflow("detect");
        world.deed = (workflow, task) -> {
            Files.writeString(task.output().resolve("result.json"), "{\"a\": \"\\ud800\"}");
            return SUCCESS;
        };
        try (WorkflowEngine engine = world.started()) {
            engine.offer(detect, series(1));
            engine.offer(detect, series(2));
            engine.awaitIdle();
        }

        assertThat(world.site.last(series(1).place()).result()).contains("{\"a\":\"?\"}");
        assertThat(world.site.last(series(2).place()).status()).isEqualTo(RunStatus.SUCCEEDED);
    }

    @Test
    void keepsAReasonThatIsCutInTheMiddleOfACharacter() throws Exception {
        Workflow detect = world.workflow("detect");
        String reason = "x".repeat(499) + "\ud83d\ude00".repeat(9);
        world.deed = (workflow, task) -> new ActionEnd.Failed(OptionalInt.of(1), reason, "\ud800");
        runToItsEnd(detect, series(1));

        assertThat(world.site.last(series(1).place()).reason()).isEqualTo("x".repeat(499) + "...");
        assertThat(world.output().resolve("detect/1.2.1.failed/niffler-run.json"))
                .isRegularFile();
    }

    @Test
    void neitherReadsNorWritesWhereALinkInThePlaceOfItsOutputLeads() throws Exception {
        Workflow detect = world.workflow("detect");
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("result.json"), "{\"secret\": 1}");
        world.deed = (workflow, task) -> {
            Files.delete(task.output());
            Files.createSymbolicLink(task.output(), other);
            return SUCCESS;
        };
        runToItsEnd(detect, series(1));

        assertThat(world.site.last(series(1).place()))
                .returns(RunStatus.FAILED, Run::status)
                .returns("it has removed its output folder, or put something else in its place", Run::reason)
                .returns(Optional.empty(), Run::result);
        assertThat(world.output().resolve("detect/1.2.1.failed"))
                .isDirectoryContaining(file -> file.endsWith("niffler-run.json"));
        assertThat(other).isDirectoryNotContaining(file -> file.endsWith("niffler-run.json"));
        assertThat(world.output().resolve("detect/.1.2.1.part")).doesNotExist();
    }

    @Test
    void removesFoldersThatAreForbiddenOrDeeperThanAPathMayBeLong() throws Exception {
        Workflow detect = world.workflow("detect");
        world.deed = (workflow, task) -> {
            Path closed = Files.createDirectories(task.output().resolve("closed/inner"));
            Files.writeString(closed.resolve("file"), "");
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
            Files.setPosixFilePermissions(closed.getParent(), PosixFilePermissions.fromString("r--------"));
            nest(task.output(), 60);
            return failure(1);
        };
        runToItsEnd(detect, series(1, 1));
        world.deed = (workflow, task) -> SUCCESS;
        runToItsEnd(detect, series(1, 2));

        assertThat(world.output().resolve("detect")).isDirectoryNotContaining(file -> !file.endsWith("1.2.1"));
    }

    /** Folders in folders, whose path is longer than the system takes. */
    private static void nest(Path folder, int depth) throws IOException {
        String name = "d".repeat(200);
        for (int i = 0; i < depth; i++) {
            Path above = Files.createDirectory(folder.resolve("above"));
            if (i > 0) {
                Files.move(folder.resolve(name), above.resolve(name));
            }
            Files.move(above, folder.resolve(name));
        }
    }

    @Test
    void knowsAUnitThatWaitsWorksOrHasEnded() throws Exception {
        Workflow detect = world.workflow("detect");
        try (WorkflowEngine engine = world.open()) {
            engine.offer(detect, series(1));
            assertThat(engine.offer(detect, series(1))).isEqualTo(Offer.KNOWN);
            engine.start();
            engine.awaitIdle();
            assertThat(engine.offer(detect, series(1))).isEqualTo(Offer.KNOWN);
        }
        try (WorkflowEngine engine = world.open()) {
            assertThat(engine.offer(detect, series(1))).isEqualTo(Offer.KNOWN);
        }
    }

    @Test
    void runsAUnitThatHasGrownAgain() throws Exception {
        Workflow detect = world.workflow("detect");
        try (WorkflowEngine engine = world.started()) {
            engine.offer(detect, series(1, 10));
            engine.awaitIdle();
            assertThat(engine.offer(detect, series(1, 11))).isEqualTo(Offer.QUEUED);
            engine.awaitIdle();
        }
        assertThat(world.ran).containsExactly("detect 1.2.1", "detect 1.2.1");
    }

    @Test
    void runsAUnitThatGrowsBeforeItsTurnOnlyOnce() throws Exception {
        Workflow detect = world.workflow("detect");
        try (WorkflowEngine engine = world.open()) {
            engine.offer(detect, series(1, 10));
            assertThat(engine.offer(detect, series(1, 11))).isEqualTo(Offer.QUEUED);
            assertThat(engine.offer(detect, series(1, 10))).isEqualTo(Offer.KNOWN);
            assertThat(engine.unfinished())
                    .extracting(run -> run.unit().instances())
                    .containsExactly(11L);
            engine.start();
            engine.awaitIdle();
        }
        assertThat(world.ran).containsExactly("detect 1.2.1");
        assertThat(world.site.released).containsExactly("detect on " + series(1).place());
    }

    @Test
    void repeatsWhatFailsAsOftenAsItsWorkflowSays() throws Exception {
        Workflow detect = world.workflow("detect", limits(1, 2), Reaction.NONE, Reaction.NONE);
        AtomicInteger attempts = new AtomicInteger();
        world.deed = (workflow, task) -> attempts.incrementAndGet() < 3 ? failure(4) : SUCCESS;
        runToItsEnd(detect, series(1));

        assertThat(world.site.statuses(series(1).place()))
                .containsExactly(
                        RunStatus.QUEUED,
                        RunStatus.RUNNING,
                        RunStatus.QUEUED,
                        RunStatus.RUNNING,
                        RunStatus.QUEUED,
                        RunStatus.RUNNING,
                        RunStatus.SUCCEEDED);
        assertThat(world.site.last(series(1).place()).attempts()).isEqualTo(3);
        assertThat(world.site.released).hasSize(1);
    }

    @Test
    void keepsWhatTheLastFailedAttemptLeftUnderAnotherName() throws Exception {
        Workflow detect = world.workflow("detect", limits(1, 1), Reaction.NONE, Reaction.NONE);
        world.deed = (workflow, task) -> {
            Files.writeString(task.output().resolve("partial.txt"), "half");
            return failure(4);
        };
        runToItsEnd(detect, series(1));

        Run run = world.site.last(series(1).place());
        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(run.exit()).isEqualTo(OptionalInt.of(4));
        assertThat(run.reason()).isEqualTo("it ended with exit status 4");
        assertThat(run.errorTail()).isEqualTo("no such model");
        assertThat(world.output().resolve("detect/1.2.1.failed/partial.txt")).hasContent("half");
        assertThat(world.output().resolve("detect/1.2.1")).doesNotExist();
    }

    @Test
    void replacesAFailureByALaterSuccess() throws Exception {
        Workflow detect = world.workflow("detect");
        world.deed = (workflow, task) -> failure(4);
        runToItsEnd(detect, series(1, 1));
        world.deed = (workflow, task) -> SUCCESS;
        runToItsEnd(detect, series(1, 2));
        runToItsEnd(detect, series(1, 3));

        assertThat(world.output().resolve("detect"))
                .isDirectoryContaining(path -> path.endsWith("1.2.1"))
                .isDirectoryNotContaining(path -> !path.endsWith("1.2.1"));
        assertThat(world.output().resolve("detect/1.2.1/niffler-run.json"))
                .content()
                .contains("\"instances\" : 3");
    }

    @Test
    void saysWhatWasNotInTheInputAndWhatTheProgramPrinted() throws Exception {
        Workflow detect = world.workflow("detect");
        world.inputs = (workflow, unit, work, mark, timeout) ->
                new PreparedInput(work, work, "1.2.1", "2 of 3 instances are not in the input: 2 held back");
        world.deed = (workflow, task) -> new ActionEnd.Succeeded("found one", "a warning");
        runToItsEnd(detect, series(1));

        Run run = world.site.last(series(1).place());
        assertThat(run.status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(run.reason()).isEqualTo("2 of 3 instances are not in the input: 2 held back");
        assertThat(run.errorTail()).isEqualTo("a warning");
        assertThat(world.output().resolve("detect/1.2.1/niffler-run.json"))
                .content()
                .contains("\"output\" : \"found one\"");
    }

    @Test
    void keepsTheOutputOfTwoSeriesOfOneUidApart() throws Exception {
        Workflow detect = world.workflow("detect");
        RunUnit one = series(1);
        RunUnit other = new RunUnit(one.kind(), "ROE^RICHARD/1.2/1.2.1", "1.2", "1.2.1", "", 2);
        runToItsEnd(detect, one);
        runToItsEnd(detect, other);

        try (var folders = Files.list(world.output().resolve("detect"))) {
            assertThat(folders.map(path -> path.getFileName().toString()))
                    .hasSize(2)
                    .contains("1.2.1")
                    .allMatch(name -> name.startsWith("1.2.1"));
        }
    }

    @Test
    void makesNoPathOfAUidThatIsNone() throws Exception {
        Workflow detect = world.workflow("detect");
        RunUnit hostile = new RunUnit(series(1).kind(), "a/b", "1.2", "../../etc", "", 1);
        RunUnit nameless = new RunUnit(series(1).kind(), "a/c", "", "", "", 1);
        runToItsEnd(detect, hostile);
        runToItsEnd(detect, nameless);

        try (var folders = Files.list(world.output().resolve("detect"))) {
            assertThat(folders.map(path -> path.getFileName().toString()))
                    .hasSize(2)
                    .allMatch(name -> name.matches("unnamed-[0-9a-f]{32}"));
        }
    }

    @Test
    void doesNotRepeatWhatCannotBePrepared() throws Exception {
        Workflow detect = world.workflow("detect", limits(1, 5), Reaction.NONE, Reaction.NONE);
        world.inputs = (workflow, unit, work, mark, timeout) -> {
            throw new UnusableInputException("none of its instances is an image");
        };
        runToItsEnd(detect, series(1));

        Run run = world.site.last(series(1).place());
        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(run.attempts()).isEqualTo(1);
        assertThat(run.reason()).isEqualTo("none of its instances is an image");
        assertThat(world.ran).isEmpty();
    }

    @Test
    void countsAMissingProgramOfOursAsAFailedAttempt() throws Exception {
        Workflow detect = world.workflow("detect", limits(1, 1), Reaction.NONE, Reaction.NONE);
        world.inputs = (workflow, unit, work, mark, timeout) -> {
            throw new IOException(
                    "png-extraction.jar is missing for " + unit.files().get(0) + "; build it");
        };
        runToItsEnd(detect, series(1));

        Run run = world.site.last(series(1).place());
        assertThat(run.attempts()).isEqualTo(2);
        assertThat(run.reason()).isEqualTo("png-extraction.jar is missing for (a file of the unit); build it");
    }

    @Test
    void tellsNothingOfWhatAForeignExceptionSays() throws Exception {
        Workflow detect = world.workflow("detect");
        world.inputs = (workflow, unit, work, mark, timeout) -> {
            throw new EOFException("DOE^JANE ends too early");
        };
        runToItsEnd(detect, series(1));

        assertThat(world.site.last(series(1).place()).reason())
                .isEqualTo("a file cannot be read or written (EOFException)");
    }

    @Test
    void tellsATimeoutFromAFailure() throws Exception {
        Workflow detect = world.workflow("detect");
        world.deed = (workflow, task) -> new ActionEnd.TimedOut("at epoch 3");
        runToItsEnd(detect, series(1));

        Run run = world.site.last(series(1).place());
        assertThat(run.status()).isEqualTo(RunStatus.TIMED_OUT);
        assertThat(run.errorTail()).isEqualTo("at epoch 3");
        assertThat(world.output().resolve("detect/1.2.1.failed")).isDirectory();
    }

    @Test
    void givesUpAUnitWhoseImagesAreGone() throws Exception {
        Workflow detect = world.workflow("detect", limits(1, 5), Reaction.NONE, Reaction.NONE);
        world.site.gone.add(series(1).place());
        runToItsEnd(detect, series(1));

        Run run = world.site.last(series(1).place());
        assertThat(run.status()).isEqualTo(RunStatus.GAVE_UP);
        assertThat(run.reason()).isEqualTo("its images are gone");
        assertThat(world.site.leases).isEmpty();
    }

    @Test
    void givesUpWhatIsTooMuchForTheQueue() throws Exception {
        Workflow detect = world.workflow(
                "detect",
                new WorkLimits(1, Duration.ofMinutes(1), 0, 2, OptionalLong.empty(), 0),
                Reaction.NONE,
                Reaction.NONE);
        try (WorkflowEngine engine = world.open()) {
            engine.offer(detect, series(1));
            engine.offer(detect, series(2));
            assertThat(engine.offer(detect, series(3))).isEqualTo(Offer.GIVEN_UP);
            assertThat(engine.offer(detect, series(3))).isEqualTo(Offer.KNOWN);
            assertThat(engine.countsByWorkflow())
                    .isEqualTo(Map.of("detect", Map.of(RunStatus.QUEUED, 2L, RunStatus.GAVE_UP, 1L)));
        }
        assertThat(world.site.last(series(3).place()).reason()).isEqualTo("too many runs of the workflow waited (2)");
        assertThat(world.site.leases).hasSize(2);
    }

    @Test
    void givesUpWhatWaitsForAWorkflowThatStaysAway() throws Exception {
        Workflow detect = world.workflow("detect");
        try (WorkflowEngine engine = world.open()) {
            engine.offer(detect, series(1));
            world.workflows.clear();
            engine.start();
            engine.awaitIdle();
        }
        assertThat(world.site.last(series(1).place()).status()).isEqualTo(RunStatus.GAVE_UP);
        assertThat(world.site.last(series(1).place()).reason()).isEqualTo("the workflow is gone");
        assertThat(world.site.leases).isEmpty();
        assertThat(world.ran).isEmpty();
    }

    @Test
    void waitsForAWorkflowThatComesBack() throws Exception {
        Workflow detect = world.workflow("detect");
        WorkflowEngine.Settings patient = new WorkflowEngine.Settings(
                TestWorld.QUICK.remember(),
                TestWorld.QUICK.firstPause(),
                TestWorld.QUICK.longestPause(),
                Duration.ofSeconds(1));
        try (WorkflowEngine engine = world.open(patient, Clock.systemUTC())) {
            engine.offer(detect, series(1));
            world.workflows.clear();
            engine.start();
            world.add(detect);
            engine.awaitIdle();
        }
        assertThat(world.ran).containsExactly("detect 1.2.1");
    }

    @Test
    void letsNoWorkflowStarveAnother() throws Exception {
        Workflow flood = world.workflow("flood");
        Workflow rare = world.workflow("rare");
        CountDownLatch rareIsThrough = new CountDownLatch(1);
        world.deed = (workflow, task) -> {
            if (workflow.name().equals("rare")) {
                rareIsThrough.countDown();
            } else {
                rareIsThrough.await();
            }
            return SUCCESS;
        };
        try (WorkflowEngine engine = world.started()) {
            for (int i = 0; i < 100; i++) {
                engine.offer(flood, series(i));
            }
            engine.offer(rare, series(1));
            engine.awaitIdle();
        }
        assertThat(world.ran).hasSize(101);
    }

    @Test
    void endsARunThatThrowsWhatNobodyForesawAndGoesOn() throws Exception {
        Workflow detect = world.workflow("detect");
        world.deed = (workflow, task) -> {
            if (task.series().equals("1.2.1")) {
                throw new IllegalArgumentException("DOE^JANE");
            }
            if (task.series().equals("1.2.2")) {
                throw new StackOverflowError();
            }
            return SUCCESS;
        };
        try (WorkflowEngine engine = world.started()) {
            engine.offer(detect, series(1));
            engine.offer(detect, series(2));
            engine.offer(detect, series(3));
            engine.awaitIdle();
            assertThat(engine.counts()).containsEntry(RunStatus.FAILED, 2L).containsEntry(RunStatus.SUCCEEDED, 1L);
        }
        assertThat(world.site.last(series(1).place()).reason())
                .startsWith("an unexpected IllegalArgumentException at ")
                .doesNotContain("DOE");
    }

    @Test
    void holdsPlacesAboveAndBelowARun() throws Exception {
        Workflow detect = world.workflow("detect");
        try (WorkflowEngine engine = world.open()) {
            engine.offer(detect, series(1));
            assertThat(List.of("DOE^JANE", "DOE^JANE/1.2", "DOE^JANE/1.2/1.2.1", "DOE^JANE/1.2/1.2.1/1.dcm"))
                    .allMatch(engine::holds);
            assertThat(List.of("DOE", "DOE^JANE/1", "DOE^JANE/1.2/1.2.10", "DOE^JANE/1.2/1.2.2", "ROE^RICHARD"))
                    .noneMatch(engine::holds);
            engine.start();
            engine.awaitIdle();
            assertThat(engine.holds("DOE^JANE")).isFalse();
        }
    }

    @Test
    void letsNoSecondEngineWorkOnAStateFolder() throws Exception {
        try (WorkflowEngine engine = world.open()) {
            assertThat(engine.counts()).containsEntry(RunStatus.QUEUED, 0L);
            assertThatThrownBy(() -> world.open()).isInstanceOf(RunLockedException.class);
        }
        world.open().close();
    }

    @Test
    void closesItsStateToOthers() throws Exception {
        runToItsEnd(world.workflow("detect"), series(1));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(world.state())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(world.state().resolve("runs.jsonl"))))
                .isEqualTo("rw-------");
    }

    @Test
    void tellsWhomAWorkflowNamesAndKeepsTheImages() throws Exception {
        Reaction keep = new Reaction(true, Optional.of("a@b"), Optional.empty());
        Workflow detect = world.workflow("detect", limits(1, 0), keep, Reaction.NONE);
        world.deed = (workflow, task) -> {
            Files.writeString(task.output().resolve("result.json"), "{\"score\": 0.5}");
            return SUCCESS;
        };
        runToItsEnd(detect, series(1));

        assertThat(world.site.leases).containsExactly("detect on " + series(1).place());
        assertThat(world.notices)
                .singleElement()
                .asString()
                .startsWith("workflow detect: a series succeeded {\"workflow\":\"detect\",\"unit\":\"series\",")
                .contains("\"series\":\"1.2.1\"", "\"result\":{\"score\":0.5}")
                .doesNotContain("DOE");
    }

    private void runToItsEnd(Workflow workflow, RunUnit unit) throws Exception {
        try (WorkflowEngine engine = world.started()) {
            assertThat(engine.offer(workflow, unit)).isEqualTo(Offer.QUEUED);
            engine.awaitIdle();
        }
        assertThat(new HashSet<>(
                        world.working.values().stream().map(AtomicInteger::get).toList()))
                .isSubsetOf(0);
    }
}
