package org.niffler.cold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenInstance;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.testkit.pacs.TestPacs;

/** A workflow on what an extraction retrieves. */
class ThenIT {

    @TempDir
    private Path folder;

    private WrittenStudy ct;
    private WrittenStudy mr;
    private TestPacs pacs;
    private Run run;

    @BeforeEach
    void startPacs() {
        Path archive = folder.resolve("archive");
        ct = SyntheticStudy.ct("P1").description("a").series(2).instances(3).writeTo(archive);
        mr = SyntheticStudy.mr("P2").description("b").instances(2).writeTo(archive);
        pacs = TestPacs.serve("PACS", archive);
        run = new Run(folder, pacs.address());
        pacs.destination("NIFFLER", run.port());
    }

    @AfterEach
    void stopPacs() {
        pacs.close();
    }

    private Run withWorkflow(String text) throws IOException {
        Path workflow = folder.resolve("note.json");
        Files.writeString(workflow, text.replace('\'', '"'));
        return run.option("Then", workflow.toString())
                .option("WorkflowOutput", folder.resolve("out").toString())
                .option("PseudonymKey", folder.resolve("pseudonym.key").toString());
    }

    @Test
    void runsAWorkflowOnEverySeriesThatWasRetrieved() throws IOException {
        Run.Result result = withWorkflow(
                        "{'filter': 'Modality = CT'," + " 'command': ['sh', '-c', 'echo $0 >> ran.txt', '{series}']}")
                .csv("PatientID", "P1", "P2")
                .start();

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("workflow:  note: runs 2 succeeded; output in " + folder.resolve("out"));
        assertThat(ran()).containsExactlyInAnyOrderElementsOf(seriesOf(ct));
    }

    @Test
    void doesNotRunAgainWhatSucceededAndSaysWhatFailed() throws IOException {
        withWorkflow("{'filter': 'Modality in (CT, MR)', 'unit': 'study',"
                + " 'command': ['sh', '-c', 'echo $0 >> ran.txt; test $0 != "
                + seriesOf(mr).get(0)
                + " || test -e ready', '{series}']}");
        Run.Result first = run.csv("PatientID", "P1", "P2").start();
        Files.createFile(folder.resolve("ready"));
        Run.Result second = run.option("FromScratch", "true").start();

        assertThat(first.exitCode()).isEqualTo(1);
        assertThat(first.out()).contains("workflow:  note: runs 1 succeeded, 1 failed; output in ");
        assertThat(second.exitCode()).isZero();
        assertThat(second.out()).contains("workflow:  note: runs 1 succeeded, 1 done in an earlier run; output in ");
        assertThat(ran()).hasSize(3);
    }

    @Test
    void triesAgainWhatFailedThoughNothingIsRetrievedOnceMore() throws IOException {
        withWorkflow("{'filter': 'Modality = MR', 'command': ['sh', '-c', 'test -e ready']}");
        Run.Result first = run.csv("PatientID", "P1", "P2").start();
        Files.createFile(folder.resolve("ready"));
        Run.Result second = run.start();

        assertThat(first.exitCode()).isEqualTo(1);
        assertThat(second.exitCode()).isZero();
        assertThat(second.out()).contains("workflow:  note: runs 1 succeeded; output in ");
        assertThat(second.out()).contains("2 done in an earlier run");
    }

    @Test
    void saysThatItDoesNotRunOnWhatWasRetrievedWithoutIt() throws IOException {
        run.csv("PatientID", "P1", "P2").start();
        Run.Result second =
                withWorkflow("{'filter': 'Modality = MR', 'command': ['true']}").start();
        Run.Result third = run.option("Json", "true").start();

        assertThat(second.exitCode()).isZero();
        assertThat(second.out())
                .contains("workflow:  note: no study became complete in this run, so it had none; output in ")
                .contains("           not on the 2 rows that were done before this workflow was given; app-layer.jar"
                        + " run-workflow runs it on their files");
        assertThat(third.out()).contains("\"rowsBefore\":0");
    }

    @Test
    void holdsNothingOfThePacsWhileRunsWork() throws Exception {
        withWorkflow("{'filter': 'Modality = MR', 'command': ['sh', '-c',"
                        + " 'echo $0 >> ran.txt; while [ ! -e go ]; do sleep 0.1; done', '{series}']}")
                .csv("PatientID", "P2");
        CompletableFuture<Run.Result> result = CompletableFuture.supplyAsync(run::start);
        await().atMost(60, TimeUnit.SECONDS).until(() -> ran().size() == 1);

        await().atMost(60, TimeUnit.SECONDS).until(() -> isFree(run.port()));
        assertThat(result).isNotDone();

        Files.createFile(folder.resolve("go"));
        assertThat(result.get().exitCode()).isZero();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    @Test
    void goesOnWithTheRunsThatAStopHasEnded() throws IOException {
        withWorkflow(
                        "{'filter': 'Modality = CT',"
                                + " 'command': ['sh', '-c', 'echo $0 >> ran.txt; while [ ! -e go ]; do sleep 0.1; done', '{series}']}")
                .csv("PatientID", "P1", "P2");
        AtomicReference<Runnable> stop = new AtomicReference<>();
        run.stopSignal(whenAsked -> {
            stop.set(whenAsked);
            return () -> {};
        });
        CompletableFuture<Run.Result> first = CompletableFuture.supplyAsync(run::start);
        await().atMost(30, TimeUnit.SECONDS).until(() -> ran().size() == 1);

        stop.get().run();
        Run.Result stopped = first.join();
        Files.createFile(folder.resolve("go"));
        Run.Result second = run.start();

        assertThat(stopped.exitCode()).isEqualTo(130);
        assertThat(second.exitCode()).isZero();
        assertThat(second.out()).contains("workflow:  note: runs 2 succeeded; output in ");
        assertThat(ran()).hasSize(3).containsOnly(seriesOf(ct).toArray(String[]::new));
    }

    @Test
    void refusesAWorkflowThatCannotBeReadBeforeAnythingIsAsked() throws IOException {
        Run.Result result = withWorkflow("{'filter': 'Modality = = CT', 'command': ['true']}")
                .csv("PatientID", "P1")
                .start();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("Then: ").contains("note.json:1:");
        assertThat(pacs.requests("C-FIND") + pacs.requests("C-MOVE")).isZero();
    }

    @Test
    void refusesAWorkflowWhereNothingIsRetrieved() throws IOException {
        Run.Result result = withWorkflow("{'filter': 'Modality = CT', 'command': ['true']}")
                .csv("PatientID", "P1")
                .option("DryRun", "true")
                .start();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("Then: only where studies are retrieved to this computer");
    }

    private static List<String> seriesOf(WrittenStudy study) {
        return study.instances().stream()
                .map(WrittenInstance::seriesUid)
                .distinct()
                .toList();
    }

    private List<String> ran() {
        try {
            Path notes = folder.resolve("ran.txt");
            return Files.exists(notes) ? Files.readAllLines(notes) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
