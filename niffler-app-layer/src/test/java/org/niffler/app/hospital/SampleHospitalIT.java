package org.niffler.app.hospital;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.app.AppRun;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenStudy;

/** What the tests of the explorer stand on is what they take it for, by the answers of the commands. */
class SampleHospitalIT {

    @TempDir
    private Path folder;

    @Test
    void hasAYearWithADayOfWhichTheAnswersAreKnown() {
        SampleHospital hospital = new SampleHospital(folder).year();
        AppRun commands = hospital.commands();

        ok(commands.askPseudonyms("utilization", "--date", "20200603", "--output", path("use")));
        assertThat(commands.text("use/scanner-util.csv").lines())
                .hasSize(2 + 2 + 5)
                .contains("1, 20200603, CT-1001, 47.059, 4, 4, 4, CT, 10", "1, 20200603, 67060, 100, 1, 1, 2, MR, 4");
    }

    @Test
    void hasClocksThatAreWrong() {
        SampleHospital hospital = new SampleHospital(folder).year();

        ok(hospital.commands()
                .ask(
                        "clock-calibration",
                        "--from",
                        "20200601",
                        "--to",
                        "20200731",
                        "--zone",
                        "UTC",
                        "--output",
                        path("c.csv")));

        assertThat(hospital.commands().text("c.csv").lines().filter(line -> line.contains(",true,")))
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).contains("CT-1002", "the clock is 1 hour ahead"))
                .anySatisfy(line -> assertThat(line).contains("MR-2002", "39 minutes behind"));
    }

    @Test
    void hasHostileValuesThatTheStoreKeeps() throws IOException {
        SampleHospital hospital = new SampleHospital(folder).hostile();

        ok(hospital.commands()
                .ask(
                        "cohort",
                        "--collection",
                        SampleHospital.HOSTILE,
                        "--filter",
                        "StudyDate = 20210301",
                        "--group-by",
                        "BodyPartExamined",
                        "--output",
                        path("groups.csv")));

        assertThat(hospital.commands().text("groups.csv")).contains(HostileValues.ALL.get(0), "W".repeat(100));
    }

    @Test
    void hasRunsOfWorkflowsInEveryStatus() throws IOException {
        assertThat(SampleRuns.documents())
                .extracting(run -> run.attributes().get("status"))
                .contains("succeeded", "failed", "timed-out", "gave-up", "running", "queued");
        assertThat(new SampleHospital(folder).runs().state()).isDirectory();
    }

    @Test
    void keepsImagesWhereTheServiceWouldAndMakesTheirDocuments() throws IOException {
        WrittenStudy study = SyntheticStudy.ct("P-1").series(2).instances(3).writeTo(folder.resolve("made"));
        SampleHospital hospital = new SampleHospital(folder);

        StoredImages images =
                new StoredImages(hospital).add(folder.resolve("made")).extract();

        assertThat(images.files())
                .hasSize(6)
                .allSatisfy(
                        file -> assertThat(hospital.storage().relativize(file).getNameCount())
                                .isEqualTo(4));
        ok(hospital.commands().ask("cohort", "--filter", "Modality = CT", "--output", path("cohort.csv")));
        assertThat(hospital.commands().text("cohort.csv").lines())
                .hasSize(2)
                .last()
                .asString()
                .contains("P-1", study.studyUid());
    }

    @Test
    @EnabledIfSystemProperty(named = "niffler.corpus", matches = ".+", disabledReason = "needs -Dniffler.corpus=FOLDER")
    void keepsRealSeries() throws IOException {
        Path series = Path.of(System.getProperty("niffler.corpus"), "series");
        SampleHospital hospital = new SampleHospital(folder);

        StoredImages images = new StoredImages(hospital).add(series).extract();

        assertThat(images.files()).hasSizeGreaterThan(500);
    }

    @Test
    void hasAServiceThatTellsHealthAndMetrics() throws Exception {
        try (StandInService service = new StandInService()) {
            assertThat(get(service.address().resolve("/health/live")).body()).contains("\"status\":\"alive\"");
            assertThat(get(service.address().resolve("/health/ready")).statusCode())
                    .isEqualTo(200);
            assertThat(metrics(service)).contains("niffler_instances_received_total{calling_aet=\"CT1\"} 1000.0");
            assertThat(metrics(service.received(25).fullDisk()))
                    .contains("niffler_instances_received_total{calling_aet=\"CT1\"} 1025.0")
                    .noneMatch(line -> line.contains("@"));
            assertThat(get(service.address().resolve("/health/ready")).statusCode())
                    .isEqualTo(503);
        }
    }

    private static List<String> metrics(StandInService service) throws Exception {
        return get(service.address().resolve("/metrics")).body().lines().toList();
    }

    private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    private static AppRun.Result ok(AppRun.Result result) {
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }
}
