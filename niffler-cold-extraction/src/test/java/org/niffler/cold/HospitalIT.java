package org.niffler.cold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.progress.RunSlots;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.testkit.pacs.TestPacs;

/** An extraction as a guest of the hospital: its hours, its limits, its host, its mail. */
class HospitalIT {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    @TempDir
    private Path folder;

    private WrittenStudy study;
    private TestPacs pacs;
    private Run run;

    @BeforeEach
    void startPacs() {
        Path archive = folder.resolve("archive");
        study = SyntheticStudy.ct("P1").instances(6).writeTo(archive);
        SyntheticStudy.mr("P2").instances(6).writeTo(archive);
        pacs = TestPacs.serve("PACS", archive);
        run = new Run(folder, pacs.address());
        pacs.destination("NIFFLER", run.port());
    }

    @AfterEach
    void stopPacs() {
        pacs.close();
    }

    @Test
    void sleepsUntilTheNightBeginsAndSaysSo() {
        Run.Result result = run.csv("PatientID", "P1")
                .option("NightlyOnly", "true")
                .clock(at("2026-03-02T18:59:58"))
                .start();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err())
                .contains("outside the retrieval window; sleeping until Mon 2026-03-02 19:00")
                .contains("the retrieval window is open until Tue 2026-03-03 07:00");
        run.assertHolds("P1", study.instances());
    }

    @Test
    void worksByDayWhenToldToOnce() {
        Run.Result result = run.csv("PatientID", "P1")
                .option("NightlyOnly", "true")
                .option("Now", "true")
                .clock(at("2026-03-02T12:00:00"))
                .start();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err()).doesNotContain("sleeping");
    }

    @Test
    void cancelsTheStudyInFlightWhenTheGraceAfterTheWindowIsOver() {
        pacs.faults().delayPerInstance(Duration.ofMillis(1_500));
        CompletableFuture<Runnable> stop = new CompletableFuture<>();
        run.stopSignal(stopper -> {
            stop.complete(stopper);
            return () -> {};
        });
        CompletableFuture<Run.Result> running = CompletableFuture.supplyAsync(() -> run.csv("PatientID", "P1")
                .option("Windows", "[{\"from\":\"19:00\",\"to\":\"07:00\"}]")
                .option("Grace", "500ms")
                .clock(at("2026-03-03T06:59:56"))
                .start());
        await().until(() -> pacs.requests("C-MOVE") == 1);
        await().atMost(Duration.ofSeconds(20)).until(() -> pacs.requests("C-CANCEL") >= 1);
        stop.join().run();

        Run.Result result = running.join();

        assertThat(result.exitCode()).isEqualTo(130);
        assertThat(result.err()).contains("the retrieval window has closed; the study in flight was cancelled");
        assertThat(pacs.associations().aborted()).isZero();
    }

    @Test
    void refusesWindowsThatItDoesNotUnderstand() {
        Run.Result result = run.csv("PatientID", "P1")
                .option("Windows", "[{\"days\":\"Mon-Fry\",\"from\":\"19:00\",\"to\":\"07:00\"}]")
                .start();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("Windows: ", "1st window: days \"Mon-Fry\"");
        assertThat(pacs.associations().accepted()).isZero();
    }

    @Test
    void restsBetweenStudies() {
        long start = System.nanoTime();

        run.csv("PatientID", "P1", "P2")
                .option("Associations", "1")
                .option("PauseBetweenStudies", "1s")
                .start();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(1));
    }

    @Test
    void keepsToTheLimitOfInstancesAnHour() {
        long start = System.nanoTime();

        Run.Result result = run.csv("PatientID", "P1", "P2")
                .option("Associations", "1")
                .option("InstancesPerHour", "18000")
                .start();

        assertThat(result.exitCode()).isZero();
        // Six instances at five a second before the second study may begin.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(1_200));
    }

    @Test
    void refusesToStartWhenTheHostHasEnoughExtractionsAndSaysWhoRuns() throws IOException {
        try (RunSlots.Slot taken =
                RunSlots.acquire(folder.resolve("locks"), 1, "extraction of other.csv", Clock.systemUTC())) {
            assertThat(taken.number()).isEqualTo(1);

            Run.Result result =
                    run.csv("PatientID", "P1").option("NifflerID", "78").start();

            assertThat(result.exitCode()).isEqualTo(4);
            assertThat(result.err())
                    .contains("extraction of other.csv (process "
                            + ProcessHandle.current().pid())
                    .contains("MaxNifflerProcesses in system.json says how many extractions may run on this host.");
            assertThat(Files.readString(Path.of("niffler78.log"))).contains("[EXTRACTION FAILURE]");
        }
        assertThat(pacs.associations().accepted()).isZero();
        assertThat(run.start().exitCode()).isZero();
    }

    @Test
    void mailsCountsAndTheReportButNoIdentity() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            run.csv("PatientID", "P1", "NOBODY")
                    .option("SendEmail", "true")
                    .option("YourEmail", "engineer@hospital.example")
                    .option("MailHost", "127.0.0.1")
                    .option("MailPort", String.valueOf(server.getSmtp().getPort()))
                    .start();

            var mail = server.getReceivedMessages()[0];
            assertThat(mail.getSubject()).isEqualTo("Niffler extraction 1: incomplete");
            assertThat(mail.getContent().toString())
                    .contains(
                            "rows:      2 (1 complete, 1 not found)",
                            run.report().toString())
                    .doesNotContain("P1", "NOBODY");
        } finally {
            server.stop();
        }
    }

    @Test
    void finishesWithAWarningWhenTheMailServerIsDown() {
        Run.Result result = run.csv("PatientID", "P1")
                .option("SendEmail", "true")
                .option("YourEmail", "engineer@hospital.example")
                .option("MailHost", "127.0.0.1")
                .option("MailPort", "1")
                .start();

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).contains("no mail was sent: ");
    }

    @Test
    void saysThatTheMailPasswordIsMissing() {
        Run.Result result = run.csv("PatientID", "P1")
                .option("SendEmail", "true")
                .option("YourEmail", "engineer@hospital.example")
                .option("MailHost", "127.0.0.1")
                .option("MailUser", "niffler")
                .start();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains(
                        "MailUser, MailPassword (or the environment variable NIFFLER_MAIL_PASSWORD), MailFrom: a login"
                                + " at the mail server needs both a user and a password, but the password is missing");
    }

    @Test
    void printsTheProgressAndCutsTheList() throws IOException {
        run.csv("PatientID,Note", "P1,\"a, b\"", "P2,c", "P3,d")
                .option("Associations", "1")
                .start();

        assertThat(run.command("progress", run.csv().toString()).out().lines())
                .containsExactlyInAnyOrder("complete\t6\tP1", "complete\t6\tP2");

        Run.Result split = run.command("split", run.csv().toString(), "--parts", "2");
        assertThat(split.exitCode()).as(split.err()).isZero();
        assertThat(Files.readAllLines(folder.resolve("list-1.csv"))).hasSize(2);
        assertThat(Files.readAllLines(folder.resolve("list-2.csv"))).containsExactly("PatientID,Note", "P2,c", "P3,d");
    }

    private static Clock at(String localTime) {
        Clock system = Clock.system(ZONE);
        return Clock.offset(
                system,
                Duration.between(
                        system.instant(),
                        LocalDateTime.parse(localTime).atZone(ZONE).toInstant()));
    }
}
