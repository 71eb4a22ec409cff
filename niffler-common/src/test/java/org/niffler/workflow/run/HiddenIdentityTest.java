package org.niffler.workflow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.niffler.workflow.run.TestWorld.SUCCESS;
import static org.niffler.workflow.run.TestWorld.failure;
import static org.niffler.workflow.run.TestWorld.series;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.workflow.WorkUnit;
import org.niffler.workflow.Workflow;
import org.niffler.workflow.action.ActionTask;

/** What is seen of runs whose input is without identity, by their programs and by whoever is given the output. */
class HiddenIdentityTest {

    private static final String UID = "1.2.7";
    private static final String SHOWN = "2.25.10207";

    @TempDir
    private Path folder;

    private TestWorld world;
    private Workflow pictures;
    private final List<ActionTask> tasks = new ArrayList<>();

    @BeforeEach
    void makeWorld() {
        world = new TestWorld(folder.resolve("world"));
        pictures = world.pictures("pictures");
        world.deed = (workflow, task) -> {
            tasks.add(task);
            return SUCCESS;
        };
    }

    @Test
    void namesTheOutputByTheUidThatTheInputHas() throws Exception {
        runToItsEnd(series(7));

        assertThat(output()).containsExactly(SHOWN);
        assertThat(runFile(SHOWN)).contains("\"uid\" : \"" + SHOWN + "\"").doesNotContain(UID, "DOE");
    }

    @Test
    void namesTheOutputOfAStudyAndAnInstanceByTheirOwnUids() throws Exception {
        runToItsEnd(new RunUnit(WorkUnit.STUDY, "DOE^JANE/1.2", "1.2", "", "", 9));
        runToItsEnd(new RunUnit(WorkUnit.INSTANCE, "DOE^JANE/1.2/1.2.7/1.dcm", "1.2", UID, "1.2.7.1", 1));

        assertThat(output()).containsExactlyInAnyOrder("2.25.102", "2.25.1020701");
    }

    @Test
    void namesWhatAFailureLeftByIt() throws Exception {
        world.deed = (workflow, task) -> failure(4);
        runToItsEnd(series(7));

        assertThat(output()).containsExactly(SHOWN + ".failed");
        assertThat(runFile(SHOWN + ".failed")).contains("no such model").doesNotContain(UID, "DOE");
    }

    @Test
    void doesNotSayWhenItWasAsThatIsWhenTheImagesWereTaken() throws Exception {
        runToItsEnd(series(7));

        assertThat(runFile(SHOWN)).contains("\"seconds\"").doesNotContain("started", "ended");
    }

    @Test
    void keepsTheOutputOfTwoSeriesOfOneUidApart() throws Exception {
        RunUnit other = new RunUnit(series(7).kind(), "ROE^RICHARD/1.2/1.2.7", "1.2", UID, "", 2);
        runToItsEnd(series(7));
        runToItsEnd(other);

        assertThat(output())
                .hasSize(2)
                .contains(SHOWN)
                .allMatch(name -> name.matches("2\\.25\\.10207(-[0-9a-f]{12})?"));
        assertThat(output())
                .noneMatch(name -> name.endsWith(RunNames.hash(other.place()).substring(0, 12)));
    }

    @Test
    void replacesTheOutputOfAUnitThoughTheStateFolderIsAnother() throws Exception {
        runToItsEnd(series(7));
        PrivateFiles.remove(world.state());
        runToItsEnd(series(7));

        assertThat(output()).containsExactly(SHOWN);
    }

    @Test
    void namesAUnitWithoutAUidByNothingThatCanBeGuessed() throws Exception {
        RunUnit nameless = new RunUnit(series(7).kind(), "DOE^JANE/x", "", "", "", 1);
        runToItsEnd(nameless);

        assertThat(output())
                .singleElement()
                .asString()
                .matches("unnamed-[0-9a-f]{32}")
                .doesNotContain(RunNames.hash(nameless.place()).substring(0, 12));
    }

    @Test
    void givesProgramsNoPathThatCanBeGuessedFromAUid() throws Exception {
        TestWorld twin = new TestWorld(folder.resolve("twin"));
        twin.deed = world.deed;
        runToItsEnd(series(7));
        runToItsEnd(twin, twin.pictures("pictures"), series(7));

        assertThat(names(tasks.get(0))).allMatch(name -> name.matches("\\.?[0-9a-f]{32}(\\.part)?"));
        assertThat(names(tasks.get(0))).doesNotContainAnyElementsOf(names(tasks.get(1)));
        assertThat(names(tasks.get(0))).doesNotHaveDuplicates();
    }

    private static List<String> names(ActionTask task) {
        return List.of(
                task.output().getFileName().toString(),
                task.input().getFileName().toString(),
                task.mark());
    }

    @Test
    void leavesNothingWhereTheKeyCannotBeHad() throws Exception {
        world.naming = (uid, place) -> {
            throw new IOException("Cannot read the key file.");
        };
        runToItsEnd(series(7));

        assertThat(world.site.last(series(7).place()).reason()).isEqualTo("Cannot read the key file.");
        assertThat(world.output()).doesNotExist();
        assertThat(tasks).isEmpty();
    }

    @Test
    void removesWhatACrashLeftThoughItsWorkflowAndTheKeyAreGone() throws Exception {
        runToItsEnd(series(7));
        List<TestWorld> dead = new ArrayList<>();
        CountDownLatch isAtWork = new CountDownLatch(1);
        world.deed = (workflow, task) -> {
            Files.writeString(task.output().resolve("half.txt"), "half");
            dead.add(world.afterACrash(folder.resolve("after")));
            isAtWork.countDown();
            return SUCCESS;
        };
        try (WorkflowEngine engine = world.started()) {
            engine.offer(pictures, series(7, 2));
            isAtWork.await();
            engine.awaitIdle();
        }
        TestWorld after = dead.get(0);
        assertThat(names(after)).hasSize(2).contains(SHOWN);

        after.workflows.clear();
        after.naming = (uid, place) -> {
            throw new IOException("the key is gone");
        };
        try (WorkflowEngine engine = after.started()) {
            engine.awaitIdle();
        }

        assertThat(after.site.last(series(7).place()).reason()).isEqualTo("the workflow is gone");
        assertThat(names(after)).containsExactly(SHOWN);
    }

    private void runToItsEnd(RunUnit unit) throws Exception {
        runToItsEnd(world, pictures, unit);
    }

    private static void runToItsEnd(TestWorld world, Workflow workflow, RunUnit unit) throws Exception {
        try (WorkflowEngine engine = world.started()) {
            engine.offer(workflow, unit);
            engine.awaitIdle();
        }
    }

    private List<String> output() throws IOException {
        return names(world);
    }

    private static List<String> names(TestWorld world) throws IOException {
        try (Stream<Path> folders = Files.list(world.output().resolve("pictures"))) {
            return folders.map(path -> path.getFileName().toString()).toList();
        }
    }

    private String runFile(String name) throws IOException {
        return Files.readString(world.output().resolve("pictures").resolve(name).resolve("niffler-run.json"));
    }
}
