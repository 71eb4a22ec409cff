package org.niffler.app.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.awaitility.core.ConditionFactory;
import org.niffler.testkit.peer.Chromium;
import org.niffler.testkit.process.TempFolder;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * Debian's Chromium without a window, in a profile of its own. What the console complained of, and requests to others than the
 * page's server, fail the test when it is closed, unless the test has taken them.
 */
public final class Browser implements AutoCloseable {

    /** For the slowest machine; a page that is ready is seen at once. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int TALLEST = 12_000;
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** Held, so that its level is. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private final TempFolder folder = TempFolder.create("niffler-browser");
    private final Path downloads = folder.folder("downloads");
    private final ChromeDriver driver;
    private final BrowserLog log;
    private final Keyboard keyboard;
    private Optional<URI> origin = Optional.empty();
    private Look look;

    private Browser(Look look) {
        driver = start(folder.folder("profile"));
        log = new BrowserLog(driver);
        keyboard = new Keyboard(driver);
        driver.executeCdpCommand(
                "Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", downloads.toString()));
        look(look);
    }

    public static Browser start(Look look) {
        return new Browser(look);
    }

    private static ChromeDriver start(Path profile) {
        // It warns that it has no classes for the protocol of this very version; none are used.
        SELENIUM.setLevel(Level.SEVERE);
        Chromium chromium = Chromium.installed();
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.browser().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--force-color-profile=srgb",
                // Whatever a page asks for, nothing leaves this machine.
                "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
                "--user-data-dir=" + profile);
        options.setCapability("goog:loggingPrefs", BrowserLog.preferences());
        // With the program named, Selenium does not look for one to download.
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromium.driver().toFile())
                .usingAnyFreePort()
                .withLogFile(new File(profile.toFile(), "chromedriver.log"))
                .build();
        return new ChromeDriver(service, options);
    }

    /** Looks at the page as another viewer would. */
    public Browser look(Look other) {
        look = other;
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride", look.metrics());
        driver.executeCdpCommand("Emulation.setEmulatedMedia", look.media());
        return this;
    }

    /** Opens a page; its server is the only one that may be asked for anything. */
    public Browser open(URI address) {
        origin = Optional.of(address.resolve("/"));
        driver.get(address.toString());
        return this;
    }

    public Browser reload() {
        driver.navigate().refresh();
        return this;
    }

    public Browser back() {
        driver.navigate().back();
        return this;
    }

    public URI address() {
        return URI.create(driver.getCurrentUrl());
    }

    public String title() {
        return driver.getTitle();
    }

    public Keyboard keyboard() {
        return keyboard;
    }

    /** For what has neither role nor keys. */
    public ChromeDriver driver() {
        return driver;
    }

    /** Where files are saved. */
    public Path downloads() {
        return downloads;
    }

    /** Waits until the one that is seen is there; the first, if there are several. */
    public WebElement find(Control control) {
        return until("the " + control, () -> found(control).stream().findFirst().orElse(null));
    }

    /** All that are seen now. */
    public List<WebElement> found(Control control) {
        return driver.findElements(By.cssSelector(control.selector())).stream()
                .filter(element -> control.isNamed(element.getAccessibleName()) && element.isDisplayed())
                .toList();
    }

    /** What is seen, as text. */
    public String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /** Waits until the page says so somewhere. */
    public Browser awaitText(String text) {
        waiting("the page to say \"" + text + "\"")
                .untilAsserted(() -> assertThat(text()).contains(text));
        return this;
    }

    /** Waits until there is a value, and gives it. */
    public <T> T until(String what, Callable<T> value) {
        return waiting(what).until(value, Objects::nonNull);
    }

    private static ConditionFactory waiting(String what) {
        return await(what)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                // The page renews what it shows while we look.
                .ignoreException(StaleElementReferenceException.class);
    }

    /** In the page. */
    public Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** No complaint about what matches from now on: the console notes each request that fails. */
    public Browser expectOnConsole(String regex) {
        log.expect(regex);
        return this;
    }

    /** Errors and warnings on the console, what nothing caught, and violations of the Content Security Policy; each once. */
    public List<String> takeComplaints() {
        return log.takeComplaints();
    }

    /** What was asked of others than the page's own server; each once. */
    public List<URI> takeRequestsElsewhere() {
        return log.takeRequests().stream()
                .filter(request -> !origin.equals(Optional.of(request.resolve("/"))))
                .toList();
    }

    /** What axe-core calls serious or critical. */
    public List<String> barriers() {
        return AxeCheck.graveFindings(driver);
    }

    /** What the page has copied. */
    public String clipboard() {
        driver.executeCdpCommand(
                "Browser.grantPermissions",
                Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
        return (String) driver.executeAsyncScript(
                "navigator.clipboard.readText().then(arguments[0], error => arguments[0](String(error)))");
    }

    /** By how many pixels the page is wider than the window. */
    public long sticksOut() {
        return (Long) script("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    /** A picture of the whole page: {@code target/screenshots/VIEW-WIDTH-THEME.png}. */
    public Path screenshot(String view) {
        long height = Math.min(
                TALLEST, Math.max(look.height(), (Long) script("return document.documentElement.scrollHeight")));
        Map<String, Object> picture = driver.executeCdpCommand(
                "Page.captureScreenshot",
                Map.of(
                        "format",
                        "png",
                        "captureBeyondViewport",
                        true,
                        "clip",
                        Map.of("x", 0, "y", 0, "width", look.width(), "height", height, "scale", 1)));
        try {
            Path file = Files.createDirectories(SCREENSHOTS).resolve(view + "-" + look + ".png");
            return Files.write(file, Base64.getDecoder().decode((String) picture.get("data")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (folder) {
            try {
                assertThat(takeComplaints()).as("on the console").isEmpty();
                assertThat(takeRequestsElsewhere()).as("asked of others").isEmpty();
            } finally {
                driver.quit();
            }
        }
    }
}
