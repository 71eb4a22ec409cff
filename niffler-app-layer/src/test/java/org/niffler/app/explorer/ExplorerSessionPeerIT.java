package org.niffler.app.explorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.niffler.app.browser.Control.button;
import static org.niffler.app.browser.Control.field;
import static org.niffler.app.browser.Control.heading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.app.browser.Browser;
import org.niffler.app.browser.Look;
import org.niffler.app.hospital.KnownDay;
import org.niffler.app.hospital.SampleHospital;
import org.niffler.testkit.peer.Chromium;
import org.niffler.testkit.peer.NeedsPeer;
import org.openqa.selenium.Keys;

/** Who is let in to see who patients are, and what is written down of it. */
@NeedsPeer({Chromium.BROWSER, Chromium.DRIVER})
class ExplorerSessionPeerIT {

    private static final Pattern TOKEN = Pattern.compile("#/login\\?token=(\\S+)");

    private SampleHospital hospital;
    private ExplorerJar explorer;
    private Browser browser;
    private Page page;

    @BeforeEach
    void open(@TempDir Path folder) {
        hospital = new SampleHospital(folder).year();
        explorer = ExplorerJar.start(hospital, "--show-phi");
        browser = Browser.start(Look.laptop()).expectOnConsole("status of 40[13]");
        page = new Page(browser);
    }

    @AfterEach
    void close() {
        explorer.close();
        browser.close();
    }

    private String token() {
        Matcher token = TOKEN.matcher(explorer.said());
        assertThat(token.find()).as(explorer.said()).isTrue();
        return token.group(1);
    }

    @Test
    void letsNobodyInWithAWrongToken() {
        browser.open(explorer.address());
        browser.find(heading("Log in"));

        browser.keyboard().tabTo(field("Token")).type("x".repeat(43)).press(Keys.ENTER);

        browser.until("the refusal", () -> browser.script("return document.querySelector('main [role=alert]')"));
        browser.open(explorer.view("cohort?filter=Modality%20%3D%20CT"));
        browser.find(heading("Log in"));
        assertThat(browser.text()).doesNotContain("PAT-");
    }

    @Test
    void showsIdentityToAViewerAndWritesItDown() throws IOException {
        browser.open(explorer.address());
        browser.keyboard().tabTo(field("Token")).type(token()).press(Keys.ENTER);
        browser.find(heading("Cohort"));

        browser.open(explorer.view("scanners?view=day&day=" + KnownDay.DAY));

        browser.awaitText("KNOWN-A");
        assertThat(Files.readString(hospital.file("audit.log"))).isNotBlank();
        browser.keyboard().tabTo(button("Log out")).press(Keys.ENTER);
        browser.find(heading("Log in"));
        page.ready();
        browser.back();
        assertThat(browser.text()).doesNotContain("KNOWN-A");
    }
}
