package org.niffler.app.explorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.niffler.app.explorer.Page.until;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.niffler.app.browser.Browser;
import org.niffler.app.browser.Look;
import org.niffler.app.hospital.KnownDay;
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
        browser = Browser.start(Look.laptop());
        page = new Page(browser);
    }

    @AfterAll
    static void end() {
        browser.close();
        explorer.close();
        service.close();
    }

    static Stream<Arguments> views() {
        return Stream.of(
                Arguments.of("cohort", "cohort?filter=Modality%20%3D%20CT&by=BodyPartExamined"),
                Arguments.of("cohort-empty", "cohort?filter=Modality%20%3D%20XA"),
                Arguments.of("scanners-day", "scanners?view=day&day=" + KnownDay.DAY),
                Arguments.of("scanners-range", "scanners?view=range&from=2020-01-01&to=2020-12-31"),
                Arguments.of("scanners-compare", "scanners?view=compare&from=2020-06-01&to=2020-06-30"),
                Arguments.of("scanners-clocks", "scanners?view=clocks&from=2020-06-01&to=2020-07-31"),
                Arguments.of("scanners-empty", "scanners?view=day&day=2020-12-25"),
                Arguments.of("operations", "operations?view=health"),
                Arguments.of("runs", "operations?view=runs"));
    }

    @ParameterizedTest
    @MethodSource("views")
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
    void followsTheThemeOfTheViewer() {
        browser.look(Look.laptop().theme(Look.Theme.DARK)).open(explorer.address());
        page.ready();
        assertThat(background()).isLessThan(64);

        browser.look(Look.laptop());

        until(() -> assertThat(background()).isGreaterThan(192));
    }

    private static void look(String name, URI view) {
        for (Look look : Look.all()) {
            browser.look(look).open(view);
            page.ready();
            browser.screenshot(name);

            assertThat(browser.barriers()).as("%s at %s", name, look).isEmpty();
            assertThat(browser.sticksOut()).as("%s at %s", name, look).isZero();
        }
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
        return (Long) browser.script("return Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])");
    }
}
