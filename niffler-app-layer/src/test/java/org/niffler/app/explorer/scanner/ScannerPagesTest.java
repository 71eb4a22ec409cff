package org.niffler.app.explorer.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.niffler.app.AppRun;
import org.niffler.app.SeriesDocument;
import org.niffler.app.explorer.http.TestApi;

/** Figures are worked out by hand from the series below. */
class ScannerPagesTest {

    private AppRun app;
    private ScannerSite site;

    @BeforeEach
    void makeAStore(@TempDir Path folder) throws Exception {
        app = new AppRun(folder)
                .store(
                        // S1, 1 June: 08:00 to 08:30 and 09:00 to 09:10.
                        series("P1", "1", "20200601", "080000").with("StudyDescription", "CHEST"),
                        series("P1", "2", "20200601", "081500").with("StudyDescription", "CHEST"),
                        series("P1", "3", "20200601", "083000").with("StudyDescription", "CHEST"),
                        series("P2", "4", "20200601", "090000"),
                        series("P2", "5", "20200601", "091000"),
                        // S1, 2 June: 10:00 to 10:20.
                        series("P3", "6", "20200602", "100000"),
                        series("P3", "7", "20200602", "101000"),
                        series("P3", "8", "20200602", "102000"),
                        // S2, 2 June: one instant.
                        series("P4", "9", "20200602", "120000").with("DeviceSerialNumber", "S2"));
        site = ScannerSite.pseudonyms(app);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private static SeriesDocument series(String patient, String number, String day, String time) {
        return SeriesDocument.of(patient, "1.2." + patient, "1.2." + patient + "." + number)
                .acquired(day, time);
    }

    @Test
    void addsUpARangeByScanner() throws Exception {
        JsonNode answer = site.api().get("/scanners/utilization?from=2020-06-01&to=2020-06-30&query=range-1");

        // Of S1's 70 and 20 minutes 40 and 20 are used; its encounters took 30, 10 and 20.
        assertThat(answer.get("scanners")).hasToString("""
                [{"scanner":"S1","days":2,"encounters":3,"usedMinutes":60,"medianEncounterMinutes":20,"medianIdleMinutes":30,"share":66.667},\
                {"scanner":"S2","days":1,"encounters":1,"usedMinutes":0,"medianEncounterMinutes":0,"medianIdleMinutes":null,"share":null}]""");
        assertThat(answer.get("days").get(0)).hasToString("""
                {"day":"2020-06-01","scanner":"S1","encounters":2,"usedMinutes":40,"spanMinutes":70,"share":57.143}""");
        assertThat(site.desk().ids()).containsExactly(":range-1");
    }

    @Test
    void tellsOfTheScannersThatAreAskedForUsedOrNot() throws Exception {
        JsonNode range = site.api().get("/scanners/utilization?from=2020-06-01&to=2020-06-02&scanner=S2&scanner=S9");
        JsonNode day = site.api().get("/scanners/days/2020-06-01?scanner=S1&scanner=S9");

        assertThat(range.get("scanners").findValuesAsText("scanner")).containsExactly("S2", "S9");
        assertThat(range.get("days").findValuesAsText("scanner")).containsExactly("S2");
        assertThat(day.get("scanners").findValuesAsText("scanner")).containsExactly("S1", "S9");
        assertThat(day.get("scanners").get(1)).hasToString("""
                {"scanner":"S9","firstUse":null,"lastUse":null,"encounters":[],"gaps":[],"overlaps":[],"usedMinutes":0,"spanMinutes":0,"share":null}""");
    }

    @Test
    void doesNotAskAgainForDaysThatAreOver() throws Exception {
        JsonNode first = site.api().get("/scanners/utilization?from=2020-06-01&to=2020-06-09");
        int asked = site.desk().conditions().size();

        assertThat(site.api().get("/scanners/utilization?from=2020-06-01&to=2020-06-09"))
                .isEqualTo(first);

        assertThat(site.desk().conditions()).hasSize(asked);
    }

    @Test
    void asksAgainForADayThatGoesOn() throws Exception {
        site.api().get("/scanners/utilization?from=2020-06-09&to=2020-06-10");
        app.store(series("P9", "1", "20200610", "080000"), series("P9", "2", "20200610", "081000"));

        JsonNode answer = site.api().get("/scanners/utilization?from=2020-06-09&to=2020-06-10");

        assertThat(answer.get("days").findValuesAsText("usedMinutes")).containsExactly("10");
    }

    @Test
    void looksForScannersInTheLastThirtyDaysOfData() throws Exception {
        app.store(
                series("P5", "10", "20200503", "080000").with("DeviceSerialNumber", "S8"),
                series("P5", "11", "20200504", "080000").with("DeviceSerialNumber", "S9"));

        JsonNode answer = site.api().get("/scanners?query=list-1");

        assertThat(answer.get("scanners").findValuesAsText("scanner")).containsExactly("S1", "S2", "S9");
        assertThat(answer.get("since").asText()).isEqualTo("2020-05-04");
        assertThat(site.desk().ids()).containsOnly(":list-1");
        assertThat(site.desk().conditions()).noneMatch("{}"::equals);
    }

    @Test
    void tellsTheDaysOfDataThoughTheScannersCannotBeListed() throws Exception {
        assertThat(site.api().get("/scanners/days")).hasToString("""
                {"first":"2020-06-01","last":"2020-06-02"}""");
        int asked = site.desk().conditions().size();

        assertThat(site.api().get("/scanners?since=2020-06-02").get("scanners").findValuesAsText("scanner"))
                .containsExactly("S1", "S2");
        assertThat(site.desk().conditions()).hasSize(asked + 1);
    }

    @Test
    void tellsThatThereAreNoDaysOfData(@TempDir Path other) throws Exception {
        AppRun undated =
                new AppRun(other).store(SeriesDocument.of("P1", "1.2", "1.2.3").with("DeviceSerialNumber", "S1"));
        try (ScannerSite site = ScannerSite.pseudonyms(undated)) {
            assertThat(site.api().get("/scanners")).hasToString("""
                    {"scanners":[],"since":null,"first":null,"last":null}""");
        }
    }

    @Test
    void showsNeitherPatientsNorDescriptions() throws Exception {
        JsonNode visit = site.api()
                .get("/scanners/days/2020-06-01")
                .get("scanners")
                .get(0)
                .get("encounters")
                .get(0);

        assertThat(visit.get("patient").asText()).matches("[0-9a-f]{64}");
        assertThat(visit.get("description").isNull()).isTrue();
        assertThat(visit.get("start").asText()).isEqualTo("2020-06-01T08:00:00");
    }

    @Test
    void showsPatientsAndDescriptionsIfThatIsWanted() throws Exception {
        try (ScannerSite open = ScannerSite.identity(app)) {
            JsonNode visit = open.api()
                    .get("/scanners/days/2020-06-01")
                    .get("scanners")
                    .get(0)
                    .get("encounters")
                    .get(0);

            assertThat(visit.get("patient").asText()).isEqualTo("P1");
            assertThat(visit.get("description").asText()).isEqualTo("CHEST");
        }
    }

    @Test
    void saysWhyThereIsNothing() throws Exception {
        JsonNode day = site.api().get("/scanners/days/2019-01-01");
        JsonNode clocks = site.api().get("/scanners/clocks?from=2019-01-01");

        assertThat(day.get("scanners")).isEmpty();
        assertThat(day.get("leftOut").findValuesAsText("text"))
                .containsExactly("no document of the collection featureset has one of these days as its StudyDate");
        assertThat(clocks.get("note").asText())
                .isEqualTo("the documents of the collection featureset do not tell when they arrived"
                        + " (_niffler.receivedAt): those of a de-identified profile do not, nor do those that Niffler in"
                        + " Python wrote");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /scanners/utilization                               | from is missing: of which days?                              | Days are written as 2020-06-01.
            /scanners/utilization?from=1.6.2020                 | from is no day.                                              | Days are written as 2020-06-01.
            /scanners/utilization?from=2020-06-31               | from is '2020-06-31', and there is no such day.              | Days are written as 2020-06-01.
            /scanners/clocks?from=2020-06-02&to=2020-06-01      | from 2020-06-02 is after to 2020-06-01.                      | ''
            /scanners/utilization?from=2010-01-01&to=2020-01-09 | 2010-01-01 to 2020-01-09 are 3661 days; 3660 are the most.   | Ask for fewer days at a time.
            /scanners/days/yesterday                            | The day is no day.                                           | Days are written as 2020-06-01.
            /scanners/days/2020-06-01?query=a+b                 | query is no id of a query.                                   | It has up to 64 letters, digits and hyphens.
            /scanners?since=1.6.2020                            | since is no day.                                             | Days are written as 2020-06-01.
            /scanners/clocks?from=2020-06-01&threshold=soon     | threshold is no time.                                        | Allowed is a time such as 500ms, 30s, 5m, 2h or 1d; a plain number counts seconds.
            """)
    void refusesWhatItCannotUnderstand(String path, String message, String hint) throws Exception {
        TestApi.Answer answer = site.api().ask(path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo(List.of("BAD_REQUEST", message, hint));
    }
}
