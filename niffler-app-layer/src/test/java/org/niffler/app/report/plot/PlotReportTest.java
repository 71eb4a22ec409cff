package org.niffler.app.report.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.niffler.app.report.plot.SampleDays.MONDAY;
import static org.niffler.app.report.plot.SampleDays.encounter;
import static org.niffler.app.report.plot.SampleDays.scanner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.app.scanner.ScannerDay;

class PlotReportTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2020-07-01T10:15:30Z"), ZoneId.of("Europe/Berlin"));

    @TempDir
    private Path folder;

    @Test
    void writesEveryPictureTwiceAndAPageOfItsOwn() throws Exception {
        PlotReport.Written written = write(SampleDays.days(MONDAY, 2, 3), TimelineDays.unasked());

        assertThat(names(folder))
                .containsExactlyInAnyOrder(
                        "days.png",
                        "days.svg",
                        "calendar-2020.png",
                        "calendar-2020.svg",
                        "timeline-20200601.png",
                        "timeline-20200601.svg",
                        "timeline-20200602.png",
                        "timeline-20200602.svg",
                        "report.html");
        assertThat(written)
                .isEqualTo(new PlotReport.Written(
                        folder.resolve("report.html"),
                        Optional.of(MONDAY),
                        Optional.of(MONDAY.plusDays(1)),
                        2,
                        3,
                        2,
                        0,
                        8,
                        0));
    }

    @Test
    void writesTheSameBytesForTheSameInput() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        Path one = Files.createDirectory(folder.resolve("one"));
        write(SampleDays.days(MONDAY, 3, 50), one, TimelineDays.unasked());
        write(SampleDays.days(MONDAY, 3, 50), other, TimelineDays.unasked());

        for (String name : names(one)) {
            assertThat(one.resolve(name)).as(name).hasSameBinaryContentAs(other.resolve(name));
        }
    }

    @Test
    void drawsTheLastDayOnlyIfThereAreMoreThanSeven() throws Exception {
        write(SampleDays.days(MONDAY, 8, 1), TimelineDays.unasked());

        assertThat(names(folder))
                .filteredOn(name -> name.startsWith("timeline"))
                .containsExactlyInAnyOrder("timeline-20200608.png", "timeline-20200608.svg");
    }

    @Test
    void drawsAllDaysIfThereAreSeven() throws Exception {
        assertThat(write(SampleDays.days(MONDAY, 7, 1), TimelineDays.unasked()).timelines())
                .isEqualTo(7);
    }

    @Test
    void drawsTheDaysThatAreAskedForAndShowsTheLastOfMany() throws Exception {
        TimelineDays days = new TimelineDays(Optional.of(MONDAY.plusDays(2)), Optional.of(MONDAY.plusDays(11)));

        assertThat(write(SampleDays.days(MONDAY, 20, 1), days).timelines()).isEqualTo(10);

        assertThat(names(folder))
                .contains("timeline-20200603.svg", "timeline-20200612.svg")
                .doesNotContain("timeline-20200602.svg", "timeline-20200613.svg");
        assertThat(page())
                .contains("Timelines of 3 earlier days lie beside this page, as files named timeline-YYYYMMDD.")
                .doesNotContain("<h3>Friday 2020-06-05</h3>")
                .contains("<h3>Saturday 2020-06-06</h3>");
    }

    @Test
    void saysThatTheDayAskedForIsNotThere() throws Exception {
        write(SampleDays.days(MONDAY, 2, 1), TimelineDays.of(LocalDate.of(1999, 1, 1)));

        assertThat(page()).contains("No timeline: the result has none of the days that were asked for.");
    }

    @Test
    void saysThatThereIsNothing() throws Exception {
        PlotReport.Written written = write(taker -> taker.take(List.of()), TimelineDays.unasked());

        assertThat(written.days()).isZero();
        assertThat(names(folder)).containsExactly("report.html");
        assertThat(page()).contains("The result has no day: there is nothing to draw.");
    }

    @Test
    void loadsNothingAndRunsNothing() throws Exception {
        write(SampleDays.days(MONDAY, 2, 3), TimelineDays.unasked());

        assertThat(page())
                .contains(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-")
                .doesNotContain("<script", "<link", "<img", "<iframe", "src=", "href=", "@import", "javascript:")
                .doesNotContain(" style=\"")
                .doesNotContainPattern("url\\([^#]");
        assertThat(page().replace("http://www.w3.org/2000/svg", "")).doesNotContain("http:", "https:");
    }

    @Test
    void takesWhatDataSaysAsText() throws Exception {
        String evil = "<script>alert(1)</script>\"'&\u202E";
        ScannerDay one = new ScannerDay(MONDAY, evil, Optional.of(evil), List.of(encounter(MONDAY, "08:00", "09:00")));
        ScannerDay two = scanner("x".repeat(10_000), encounter(MONDAY, "08:00", "09:00"));

        write(SampleDays.of(List.of(one, two)), TimelineDays.unasked());

        assertThat(page())
                .contains("<bdi>&lt;script&gt;alert(1)&lt;/script&gt;&quot;&apos;&amp;</bdi>")
                .contains("<bdi>" + "x".repeat(50) + "\u2026" + "x".repeat(49) + "</bdi>")
                .doesNotContain("<script", "x".repeat(1000), "\u202E");
    }

    @Test
    void showsNoPatient() throws Exception {
        write(SampleDays.days(MONDAY, 2, 3), TimelineDays.unasked());

        for (String name : names(folder)) {
            String content = Files.readString(folder.resolve(name), StandardCharsets.ISO_8859_1);
            assertThat(content).as(name).doesNotContain("PATIENT", "CT CHEST");
        }
    }

    @Test
    void tellsWhatItCovers() throws Exception {
        write(SampleDays.days(MONDAY, 3, 4), TimelineDays.unasked());

        assertThat(page())
                .contains("<title>Scanner utilization 2020-06-01 to 2020-06-03</title>")
                .contains("<dt>Days</dt><dd>2020-06-01 to 2020-06-03 (3 days with a result)</dd>")
                .contains("<dt>Scanners</dt><dd>4</dd>")
                .contains(
                        "<dt>Patients</dt><dd>none is shown on this page or in its pictures. The result it was made of"
                                + " has PatientIDs as they are: keep that where patient data is kept.</dd>")
                .contains("<dt>Made</dt><dd>2020-07-01T12:15:30+02:00 by Niffler 1.2.3</dd>");
    }

    @Test
    void tellsThatTheResultHasPseudonyms() throws Exception {
        PlotReport.Options options =
                new PlotReport.Options(folder, TimelineDays.unasked(), patient -> patient.startsWith("PATIENT-"));

        new PlotReport(CLOCK, "1.2.3").write(SampleDays.days(MONDAY, 1, 1), options);

        assertThat(page()).contains("The result it was made of has pseudonyms in the place of PatientIDs.");
    }

    @Test
    void tablesTheScannersOfADay() throws Exception {
        ScannerDay used = new ScannerDay(
                MONDAY,
                "A",
                Optional.of("North"),
                List.of(
                        encounter(MONDAY, "08:00", "09:00"),
                        encounter(MONDAY.atTime(23, 0), MONDAY.plusDays(1).atTime(0, 0))));

        write(SampleDays.of(List.of(used, scanner("B"))), TimelineDays.unasked());

        assertThat(page())
                .contains("<caption>Scanners on Monday 2020-06-01</caption>")
                .contains("<th scope=\"col\">Scanner</th>")
                .contains(row("A", "North", "08:00:00", "00:00:00 (+1 d)", "12.5", "2", "2", "4", "10", "0"))
                .contains(row("B", "\u2013", "\u2013", "\u2013", "\u2013", "0", "0", "0", "0", "0"));
    }

    @Test
    void listsFaultsOfTheDataAndCountsTheRest() throws Exception {
        List<ScannerDay> day = new ArrayList<>();
        for (int i = 0; i < 1003; i++) {
            day.add(scanner(
                    "S%04d".formatted(i), encounter(MONDAY, "08:00", "09:00"), encounter(MONDAY, "08:30", "10:00")));
        }
        Sums sums = new Sums(patient -> true);

        sums.add(day);

        assertThat(sums.faultCount()).isEqualTo(1003);
        assertThat(sums.faults()).hasSize(Sums.MOST_FAULTS);

        write(SampleDays.of(day.subList(0, 2)), TimelineDays.unasked());
        assertThat(page())
                .contains("<dd>2 places where encounters of one scanner overlap</dd>")
                .contains("<th scope=\"row\"><bdi>S0001</bdi></th><td class=\"n\"><bdi>2020-06-01</bdi></td>"
                        + "<td class=\"n\"><bdi>08:00:00</bdi></td><td class=\"n\"><bdi>10:00:00</bdi></td>"
                        + "<td class=\"n\"><bdi>2</bdi></td>");
    }

    @Test
    void namesNothingTwiceOnThePage() throws Exception {
        write(SampleDays.days(MONDAY, 3, 100), TimelineDays.unasked());

        List<String> ids = Pattern.compile(" id=\"([^\"]*)\"")
                .matcher(page())
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void leavesWhatWasThereIfTheSourceFails() throws Exception {
        write(SampleDays.days(MONDAY, 1, 1), TimelineDays.unasked());
        String before = page();

        assertThatThrownBy(() -> write(
                        taker -> {
                            taker.take(SampleDays.day(MONDAY, 5));
                            throw new IOException("scanner-util.csv, line 7: no time");
                        },
                        TimelineDays.unasked()))
                .isInstanceOf(IOException.class)
                .hasMessage("scanner-util.csv, line 7: no time");

        assertThat(page()).isEqualTo(before);
        assertThat(names(folder)).noneMatch(name -> name.endsWith(".part"));
    }

    @Test
    void refusesDaysOutOfOrder() {
        assertThatThrownBy(() -> write(
                        SampleDays.of(SampleDays.day(MONDAY, 1), SampleDays.day(MONDAY, 1)), TimelineDays.unasked()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2020-06-01 was given after 2020-06-01");
        assertThatThrownBy(() -> write(
                        SampleDays.of(List.of(scanner(MONDAY, "A"), scanner(MONDAY.plusDays(1), "A"))),
                        TimelineDays.unasked()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scanners of several days were given as those of 2020-06-01");
    }

    private PlotReport.Written write(UtilizationSource source, TimelineDays days) throws IOException {
        return write(source, folder, days);
    }

    private static PlotReport.Written write(UtilizationSource source, Path into, TimelineDays days) throws IOException {
        return new PlotReport(CLOCK, "1.2.3").write(source, new PlotReport.Options(into, days, patient -> false));
    }

    private String page() throws IOException {
        return Files.readString(folder.resolve("report.html"));
    }

    private static String row(String scanner, String institute, String... numbers) {
        StringBuilder row = new StringBuilder(
                "<tr><th scope=\"row\"><bdi>" + scanner + "</bdi></th><td><bdi>" + institute + "</bdi></td>");
        Arrays.stream(numbers).forEach(number -> row.append("<td class=\"n\"><bdi>" + number + "</bdi></td>"));
        return row + "</tr>";
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
