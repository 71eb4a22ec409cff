package org.niffler.app.explorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.niffler.app.browser.Control.checkbox;
import static org.niffler.app.browser.Control.field;
import static org.niffler.app.browser.Control.heading;
import static org.niffler.app.browser.Control.link;
import static org.niffler.app.browser.Control.option;
import static org.niffler.app.browser.Control.picture;

import java.nio.file.Path;
import java.time.Month;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.app.browser.Browser;
import org.niffler.app.browser.Look;
import org.niffler.app.hospital.KnownDay;
import org.niffler.app.hospital.SampleHospital;
import org.niffler.testkit.peer.Chromium;
import org.niffler.testkit.peer.NeedsPeer;
import org.openqa.selenium.Keys;

/** How scanners were used, on a day of which the answers are known and in the year around it. */
@NeedsPeer({Chromium.BROWSER, Chromium.DRIVER})
class ScannersPeerIT {

    private static ExplorerJar explorer;
    private static Browser browser;
    private static Page page;

    @BeforeAll
    static void open(@TempDir Path folder) {
        explorer = ExplorerJar.start(new SampleHospital(folder).year());
        browser = Browser.start(Look.laptop());
        page = new Page(browser);
    }

    @AfterAll
    static void close() {
        explorer.close();
        browser.close();
    }

    private static void view(String parameters) {
        browser.open(explorer.view("scanners?" + parameters));
        browser.find(heading("Scanners"));
        page.ready();
    }

    @Test
    void tellsADayWithItsGapsAndOverlaps() {
        view("view=day&day=" + KnownDay.DAY);

        List<List<String>> use = browser.until("the table", () -> page.rows("Use of the scanners"));
        assertThat(use)
                .anySatisfy(row -> assertThat(row)
                        .startsWith(
                                KnownDay.CT, "08:00", "13:40", "4", "2 h 40 min", "47 %", "3 h 20 min", "2 h 40 min")
                        .last()
                        .asString()
                        .contains("1 (20 min)"));
        assertThat(use)
                .anySatisfy(row -> assertThat(row).startsWith(KnownDay.MR, "11:00", "11:45", "1", "45 min", "100 %"));
        assertThat(page.rows("Encounters, by scanner and beginning")).hasSize(5);
        assertThat(browser.text()).doesNotContain("KNOWN-");
    }

    @Test
    void readsTheTimelineByTheKeyboard() {
        view("view=day&day=" + KnownDay.DAY);

        browser.keyboard().tabTo(option("08:00 to 08:30, 30 min, CT.*"));
        browser.awaitText("08:00–08:30");
        browser.keyboard().press(Keys.ARROW_RIGHT);

        browser.awaitText("09:10–10:00");
    }

    @Test
    void goesToAnotherDayAndSaysWhereNothingWas() {
        view("view=day&day=" + KnownDay.DAY);

        browser.keyboard().tabTo(link(".*Next.*")).press(Keys.ENTER);
        page.ready();
        assertThat(page.parameter("day")).isEqualTo(KnownDay.DAY.plusDays(1).toString());
        view("view=day&day=2020-12-25");

        browser.awaitText("No scanner was used on this day");
    }

    @Test
    void goesFromTheCalendarOfAYearToADay() {
        view("view=range&from=2020-01-01&to=2020-12-31");

        assertThat(browser.find(picture(".*")).getAccessibleName()).isNotBlank();
        assertThat(page.rows("Use in this time")).hasSize(6);
        browser.keyboard().tabTo(link(".*31 December 2020.*"));
        for (Month month = Month.DECEMBER; month != KnownDay.DAY.getMonth(); month = month.minus(1)) {
            browser.keyboard().press(Keys.PAGE_UP);
        }
        browser.keyboard().press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ENTER);

        page.ready();
        assertThat(page.parameter("day")).isEqualTo(KnownDay.DAY.toString());
        browser.find(heading(".*3 June 2020.*"));
    }

    @Test
    void addsUpTheDaysOfARange() {
        view("view=range&from=" + KnownDay.DAY + "&to=" + KnownDay.DAY);

        assertThat(page.rows("Use in this time"))
                .anySatisfy(row ->
                        assertThat(row).startsWith(KnownDay.CT, "1", "4", "2 h 40 min", "47 %", "40 min", "1 h 40 min"))
                .anySatisfy(row -> assertThat(row).startsWith(KnownDay.MR, "1", "1", "45 min", "100 %", "45 min"))
                .hasSize(2);
        assertThat(page.rows(".*June 2020"))
                .flatMap(week -> week)
                .contains("3\n53\nWednesday, 3 June 2020: 53 %, 5 encounters", "4");
    }

    @Test
    void comparesScanners() {
        view("view=compare&from=" + KnownDay.DAY + "&to=" + KnownDay.DAY);

        assertThat(page.rows("Scanners side by side"))
                .containsExactly(
                        List.of(KnownDay.CT, "1", "4", "2 h 40 min", "47 %", "4.0", "40 min", "1 h 40 min"),
                        List.of(KnownDay.MR, "1", "1", "45 min", "100 %", "1.0", "45 min", "–\nnot known"));
        browser.find(picture("Share of time in use. .*CT-1001.*: 47 %; .*67060.*: 100 %"));
    }

    @Test
    void findsTheClocksThatAreWrong() {
        view("view=clocks&from=2020-06-01&to=2020-07-31");

        List<List<String>> clocks =
                browser.until("the table", () -> page.rows("Shifts of the clocks, the worst first"));
        assertThat(clocks.subList(0, 2))
                .anySatisfy(
                        row -> assertThat(String.join(" ", row)).contains("CT-1002", "misconfigured", "1 hour ahead"))
                .anySatisfy(row -> assertThat(String.join(" ", row)).contains("MR-2002", "misconfigured"));
        assertThat(clocks.subList(2, clocks.size()))
                .allSatisfy(row -> assertThat(String.join(" ", row)).contains("in order"));
    }

    @Test
    void saysThatARangeIsTheWrongWayRound() {
        view("view=range&from=2020-06-30&to=2020-06-01");

        assertThat(browser.find(field("From")).isDisplayed()).isTrue();
        assertThat(browser.script("return document.querySelector('main [role=alert]')?.textContent ?? ''"))
                .asString()
                .isNotBlank();
    }

    @Test
    void looksAtSomeScannersOnly() {
        view("view=day&day=" + KnownDay.DAY + "&scanner=" + KnownDay.CT);

        assertThat(browser.until("the table", () -> page.rows("Use of the scanners")))
                .singleElement()
                .satisfies(row -> assertThat(row.get(0)).isEqualTo(KnownDay.CT));
        assertThat(browser.found(checkbox(KnownDay.MR + ".*"))).isEmpty();
    }
}
