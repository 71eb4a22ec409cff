package org.niffler.app.explorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.niffler.app.browser.Control.button;
import static org.niffler.app.browser.Control.field;
import static org.niffler.app.browser.Control.heading;
import static org.niffler.app.browser.Control.link;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.niffler.app.browser.Browser;
import org.niffler.app.browser.Look;
import org.niffler.app.hospital.HostileValues;
import org.niffler.app.hospital.SampleHospital;
import org.niffler.testkit.peer.Chromium;
import org.niffler.testkit.peer.NeedsPeer;
import org.openqa.selenium.Keys;

/** Whatever somebody has put into an attribute is text on every view, and has a place in it. A dialogue would fail a test. */
@NeedsPeer({Chromium.BROWSER, Chromium.DRIVER})
class HostileValuesPeerIT {

    private static SampleHospital hospital;
    private static ExplorerJar explorer;

    private Browser browser;
    private Page page;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        hospital = new SampleHospital(folder).year().hostile();
        Path filters = Files.createDirectories(hospital.file("cohorts"));
        Files.writeString(filters.resolve("<img src=x onerror=alert(1)>.cohort"), "Modality = CT");
        Files.writeString(filters.resolve("broken.cohort"), "<script>alert(1)</script>");
        Files.writeString(filters.resolve("plain.cohort"), "Manufacturer != \"<script>alert(1)</script>\"");
        explorer = ExplorerJar.start(hospital, "--collection", SampleHospital.HOSTILE);
    }

    @AfterAll
    static void end() {
        explorer.close();
    }

    @BeforeEach
    void look() {
        browser = Browser.start(Look.laptop());
        page = new Page(browser);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cohort?filter=StudyDate%20%3D%2020210301",
                "cohort?filter=StudyDate%20%3D%2020210301&by=BodyPartExamined",
                "cohort?filter=StudyDate%20%3D%2020210301&by=Manufacturer,ManufacturerModelName",
                "scanners?view=day&day=2021-03-01",
                "scanners?view=range&from=2021-03-01&to=2021-03-02",
                "scanners?view=compare&from=2021-03-01&to=2021-03-02",
                "scanners?view=clocks&from=2021-03-01&to=2021-03-02"
            })
    void areTextOnEveryView(String view) {
        areText(explorer.view(view));
        assertThat(browser.barriers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BodyPartExamined = \"<script>alert(1)</script>\"", "BodyPartExamined = \"__proto__\""})
    void areTextInAStudy(String filter) {
        browser.open(explorer.view("cohort"));
        browser.keyboard().tabTo(field("Filter")).type(filter).pressWith(Keys.CONTROL, Keys.ENTER);
        page.awaitFact("Studies", 1);
        browser.find(link("2\\.25\\..*"));
        browser.keyboard().tabTo(link("2\\.25\\..*")).press(Keys.ENTER);
        page.ready();

        Page.until(() -> assertThat(browser.text()).containsAnyOf("<script>alert(1)</script>", "__proto__"));
        assertThat(page.injected()).isEmpty();
        assertThat(browser.script("return ({}).polluted === undefined && Object.prototype.toString.call({})"))
                .isEqualTo("[object Object]");
    }

    /** Names, descriptions and numbers, too. */
    @Test
    void areTextToThoseWhoSeeIdentity() {
        try (ExplorerJar identity = ExplorerJar.start(hospital, "--collection", SampleHospital.HOSTILE, "--show-phi")) {
            browser.expectOnConsole("status of 401").open(identity.address());
            browser.find(heading("Log in"));
            browser.open(identity.view("login?token=" + identity.token()));
            browser.find(heading("Cohort"));
            areText(identity.view("cohort?filter=StudyDate%20%3D%2020210301&by=StudyDescription"));
            areText(identity.view("scanners?view=day&day=2021-03-01"));

            browser.open(identity.view("cohort?filter=PatientID%20%3D%20%22%3Cscript%3Ealert(1)%3C%2Fscript%3E%22"));
            page.awaitFact("Studies", 1);
            browser.find(link("2\\.25\\.666.*")).click();
            browser.find(heading("Study 2.*"));
            page.ready();
            browser.found(button("\\d+ attributes")).get(0).click();
            assertThat(browser.text()).contains("<script>alert(1)</script>");
            assertThat(page.injected()).isEmpty();
        }
    }

    private void areText(URI view) {
        for (int width : Look.WIDTHS) {
            browser.look(Look.laptop().width(width)).open(view);
            page.ready();

            assertThat(browser.text()).contains("<script>alert(1)</script>");
            assertThat(page.injected()).isEmpty();
            assertThat(browser.sticksOut()).as("at %d", width).isZero();
        }
    }

    @Test
    void areTextInSavedFilters() {
        browser.open(explorer.address());
        browser.find(button("plain"));

        browser.keyboard().tabTo(button("plain")).press(Keys.ENTER);

        page.awaitFact("Studies", HostileValues.ALL.size() - 1);
        assertThat(browser.text()).as("the command that does the same").contains("<script>alert(1)</script>");
        assertThat(page.injected()).isEmpty();
    }

    /** What an address says is no better than what a document says. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cohort?filter=%3Cscript%3Ealert(1)%3C/script%3E",
                "study/%3Cimg%20src=x%20onerror=alert(1)%3E",
                "study/..%2F..%2Fsession",
                "series/..%2F..%2F..%2Fetc%2Fpasswd",
                "image/x?frame=-1&center=%22%3E%3Cscript%3E&width=NaN",
                "scanners?view=day&day=%3Cscript%3E",
                "scanners?view=range&from=0000-00-00&to=9999-99-99&scanner=%22%3E%3Cimg%20src=x%3E",
                "operations?view=runs&run=..%2F..%2Fsession&status=%3Cscript%3E",
                "__proto__",
                "constructor?filter=x"
            })
    void doNoHarmInAddresses(String view) {
        browser.expectOnConsole("status of 4\\d\\d").open(explorer.view(view));
        page.ready();

        assertThat(page.injected()).isEmpty();
        assertThat(browser.text()).contains("Niffler");
    }
}
