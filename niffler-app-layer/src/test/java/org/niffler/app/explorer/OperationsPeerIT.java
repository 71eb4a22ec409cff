package org.niffler.app.explorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.niffler.app.browser.Control.button;
import static org.niffler.app.browser.Control.choice;
import static org.niffler.app.browser.Control.heading;
import static org.niffler.app.browser.Control.link;
import static org.niffler.app.explorer.Page.until;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.app.browser.Browser;
import org.niffler.app.browser.Look;
import org.niffler.app.hospital.SampleHospital;
import org.niffler.app.hospital.SampleRuns;
import org.niffler.app.hospital.StandInService;
import org.niffler.testkit.peer.Chromium;
import org.niffler.testkit.peer.NeedsPeer;
import org.openqa.selenium.Keys;

/** How the metadata service is, and what its workflows have done. */
@NeedsPeer({Chromium.BROWSER, Chromium.DRIVER})
class OperationsPeerIT {

    private StandInService service;
    private ExplorerJar explorer;
    private Browser browser;
    private Page page;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        service = new StandInService();
        explorer = ExplorerJar.start(
                new SampleHospital(folder).year().runs(),
                "--operations-url",
                service.address().toString());
        browser = Browser.start(Look.laptop());
        page = new Page(browser);
    }

    @AfterEach
    void close() {
        service.close();
        explorer.close();
        browser.close();
    }

    private void view(String parameters) {
        browser.open(explorer.view("operations" + parameters));
        browser.find(heading("Operations"));
        page.ready();
    }

    @Test
    void showsHealthAndWhoSends() {
        view("");

        assertThat(browser.text()).contains("alive", "ready", "more than MinFree is free", "75 %");
        assertThat(browser.until("senders", () -> page.rows("Senders since the service started")))
                .anySatisfy(row -> assertThat(row.get(0)).isEqualTo("CT1"))
                .anySatisfy(row -> assertThat(row.get(0)).isEqualTo("MR2"));
    }

    @Test
    void saysWhatIsWrongWithTheService() {
        service.fullDisk();
        view("");

        browser.awaitText("not ready");
        browser.awaitText("less than MinFree is free; instances are refused (A700H)");
    }

    @Test
    void saysThatTheServiceIsAway() {
        service.close();
        view("");

        browser.awaitText("The metadata service does not answer at");
    }

    @Test
    void listsRunsPageByPageAndByStatus() {
        view("?view=runs");
        assertThat(page.rows("Runs, the latest first")).hasSize(50);
        browser.awaitText("of " + (SampleRuns.SUCCEEDED + 5));

        browser.keyboard().tabTo(button("Next")).press(Keys.ENTER);
        browser.awaitText("51–100 of");
        browser.keyboard().tabTo(choice("Status")).type("timed");

        until(() -> assertThat(page.rows("Runs, the latest first"))
                .singleElement()
                .satisfies(row -> assertThat(row).contains("10 min", "took longer than 10 m")));
        assertThat(page.parameter("status")).isEqualTo("timed-out");
    }

    @Test
    void holdsBackWhatARunSaidOfAPatient() {
        view("?view=runs&status=failed");

        browser.keyboard().tabTo(link("nifti.*")).press(Keys.ENTER);

        browser.awaitText("Log and result are held back.");
        assertThat(browser.text()).contains("--show-phi").doesNotContain(SampleRuns.NAME, "2.25.888");
        assertThat(browser.address().toString()).doesNotContain("2.25.888");
    }
}
