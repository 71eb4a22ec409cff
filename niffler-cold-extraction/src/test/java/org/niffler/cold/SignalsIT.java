package org.niffler.cold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.testkit.jar.ExecutableJar;
import org.niffler.testkit.pacs.TestPacs;
import org.niffler.testkit.process.BackgroundProgram;
import org.niffler.testkit.process.ProgramRun;

/** Ctrl-C and the service manager, as the jar as a process of its own knows them. */
class SignalsIT {

    @TempDir
    private Path folder;

    private WrittenStudy study;
    private TestPacs pacs;
    private Run run;

    @BeforeEach
    void startPacs() {
        Path archive = folder.resolve("archive");
        study = SyntheticStudy.ct("P1").instances(30).writeTo(archive);
        pacs = TestPacs.serve("PACS", archive);
        run = new Run(folder, pacs.address()).csv("PatientID", "P1");
        pacs.destination("NIFFLER", run.port());
    }

    @AfterEach
    void stopPacs() {
        pacs.close();
    }

    @Test
    void cancelsWhatIsInFlightAndGoesOnWhereItWasStopped() {
        pacs.faults().delayPerInstance(Duration.ofMillis(100));
        try (BackgroundProgram extraction = start()) {
            await().ignoreExceptions().until(() -> !run.storedFiles().isEmpty());
            send("TERM", extraction);

            assertThat(extraction.endsWithin(20_000)).isTrue();
            assertThat(extraction.exitCode()).isEqualTo(130);
            assertThat(extraction.log())
                    .contains("stopping; requests in flight are cancelled. Once more, and it ends at once")
                    .contains("[EXTRACTION FAILURE] stopped; run the same command again to go on");
        }
        assertThat(pacs.requests("C-CANCEL")).isEqualTo(1);
        assertThat(pacs.associations().aborted()).isZero();
        int kept = run.storedFiles().size();
        assertThat(kept).isBetween(1, 29);

        pacs.faults().clear();
        Run.Result resumed = run.start();

        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        run.assertHolds("P1", study.instances());
        assertThat(pacs.requests().get(pacs.requests().size() - 1).level()).isEqualTo("IMAGE");
    }

    @Test
    void endsAtOnceWhenItIsToldTwice() {
        pacs.onRequest(request -> {
            if (request.kind().equals("C-MOVE")) {
                pacs.faults().delayPerInstance(Duration.ofSeconds(30)); // it would be waited for
            }
        });
        try (BackgroundProgram extraction = start()) {
            await().until(() -> pacs.requests("C-MOVE") == 1);
            send("INT", extraction);
            await().until(() -> extraction.log().contains("stopping;"));
            assertThat(extraction.endsWithin(300)).isFalse();
            send("INT", extraction);

            assertThat(extraction.endsWithin(3_000)).isTrue();
            assertThat(extraction.exitCode()).isEqualTo(130);
        }
    }

    private BackgroundProgram start() {
        List<String> command = ExecutableJar.ofThisModule()
                .command("--config", folder.resolve("config.json").toString());
        return BackgroundProgram.start(command, Map.of(), folder.resolve("log.txt"));
    }

    private static void send(String signal, BackgroundProgram program) {
        ProgramRun.run(List.of("kill", "-" + signal, Long.toString(program.pid())), Map.of(), Duration.ofSeconds(5));
    }
}
