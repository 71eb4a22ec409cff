package org.niffler.app.explorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.niffler.app.browser.Control.alert;
import static org.niffler.app.browser.Control.button;
import static org.niffler.app.browser.Control.field;
import static org.niffler.app.browser.Control.heading;
import static org.niffler.app.explorer.Page.until;

import at.favre.lib.crypto.bcrypt.BCrypt;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    private static final String DAY = "scanners?view=day&day=" + KnownDay.DAY;
    private static final String PASSWORD = "correct horse battery";

    private final ObjectMapper json = new ObjectMapper();
    private SampleHospital hospital;
    private ExplorerJar explorer;
    private Browser browser;
    private Page page;

    @BeforeEach
    void look(@TempDir Path folder) {
        hospital = new SampleHospital(folder).year();
        browser = Browser.start(Look.laptop()).expectOnConsole("status of 40[13]");
        page = new Page(browser);
    }

    @AfterEach
    void close() {
        // The page first: what it still asks of an explorer that ends would be refused, and be an error on its console.
        try {
            browser.close();
        } finally {
            explorer.close();
        }
    }

    private void open(String... options) {
        explorer = ExplorerJar.start(hospital, options);
        browser.open(explorer.address());
    }

    private String token() {
        return explorer.token();
    }

    private List<JsonNode> audit() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(hospital.file("audit.log"))) {
            lines.add(json.readTree(line));
        }
        return lines;
    }

    @Test
    void letsNobodyInWithAWrongToken() throws IOException {
        open("--show-phi");
        browser.find(heading("Log in"));

        browser.keyboard().tabTo(field("Token")).type("x".repeat(43)).press(Keys.ENTER);

        browser.awaitText("The token is wrong.");
        assertThat(browser.found(alert(".*"))).isNotEmpty();
        browser.open(explorer.view("cohort?filter=Modality%20%3D%20CT"));
        browser.find(heading("Log in"));
        assertThat(browser.text()).doesNotContain("PAT-", "featureset");
        assertThat(audit()).isEmpty();
    }

    @Test
    void showsIdentityToAViewerAndWritesItDown() throws IOException {
        open("--show-phi");
        browser.keyboard().tabTo(field("Token")).type(token()).press(Keys.ENTER);
        browser.find(heading("Cohort"));
        browser.find(button("identity shown"));

        browser.open(explorer.view(DAY));

        browser.awaitText("KNOWN-A");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(hospital.file("audit.log"))))
                .isEqualTo("rw-------");
        assertThat(audit())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.get("status").asInt()).isEqualTo(200))
                .anySatisfy(line -> assertThat(line.get("route").asText()).contains("/scanners/days/"));
        browser.keyboard().tabTo(button("Log out")).press(Keys.ENTER);
        browser.find(heading("Log in"));
        page.ready();
        browser.back();
        browser.find(heading("Log in"));
        assertThat(browser.text()).doesNotContain("KNOWN-A");
    }

    @Test
    void letsInWhoFollowsThePrintedLinkAndTakesTheTokenOutOfTheAddress() {
        explorer = ExplorerJar.start(hospital, "--show-phi");
        browser.open(explorer.view("login?token=" + token()));

        browser.find(heading("Cohort"));

        assertThat(browser.address().toString()).doesNotContain(token());
        browser.back();
        assertThat(browser.address().toString()).doesNotContain(token());
    }

    @Test
    void asksForTheTokenWhereTheLinkIsAnOldOne() {
        explorer = ExplorerJar.start(hospital, "--show-phi");
        browser.open(explorer.view("login?token=" + "x".repeat(43)));

        browser.awaitText("The token is wrong.");

        until(() ->
                assertThat(browser.script("return document.activeElement.id")).isEqualTo("token"));
        browser.keyboard().type(token()).press(Keys.ENTER);
        browser.find(heading("Cohort"));
    }

    @Test
    void opensWhatWasAskedForOnceTheViewerIsIn() {
        explorer = ExplorerJar.start(hospital, "--show-phi");
        browser.open(explorer.view(DAY));
        browser.find(heading("Log in"));

        browser.keyboard().tabTo(field("Token")).type(token()).press(Keys.ENTER);

        browser.awaitText("KNOWN-A");
        assertThat(page.parameter("day")).isEqualTo(KnownDay.DAY.toString());
    }

    @Test
    void letsUsersInByTheirPasswordsAndWritesDownWhoTheyAre() throws IOException {
        Path users = hospital.file("users");
        Files.writeString(
                users, "ana:" + BCrypt.with(BCrypt.Version.VERSION_2Y).hashToString(6, PASSWORD.toCharArray()) + "\n");
        open("--show-phi", "--users", users.toString());
        browser.keyboard().tabTo(field("User")).type("ana");
        browser.keyboard().tabTo(field("Password")).type("guessed").press(Keys.ENTER);
        browser.awaitText("The name or the password is wrong.");
        assertThat(browser.script("return document.activeElement.id")).isEqualTo("user");

        browser.keyboard()
                .overwrite("ana")
                .tabTo(field("Password"))
                .overwrite(PASSWORD)
                .press(Keys.ENTER);

        browser.find(heading("Cohort"));
        browser.awaitText("ana");
        browser.open(explorer.view(DAY));
        browser.awaitText("KNOWN-A");
        assertThat(audit())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.get("user").asText()).isEqualTo("ana"));
        assertThat(browser.script("return document.cookie")).isEqualTo("");
        assertThat(browser.address().toString()).doesNotContain("KNOWN", PASSWORD);
        assertThat(explorer.said()).doesNotContain(PASSWORD, "KNOWN-A");
    }

    @Test
    void asksForALoginAgainWhereTheExplorerWasStartedAnew() {
        open();
        browser.find(heading("Cohort"));
        assertThat(browser.found(button("Log out"))).isEmpty();
        explorer.end();

        String port = Integer.toString(explorer.address().getPort());
        explorer = ExplorerJar.start(hospital, "--show-phi", "--port", port);
        browser.keyboard().tabTo(field("Filter")).type("Modality = CT").pressWith(Keys.CONTROL, Keys.ENTER);

        browser.find(heading("Log in"));
    }

    /** Over a slow line somebody follows a link, or goes back, before it is known who looks. */
    @Test
    void waitsForTheSessionWhereTheAddressChangesBefore() {
        open();
        page.ready();
        browser.driver()
                .executeCdpCommand(
                        "Network.emulateNetworkConditions",
                        Map.of("offline", false, "latency", 300, "downloadThroughput", -1, "uploadThroughput", -1));
        browser.reload();
        browser.script("location.hash = '#/login'");
        browser.script("location.hash = '#/cohort?filter=Modality%20%3D%20MR'");

        page.awaitFact("Studies", hospital.studies("Modality = MR"));
        until(() -> assertThat(browser.title()).startsWith("Cohort"));
    }
}
