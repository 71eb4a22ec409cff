package org.niffler.app.explorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.niffler.app.browser.Control.heading;
import static org.niffler.app.explorer.Page.until;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.niffler.app.browser.Browser;
import org.niffler.app.browser.Look;
import org.niffler.app.hospital.SampleHospital;
import org.niffler.app.hospital.StandInService;
import org.niffler.app.hospital.StoredImages;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.peer.Chromium;
import org.niffler.testkit.peer.NeedsPeer;
import org.openqa.selenium.By;

/** Every view in both themes from 360 to 2560 pixels: no barrier, nothing sticks out, and a picture to look at. */
@NeedsPeer({Chromium.BROWSER, Chromium.DRIVER})
class LooksPeerIT {

    private static final String SETTLED = """
            const done = arguments[0];
            requestAnimationFrame(() => requestAnimationFrame(() => done(
                document.querySelector('[aria-busy=true]') === null
                && [...document.querySelectorAll('.chart-plot')].every(plot => plot.querySelector('svg'))
                && [...document.images].every(image => image.complete))));
            """;

    private static StandInService service;
    private static ExplorerJar explorer;
    private static Browser browser;
    private static Page page;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        service = new StandInService();
        SampleHospital hospital = new SampleHospital(folder).year().hostile().runs();
        SyntheticStudy.ct("SECRET-1").series(3).instances(12).size(256, 256).writeTo(folder.resolve("ct"));
        new StoredImages(hospital).add(folder.resolve("ct")).extract();
        explorer = ExplorerJar.start(
                hospital, "--operations-url", service.address().toString());
        // A filter that is wrong is among what is looked at.
        browser = Browser.start(Look.laptop()).expectOnConsole("status of 400");
        page = new Page(browser);
    }

    @AfterAll
    static void end() {
        browser.close();
        explorer.close();
        service.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cohort             | cohort?filter=Modality%20%3D%20CT&by=BodyPartExamined
            cohort-empty       | cohort?filter=Modality%20%3D%20XA
            cohort-wrong       | cohort?filter=Modality%20%3D
            scanners-day       | scanners?view=day&day=2020-06-03
            scanners-day-empty | scanners?view=day&day=2020-12-25
            scanners-hostile   | scanners?collection=hostile&view=day&day=2021-03-01
            scanners-range     | scanners?view=range&from=2020-01-01&to=2020-12-31
            scanners-month     | scanners?view=range&from=2020-06-01&to=2020-06-30&metric=encounters
            scanners-compare   | scanners?view=compare&from=2020-06-01&to=2020-06-30
            scanners-clocks    | scanners?view=clocks&from=2020-06-01&to=2020-07-31
            runs               | operations?view=runs
            runs-empty         | operations?view=runs&workflow=nifti&status=queued
            """)
    void hasNoBarriersAndFitsItsWindow(String name, String view) {
        look(name, explorer.view(view));
    }

    @Test
    void showsAStudyItsSeriesAndAnImage() {
        browser.look(Look.laptop()).open(explorer.view("cohort?filter=StudyDescription%20%3D%20Synthetic"));
        URI study = follow("main table a[href*='#/study/']");
        look("study", study);
        browser.look(Look.laptop()).open(study);
        URI series = follow("main a[href*='#/series/']:not([aria-hidden])");
        look("series", series);
        browser.look(Look.laptop()).open(series);
        look("image", follow("main a[href*='#/image/']"));
    }

    @Test
    void showsARunThatFailed() {
        browser.look(Look.laptop()).open(explorer.view("operations?view=runs&status=failed"));
        look("run", follow("main table a[href*='run=']"));
    }

    @Test
    void showsHowTheServiceIs() {
        browser.look(Look.laptop()).open(explorer.view("operations?view=health"));
        service.received(60);
        browser.find(heading("Arrival"));

        look("operations", explorer.view("operations?view=health"));
    }

    @Test
    void showsThatTheServiceIsAway() throws IOException {
        service.away();
        try {
            // The explorer knows for two seconds that it was there before.
            browser.look(Look.laptop()).open(explorer.view("operations?view=health"));
            browser.awaitText("does not answer");
            look("operations-away", explorer.view("operations?view=health"));
        } finally {
            service.back();
        }
    }

    @Test
    void asksWhoeverMaySeePatientsToLogIn(@TempDir Path folder) {
        try (ExplorerJar other = ExplorerJar.start(new SampleHospital(folder).day(), "--show-phi");
                Browser another = Browser.start(Look.laptop()).expectOnConsole("status of 401")) {
            look(another, "login", other.address());
        }
    }

    @Test
    void followsTheThemeOfTheViewer() {
        browser.look(Look.laptop().theme(Look.Theme.DARK)).open(explorer.address());
        page.ready();
        assertThat(background()).isLessThan(64);

        browser.look(Look.laptop());

        until(() -> assertThat(background()).isGreaterThan(192));
    }

    private static void look(String name, URI view) {
        look(browser, name, view);
    }

    /** Opens a view once, and looks at it as viewers would: as the window and the theme change, it follows. */
    private static void look(Browser browser, String name, URI view) {
        browser.open(view);
        new Page(browser).ready();
        for (Look look : Look.all()) {
            browser.look(look);
            until(() -> assertThat(settled(browser))
                    .as("%s at %s is drawn", name, look)
                    .isTrue());
            browser.screenshot(name);

            // Wide windows have the markup and the colours of the laptop's.
            if (look.width() <= Look.laptop().width()) {
                assertThat(browser.barriers()).as("%s at %s", name, look).isEmpty();
            }
            assertThat(browser.sticksOut()).as("%s at %s", name, look).isZero();
        }
    }

    /** Whether two frames after the last change all charts and pictures are there. */
    private static boolean settled(Browser browser) {
        return Boolean.TRUE.equals(browser.driver().executeAsyncScript(SETTLED));
    }

    /** Where the first link of a kind leads. */
    private static URI follow(String selector) {
        return browser.until(
                "a link " + selector,
                () -> browser.driver().findElements(By.cssSelector(selector)).stream()
                        .findFirst()
                        .map(link -> URI.create(link.getAttribute("href")))
                        .orElse(null));
    }

    /** How bright the page's ground is, from 0 to 255. */
    private static long background() {
        return (Long) browser.script(
                "return Number(getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/)[0])");
    }
}
