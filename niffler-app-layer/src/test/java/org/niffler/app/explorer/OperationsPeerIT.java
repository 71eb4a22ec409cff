package org.niffler.app.explorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.niffler.app.browser.Control.button;
import static org.niffler.app.browser.Control.choice;
import static org.niffler.app.browser.Control.heading;
import static org.niffler.app.browser.Control.link;
import static org.niffler.app.explorer.Page.until;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.app.LiveService;
import org.niffler.app.browser.Browser;
import org.niffler.app.browser.Look;
import org.niffler.app.hospital.SampleHospital;
import org.niffler.app.hospital.SampleRuns;
import org.niffler.app.hospital.StandInService;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.testkit.peer.Chromium;
import org.niffler.testkit.peer.NeedsPeer;
import org.openqa.selenium.Keys;

/** How the metadata service is, and what its workflows have done. */
@NeedsPeer({Chromium.BROWSER, Chromium.DRIVER})
class OperationsPeerIT {

    private static final Pattern LOGIN = Pattern.compile("#/(login\\?token=\\S+)");
    private static final String RUNS = "Runs, the latest first";
    private static final String SENDERS = "Senders since the service started";

    private static StandInService service;
    private static ExplorerJar explorer;
    private static Browser browser;
    private static Page page;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        service = new StandInService();
        explorer = ExplorerJar.start(
                new SampleHospital(folder).day().runs(),
                "--operations-url",
                service.address().toString());
        browser = Browser.start(Look.laptop());
        page = new Page(browser);
    }

    @AfterAll
    static void close() {
        service.close();
        explorer.close();
        browser.close();
    }

    @BeforeEach
    void recover() {
        service.well();
    }

    private static void view(String parameters) {
        view(browser, explorer, parameters);
    }

    private static void view(Browser browser, ExplorerJar explorer, String parameters) {
        browser.open(explorer.view("operations" + parameters));
        browser.find(heading("Operations"));
        new Page(browser).ready();
    }

    @Test
    void showsHealthAndWhoSends() {
        view("");

        assertThat(browser.text()).contains("alive", "ready", "more than MinFree is free", "75 %");
        assertThat(page.rows(SENDERS))
                .anySatisfy(row -> assertThat(row.get(0)).isEqualTo("CT1"))
                .anySatisfy(row -> assertThat(row.get(0)).isEqualTo("MR2"));
        assertThat(page.fact("Quarantine")).isEqualTo("2 files");
        assertThat(page.fact("Disk")).isEqualTo("75 % used");
    }

    @Test
    void seesWhatArrivesWithoutBeingAskedAgain() {
        view("");

        service.received(600);

        until(() -> assertThat(page.fact("Arrival rate")).matches("[1-9][\\d.\u202f]* instances/min"));
        until(() -> assertThat(page.fact("Lag")).isEqualTo("0.4 s"));
        browser.find(heading("Arrival"));
    }

    @Test
    void saysWhatIsWrongWithTheService() {
        service.fullDisk();
        view("");

        browser.awaitText("not ready");
        browser.awaitText("less than MinFree is free; instances are refused (A700H)");
    }

    @Test
    void seesTheServiceGoAndComeBack() throws IOException {
        view("");
        browser.awaitText("ready");

        service.away();
        browser.awaitText("The metadata service does not answer at " + service.address());
        service.back();

        until(() ->
                assertThat(browser.text()).contains("more than MinFree is free").doesNotContain("does not answer"));
    }

    @Test
    void seesARealServiceReceive(@TempDir Path folder, @TempDir Path ofTheExplorer) throws Exception {
        WrittenStudy study = SyntheticStudy.ct("LIVE-1").series(2).instances(3).writeTo(folder.resolve("study"));
        try (LiveService live = new LiveService(folder).start().send(study);
                ExplorerJar other = ExplorerJar.start(
                        new SampleHospital(ofTheExplorer).day(),
                        "--operations-url",
                        live.operations().toString());
                Browser another = Browser.start(Look.laptop())) {
            Page seen = new Page(another);
            view(another, other, "");

            until(() -> assertThat(seen.rows(SENDERS))
                    .singleElement()
                    .satisfies(row -> assertThat(row).startsWith("SENDER", "6")));
            assertThat(another.text()).contains("alive", "ready", "store answers", "profiles 1 in force");
            assertThat(seen.fact("Quarantine")).isEqualTo("0 files");
            assertThat(seen.fact("Profiles")).isEqualTo("1 in force");

            live.close();

            another.awaitText("The metadata service does not answer at " + live.operations());
        }
    }

    @Test
    void listsRunsPageByPageAndByStatus() {
        view("?view=runs");
        assertThat(page.rows(RUNS)).hasSize(50);
        browser.awaitText("of " + (SampleRuns.SUCCEEDED + 5));

        browser.find(button("Next")).click();
        browser.awaitText("51–100 of");
        browser.keyboard().tabTo(choice("Status")).type("timed");

        until(() -> assertThat(page.rows(RUNS))
                .singleElement()
                .satisfies(row -> assertThat(row).contains("10 min", "▲\ntimed-out")));
        assertThat(page.parameter("status")).isEqualTo("timed-out");
        assertThat(page.parameter("page")).isEmpty();
    }

    @Test
    void listsTheRunsOfOneWorkflow() {
        view("?view=runs");

        browser.keyboard().tabTo(choice("Workflow")).type("nifti");

        until(() -> assertThat(page.rows(RUNS))
                .hasSize(4)
                .allSatisfy(row -> assertThat(row.get(0)).startsWith("nifti")));
        browser.back();
        until(() -> assertThat(page.rows(RUNS)).hasSize(50));
    }

    @Test
    void holdsBackWhatARunSaidOfAPatient() {
        view("?view=runs&status=failed");

        browser.keyboard().tabTo(link("nifti.*")).press(Keys.ENTER);

        browser.awaitText("Log and result are held back.");
        assertThat(browser.text()).contains("--show-phi").doesNotContain(SampleRuns.NAME, "2.25.888");
        assertThat(browser.address().toString()).doesNotContain("2.25.888");
    }

    @Test
    void tellsWhatARunSaidToThoseWhoMayKnow(@TempDir Path folder) {
        SampleHospital hospital = new SampleHospital(folder).day().runs();
        try (ExplorerJar open = ExplorerJar.start(hospital, "--show-phi");
                Browser another = Browser.start(Look.laptop())) {
            Page seen = new Page(another);
            logIn(another, open);
            view(another, open, "?view=runs&status=failed");
            assertThat(seen.rows(RUNS))
                    .singleElement()
                    .satisfies(row -> assertThat(row).contains("exit status 2, three times"));

            another.keyboard().tabTo(link("nifti.*")).press(Keys.ENTER);

            another.awaitText("cannot convert " + SampleRuns.NAME + "\n<script>alert(1)</script>");
            another.find(heading("Result"));
            another.awaitText("patient " + SampleRuns.NAME);
            assertThat(seen.injected()).isEmpty();
            assertThat(another.address().toString()).doesNotContain("2.25.888");
        }
        assertThat(hospital.commands().text("audit.log")).contains("2.25.888");
    }

    /** By the link that the explorer printed for whoever started it. */
    private static void logIn(Browser browser, ExplorerJar explorer) {
        Matcher link = LOGIN.matcher(explorer.said());
        assertThat(link.find()).as(explorer.said()).isTrue();
        browser.open(explorer.view(link.group(1)));
        browser.find(heading("Cohort"));
        assertThat(browser.address().toString()).doesNotContain("token");
    }
}
