package org.niffler.app.explorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.niffler.app.browser.Control.button;
import static org.niffler.app.browser.Control.field;
import static org.niffler.app.browser.Control.heading;
import static org.niffler.app.browser.Control.link;
import static org.niffler.app.browser.Control.picture;
import static org.niffler.app.browser.Control.slider;
import static org.niffler.app.explorer.Page.until;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.app.browser.Browser;
import org.niffler.app.browser.Look;
import org.niffler.app.hospital.SampleHospital;
import org.niffler.app.hospital.StoredImages;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.peer.Chromium;
import org.niffler.testkit.peer.NeedsPeer;
import org.openqa.selenium.Keys;

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

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
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
        browser.open(explorer.view("cohort?filter=" + filter.replace(" ", "%20").replace("=", "%3D")));
        page.awaitFact("Studies", 1);
        browser.find(link("2\\.25\\..*"));
        browser.keyboard().tabTo(link("2\\.25\\..*")).press(Keys.ENTER);
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
        browser.find(picture("Frame 1 of .*"));
        until(() -> assertThat(brightness()).isNotNegative());
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
    void walksThroughInstancesByArrowKeysAndComesCloser() {
        study("Modality = CT and StudyDescription = Synthetic");
        image();
        browser.script("document.querySelector('main [role=group][tabindex=\"0\"]').focus()");

        browser.keyboard().press(Keys.ARROW_RIGHT);
        browser.awaitText("2 of 5");
        browser.find(heading("Image 2"));
        browser.find(button("Zoom in"));
        browser.keyboard().tabTo(button("Zoom in")).press(Keys.ENTER);

        until(() -> assertThat(browser.text()).containsPattern("\\d+ %"));
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
    void saysThatFilesAreGoneAndHowToGetThem() {
        browser.expectOnConsole("status of 4(04|10)");
        study("StudyDescription = gone");

        browser.awaitText("files gone");
        browser.find(heading("Get the images"));
        browser.keyboard().tabTo(button("Write a list of this study")).press(Keys.ENTER);

        browser.awaitText("1 studies of 1 patients");
        assertThat(hospital.file("exports")).isDirectoryContaining("glob:**.csv");
    }
}
