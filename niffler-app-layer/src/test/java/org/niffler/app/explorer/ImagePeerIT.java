package org.niffler.app.explorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.niffler.app.browser.Control.button;
import static org.niffler.app.browser.Control.field;
import static org.niffler.app.browser.Control.group;
import static org.niffler.app.browser.Control.heading;
import static org.niffler.app.browser.Control.link;
import static org.niffler.app.browser.Control.picture;
import static org.niffler.app.browser.Control.slider;
import static org.niffler.app.explorer.Page.until;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.app.browser.Browser;
import org.niffler.app.browser.Look;
import org.niffler.app.hospital.SampleHospital;
import org.niffler.app.hospital.StoredImages;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.pacs.TestPacs;
import org.niffler.testkit.peer.Chromium;
import org.niffler.testkit.peer.NeedsPeer;
import org.niffler.testkit.process.ProcessResult;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** From a cohort to a study, a series, an image, and back, on images that meta-extraction has extracted. */
@NeedsPeer({Chromium.BROWSER, Chromium.DRIVER})
class ImagePeerIT {

    private static final int FRAMES = 3;

    /** How bright the picture is on average, from 0 to 255. */
    private static final String BRIGHTNESS = """
            const picture = document.querySelector('main .screen img, main img[alt^="Frame"]');
            if (!picture || !picture.complete || !picture.naturalWidth) { return -1; }
            const canvas = document.createElement('canvas');
            [canvas.width, canvas.height] = [picture.naturalWidth, picture.naturalHeight];
            const context = canvas.getContext('2d');
            context.drawImage(picture, 0, 0);
            const points = context.getImageData(0, 0, canvas.width, canvas.height).data;
            let sum = 0;
            for (let at = 0; at < points.length; at += 4) { sum += points[at]; }
            return Math.round(4 * sum / points.length);
            """;

    private static SampleHospital hospital;
    private static ExplorerJar explorer;

    private Browser browser;
    private Page page;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void open() throws IOException {
        hospital = new SampleHospital(folder);
        SyntheticStudy.ct("SECRET-1").series(2).instances(5).writeTo(folder.resolve("ct"));
        SyntheticStudy.mr("SECRET-2").but(ImagePeerIT::inFrames).writeTo(folder.resolve("mr"));
        SyntheticStudy.dx("SECRET-3")
                .but(image -> image.setString(Tag.BurnedInAnnotation, VR.CS, "YES"))
                .writeTo(folder.resolve("dx"));
        new StoredImages(hospital)
                .add(folder.resolve("ct"))
                .add(folder.resolve("mr"))
                .add(folder.resolve("dx"))
                .extract();
        SyntheticStudy.ct("SECRET-4").description("gone").writeTo(folder.resolve("gone"));
        StoredImages gone =
                new StoredImages(hospital).add(folder.resolve("gone")).extract();
        for (Path file : gone.files()) {
            if (file.toString().contains("SECRET-4")) {
                Files.delete(file);
            }
        }
        explorer = ExplorerJar.start(hospital);
    }

    private static void inFrames(Attributes image) {
        byte[] frame = image.getSafeBytes(Tag.PixelData);
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (int i = 0; i < FRAMES; i++) {
            frames.writeBytes(frame);
        }
        image.setString(Tag.NumberOfFrames, VR.IS, Integer.toString(FRAMES));
        image.setBytes(Tag.PixelData, VR.OW, frames.toByteArray());
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

    /** The only study that a filter finds. */
    private void study(String filter) {
        study(explorer, filter);
    }

    private void study(ExplorerJar of, String filter) {
        browser.open(of.view("cohort?filter=" + filter.replace(" ", "%20").replace("=", "%3D")));
        page.awaitFact("Studies", 1);
        follow("2\\.25\\..*");
        browser.find(heading("Study .*"));
        page.ready();
    }

    private void follow(String link) {
        browser.find(link(link));
        browser.keyboard().tabTo(link(link)).press(Keys.ENTER);
    }

    private long brightness() {
        return (Long) browser.script(BRIGHTNESS);
    }

    private void image() {
        follow("Series 1");
        follow("Instance 1.*");
        seesFrame("1 of .*");
    }

    private void seesFrame(String which) {
        browser.find(picture("Frame " + which));
        until(() -> assertThat(brightness()).isNotNegative());
    }

    private WebElement screen() {
        return browser.driver().findElement(By.cssSelector("main [role=group][tabindex='0']"));
    }

    @Test
    void goesFromTheCohortToAnImageAndBack() {
        study("Modality = CT and StudyDescription = Synthetic");
        assertThat(browser.text()).contains("Series 1", "Series 2").doesNotContain("SECRET", "NOBODY");

        image();
        assertThat(page.fact("Size")).isEqualTo("64 × 64");
        assertThat(browser.text()).contains("1 of 5");
        follow("Study");

        browser.find(heading("Study .*"));
        follow("Back to the cohort");
        page.awaitFact("Studies", 1);
    }

    @Test
    void changesTheWindowAndKeepsItInTheAddress() {
        study("Modality = CT and StudyDescription = Synthetic");
        image();
        long before = brightness();

        browser.keyboard().tabTo(field("Centre")).overwrite("-900").press(Keys.TAB);

        until(() -> assertThat(brightness()).isGreaterThan(before));
        assertThat(page.parameter("center")).isEqualTo("-900");
        long windowed = brightness();
        browser.reload();
        until(() -> assertThat(brightness()).isEqualTo(windowed));
    }

    @Test
    void changesTheWindowByDraggingAndBack() {
        study("Modality = CT and StudyDescription = Synthetic");
        image();
        long before = brightness();

        new Actions(browser.driver())
                .moveToElement(screen())
                .clickAndHold()
                .moveByOffset(0, -60)
                .release()
                .perform();

        until(() -> assertThat(brightness()).as("upwards").isGreaterThan(before));
        assertThat(page.parameter("center")).isNotEmpty();
        browser.keyboard().tabTo(button("Reset")).press(Keys.ENTER);
        until(() -> assertThat(brightness()).isEqualTo(before));
        assertThat(page.parameter("center")).isEmpty();
    }

    @Test
    void walksThroughInstancesByArrowKeysAndComesCloser() {
        study("Modality = CT and StudyDescription = Synthetic");
        image();
        browser.keyboard().tabTo(group("Image\\. Arrow up.*")).press(Keys.ARROW_RIGHT);
        browser.awaitText("2 of 5");
        browser.find(heading("Image 2"));
        browser.keyboard().press(Keys.ARROW_DOWN);
        browser.find(heading("Image 3"));
        seesFrame("1 of 1");
        long fit = percent();

        browser.keyboard().tabTo(button("Zoom in")).press(Keys.ENTER);
        until(() -> assertThat(percent()).isEqualTo(Math.round(fit * 1.25)));
        browser.keyboard().tabTo(button("1:1")).press(Keys.ENTER);
        until(() -> assertThat(percent()).isEqualTo(100));
    }

    private long percent() {
        Matcher percent = Pattern.compile("(\\d+) %").matcher(browser.text());
        return percent.find() ? Long.parseLong(percent.group(1)) : 0;
    }

    @Test
    void goesThroughFrames() {
        study("Modality = MR");
        image();

        browser.keyboard().tabTo(slider("Frame.*")).press(Keys.ARROW_RIGHT);

        browser.find(picture("Frame 2 of 3"));
        assertThat(page.parameter("frame")).isEqualTo("2");
        browser.keyboard().press(Keys.END);
        browser.find(picture("Frame 3 of 3"));
    }

    @Test
    void holdsBackWhatMayShowAName() {
        browser.expectOnConsole("status of 422");
        study("Modality = DX");
        follow("Series 1");
        browser.until("the reason", () -> browser.text().toLowerCase().contains("burned") ? "told" : null);
        follow("Instance 1.*");

        browser.awaitText("This image is held back.");
        assertThat(browser.found(picture("Frame .*"))).isEmpty();
    }

    @Test
    void saysThatFilesAreGoneAndHowToGetThem() throws IOException {
        browser.expectOnConsole("status of 4(04|10)");
        study("StudyDescription = gone");

        browser.awaitText("files gone");
        browser.find(heading("Get the images"));
        browser.keyboard().tabTo(button("Write a list of this study")).press(Keys.ENTER);

        browser.awaitText("1 study of 1 patient");
        assertThat(hospital.file("exports")).isDirectoryContaining("glob:**.csv");
        try (TestPacs pacs = TestPacs.serve("PACS", folder.resolve("gone"))) {
            ProcessResult result = new ShellLine(
                            page.commands("The list that was written").get(0))
                    .and("--storage-folder", hospital.storage())
                    .run(ShellLine.folderFor(pacs, folder.resolve("shell")));
            assertThat(result.exitCode()).as(result.toString()).isZero();
        }
        browser.reload();
        page.ready();
        assertThat(browser.text()).doesNotContain("files gone", "Get the images");
        image();
    }

    @Test
    @EnabledIfSystemProperty(named = "niffler.corpus", matches = ".+", disabledReason = "needs -Dniffler.corpus=FOLDER")
    void showsRealSeries(@TempDir Path other) throws IOException {
        Path series = Path.of(System.getProperty("niffler.corpus"), "series");
        SampleHospital real = new SampleHospital(other);
        new StoredImages(real)
                .add(series.resolve("philips-ct-ingenuity-qmc-a-head"))
                .add(series.resolve("agfa-cr-adc5146-1"))
                .add(series.resolve("siemens-mr-vida-utaustin-6"))
                .extract();
        try (ExplorerJar realExplorer = ExplorerJar.start(real)) {
            study(realExplorer, "Modality = CT");
            follow("Series 201");
            until(() -> assertThat(thumbnails()).isEqualTo(28));
            follow("Instance 14");
            seesFrame("1 of 1");
            browser.keyboard().tabTo(button("Brain")).press(Keys.ENTER);
            until(() -> assertThat(page.parameter("width")).isEqualTo("80"));
            seesFrame("1 of 1");

            study(realExplorer, "Modality = CR");
            follow("Series 1");
            follow("Instance 1.*");
            seesFrame("1 of 1");
            assertThat(browser.found(button("Brain"))).isEmpty();

            study(realExplorer, "Modality = MR");
            follow("Series 6");
            follow("Instance 1");
            seesFrame("1 of 6");
            browser.keyboard().tabTo(slider("Frame")).press(Keys.END);
            seesFrame("6 of 6");
        }
    }

    /** How many are seen. */
    private long thumbnails() {
        browser.script("document.querySelector('main lazy-picture:not([data-state=there])')?.scrollIntoView()");
        return (Long)
                browser.script("return document.querySelectorAll('main lazy-picture[data-state=there] img').length");
    }
}
