package org.niffler.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockCalibrationIT {

    private static final ZoneId SITE = ZoneId.of("America/New_York");

    private AppRun app;

    /** Over the night in which New York sets its clocks forward, 8 March 2020. */
    @BeforeEach
    void makeAStore(@TempDir Path folder) {
        List<SeriesDocument> documents = new ArrayList<>();
        for (int day = 5; day <= 12; day++) {
            Instant received =
                    LocalDateTime.of(2020, 3, day, 12, 0).atZone(SITE).toInstant();
            documents.add(series("GOOD", day, received, LocalDateTime.of(2020, 3, day, 11, 55)));
            documents.add(series("DRIFT", day, received, LocalDateTime.of(2020, 3, day, 11, 23)));
            documents.add(series("ZONE", day, received, LocalDateTime.of(2020, 3, day, 8, 57)));
            documents.add(series("YEARS", day, received, LocalDateTime.of(2002, 3, day, 8, 57)));
        }
        documents.add(series("", 5, Instant.parse("2020-03-06T12:00:00Z"), LocalDateTime.of(2020, 3, 6, 8, 0)));
        app = new AppRun(folder).store("featureset", documents);
    }

    private static SeriesDocument series(String scanner, int day, Instant received, LocalDateTime made) {
        return SeriesDocument.of("P1", scanner + ".1." + day, scanner + ".1.1." + day)
                .with("DeviceSerialNumber", scanner.isEmpty() ? "NaN" : scanner)
                .with("Manufacturer", "ACME")
                .with("ManufacturerModelName", "=model")
                .acquired(
                        made.format(DateTimeFormatter.BASIC_ISO_DATE),
                        made.format(DateTimeFormatter.ofPattern("HHmmss")))
                .received(received.toString());
    }

    @Test
    void findsClocksThatAreWrongAndTakesNoChangeOfTheClocksForAFault() {
        AppRun.Result result = app.ask(
                "clock-calibration",
                "--from",
                "20200301",
                "--to",
                "20200331",
                "--zone",
                "America/New_York",
                "--output",
                app.file("clocks.csv").toString());

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(app.text("clocks.csv").lines().skip(1).map(line -> line.split(",", 14)))
                .extracting(cells -> cells[2] + " " + cells[8] + " " + cells[9] + " " + cells[11])
                .containsExactly(
                        "YEARS 8 157802.05 true", "ZONE 8 3.05 true", "DRIFT 8 0.617 true", "GOOD 8 0.083 false");
        assertThat(app.text("clocks.csv")).contains("whole hours: ", "constant: ", ",'=model,");
        assertThat(result.err())
                .contains(
                        "1 document is left out: it names no scanner or no time",
                        "4 scanners, 3 of them misconfigured, in " + app.file("clocks.csv"));
    }

    @Test
    void looksAtWhatArrivedOnTheDays() {
        app.ask(
                "clock-calibration",
                "--date",
                "20200307",
                "--zone",
                "America/New_York",
                "--format",
                "json",
                "--output",
                app.file("clocks.json").toString());

        assertThat(app.text("clocks.json"))
                .contains("\"Number of Studies\":1")
                .doesNotContain("\"Number of Studies\":8");
    }

    @Test
    void saysWhyItKnowsNoClock() {
        app.store("old", List.of(SeriesDocument.of("P1", "1", "1.1").acquired("20200307", "080000")));
        String output = app.file("clocks.csv").toString();

        AppRun.Result untold =
                app.ask("clock-calibration", "--date", "20200307", "--collection", "old", "--output", output);
        AppRun.Result other = app.ask("clock-calibration", "--date", "20210307", "--output", output);

        assertThat(untold.exitCode()).as(untold.err()).isZero();
        assertThat(untold.err())
                .contains(
                        "the documents of the collection old do not tell when they arrived (_niffler.receivedAt): those"
                                + " of a de-identified profile do not, nor do those that Niffler in Python wrote");
        assertThat(other.err()).contains("nothing ORIGINAL in the collection featureset arrived on these days");
    }

    @Test
    void knowsTimeZones() {
        AppRun.Result result = app.ask("clock-calibration", "--date", "20200307", "--zone", "Atlantis");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("Zone", "expected a time zone such as America/New_York");
    }
}
