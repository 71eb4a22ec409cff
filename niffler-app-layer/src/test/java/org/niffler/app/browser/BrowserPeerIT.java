package org.niffler.app.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.niffler.app.browser.Control.button;
import static org.niffler.app.browser.Control.field;
import static org.niffler.app.browser.Control.heading;
import static org.niffler.app.browser.Control.link;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.niffler.app.browser.Keyboard.Stop;
import org.niffler.testkit.peer.Chromium;
import org.niffler.testkit.peer.NeedsPeer;
import org.openqa.selenium.Keys;

/** The browser of the other tests notices what they rely on it for: each fault here is planted. */
@NeedsPeer({Chromium.BROWSER, Chromium.DRIVER})
class BrowserPeerIT {

    private static final String GOOD = """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Good</title>
            <link rel="icon" href="data:,"><link rel="stylesheet" href="/style.css"></head>
            <body><main><h1>A page</h1>
            <p><label for="name">Name</label> <input id="name"></p>
            <p><button type="button">Greet</button> <a href="#more">More</a></p>
            <p role="status"></p></main><script type="module" src="/app.js"></script></body></html>
            """;

    private static final String STYLE = """
            * { margin: 0 }
            body { background: #fff; color: #111; height: 3000px }
            :focus-visible { outline: 3px solid #05c }
            @media (prefers-color-scheme: dark) { body { background: #111; color: #fff } a { color: #9cf } }
            """;

    private static final String SCRIPT = """
            document.querySelector('button').onclick = () => setTimeout(() => {
              document.querySelector('[role=status]').textContent = 'Hello ' + document.querySelector('input').value;
            }, 200);
            """;

    private StaticPages pages;
    private Browser browser;

    @BeforeEach
    void start() throws IOException {
        pages = new StaticPages()
                .put("/", GOOD)
                .put("/style.css", STYLE)
                .put("/app.js", SCRIPT)
                .put("/broken.js", "console.error('planted'); undefinedFunction();");
        browser = Browser.start(Look.laptop());
    }

    @AfterEach
    void close() {
        pages.close();
        browser.close();
    }

    @Test
    void worksOnAPageByTheKeyboardAlone() {
        browser.open(pages.address());

        browser.keyboard()
                .tabTo(field("Name"))
                .type("Ada")
                .tabTo(button("Greet"))
                .press(Keys.ENTER);

        browser.awaitText("Hello Ada");
        assertThat(browser.title()).isEqualTo("Good");
        assertThat(browser.find(heading("a p.*")).getText()).isEqualTo("A page");
        assertThat(browser.found(link("Les.*"))).isEmpty();
    }

    @Test
    void saysWhereTheFocusWasIfItNeverComesToAControl() {
        browser.open(pages.address());

        assertThatThrownBy(() -> browser.keyboard().tabTo(button("Delete")))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Tab never comes to the button \"Delete\", but to:\n"
                        + "input \"Name\"\nbutton \"Greet\"\na \"More\"");
    }

    @Test
    void walksThroughAPageAndSeesWhereTheFocusIsInvisible() {
        pages.put("/style.css", "button:focus-visible { outline: none }");
        browser.open(pages.address());

        assertThat(browser.keyboard().walk())
                .containsExactly(
                        new Stop("input", "Name", true),
                        new Stop("button", "Greet", false),
                        new Stop("a", "More", true));
    }

    @Test
    void findsNothingToComplainOfOnAGoodPage() {
        for (Look look : Look.all()) {
            browser.look(look).open(pages.address());

            assertThat(browser.barriers()).as(look.toString()).isEmpty();
            assertThat(browser.sticksOut()).as(look.toString()).isZero();
        }
        assertThat(browser.takeComplaints()).isEmpty();
        assertThat(browser.takeRequestsElsewhere()).isEmpty();
    }

    @Test
    void findsBarriers() {
        pages.put("/", GOOD.replace("<label for=\"name\">Name</label>", "<span class=\"pale\">Name</span>"))
                .put("/style.css", ".pale { color: #ddd }");
        browser.open(pages.address());

        assertThat(browser.barriers())
                .hasSize(2)
                .anySatisfy(finding -> assertThat(finding)
                        .startsWith("serious color-contrast: ")
                        .contains("<span class=\"pale\">Name</span>"))
                .anySatisfy(finding ->
                        assertThat(finding).startsWith("critical label: ").contains("#name"));
    }

    @Test
    void findsWhatIsOnTheConsole() {
        pages.put("/", GOOD.replace("/app.js", "/broken.js"));
        browser.open(pages.address());

        assertThat(browser.takeComplaints())
                .hasSize(2)
                .anySatisfy(complaint -> assertThat(complaint).contains("SEVERE", "/broken.js", "planted"))
                .anySatisfy(complaint -> assertThat(complaint).contains("undefinedFunction is not defined"));
        assertThat(browser.takeComplaints()).isEmpty();
    }

    @Test
    void findsWhatThePolicyForbids() {
        pages.put("/", GOOD.replace("<h1>", "<h1 style=\"color: red\"><script>alert(1)</script>"));
        browser.open(pages.address());

        assertThat(browser.takeComplaints())
                .hasSize(2)
                .allSatisfy(complaint -> assertThat(complaint).contains("Content Security Policy"));
    }

    @Test
    void findsRequestsToOthers() throws IOException {
        try (StaticPages other = new StaticPages().put("/beacon.js", "'use strict';")) {
            pages.withoutPolicy()
                    .put(
                            "/",
                            GOOD.replace(
                                    "/app.js\"></script>",
                                    "%sbeacon.js\"></script><script src=\"http://cdn.example.org/lib.js\"></script>"
                                            .formatted(other.address())));
            browser.expectOnConsole("cdn\\.example\\.org|beacon\\.js").open(pages.address());

            assertThat(browser.takeRequestsElsewhere())
                    .extracting(Object::toString)
                    .contains(other.address() + "beacon.js", "http://cdn.example.org/lib.js")
                    .noneMatch(request -> request.startsWith(pages.address().toString()));
        }
    }

    @Test
    void failsAtTheEndForWhatNobodyTook() {
        pages.put("/", GOOD.replace("/app.js", "/broken.js"));
        Browser other = Browser.start(Look.laptop());
        other.open(pages.address());

        assertThatThrownBy(other::close).isInstanceOf(AssertionError.class).hasMessageContaining("planted");
    }

    @Test
    void takesPicturesOfWholePagesInTheThemeOfTheViewer() throws IOException {
        Look dark = new Look(360, 640, Look.Theme.DARK, true);
        browser.look(dark).open(pages.address());

        Path file = browser.screenshot("harness");

        assertThat(file).hasFileName("harness-360-dark.png");
        BufferedImage picture = ImageIO.read(file.toFile());
        assertThat(picture.getWidth()).isEqualTo(360);
        assertThat(picture.getHeight()).isEqualTo(3000);
        assertThat(picture.getRGB(350, 2990)).isEqualTo(0xff111111);
        assertThat((Boolean) browser.script("return matchMedia('(prefers-reduced-motion: reduce)').matches"))
                .isTrue();
        browser.look(dark.theme(Look.Theme.LIGHT).moving());
        assertThat((Boolean) browser.script("return matchMedia('(prefers-reduced-motion: reduce)').matches"))
                .isFalse();
        assertThat(ImageIO.read(browser.screenshot("harness").toFile()).getRGB(350, 2990))
                .isEqualTo(0xffffffff);
    }

    @Test
    void seesWhatSticksOutOfANarrowWindow() {
        pages.put("/style.css", "body { margin: 0 } main { width: 500px }");
        browser.look(Look.laptop().width(360)).open(pages.address());

        assertThat(browser.sticksOut()).isEqualTo(140);
    }
}
