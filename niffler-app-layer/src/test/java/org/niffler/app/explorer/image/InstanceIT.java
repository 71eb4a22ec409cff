package org.niffler.app.explorer.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Fragments;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.niffler.app.explorer.desk.Memory;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenInstance;

class InstanceIT {

    private static final String PATIENT = "P-SECRET-1";
    private static final int SIDE = 64;

    @TempDir
    private Path folder;

    private ImageSite site;

    @BeforeEach
    void setUp() {
        site = new ImageSite(folder);
    }

    @AfterEach
    void tearDown() {
        site.close();
    }

    private static SyntheticStudy ct() {
        return SyntheticStudy.ct(PATIENT);
    }

    /** Files the only instance of a study, and starts. */
    private WrittenInstance only(SyntheticStudy study) {
        WrittenInstance instance = site.file(study).get(0);
        site.start();
        return instance;
    }

    private String address(WrittenInstance instance) {
        return "/instances/" + site.instance(PATIENT, instance);
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
    }

    private void isAsPngExtractionMakesIt(WrittenInstance instance, int frames) throws Exception {
        List<BufferedImage> expected = PngOfFile.pictures(instance.file(), folder.resolve("png"));
        assertThat(expected).hasSize(frames);
        for (int frame = 1; frame <= frames; frame++) {
            assertThat(pixels(site.picture(address(instance) + "/frames/" + frame)))
                    .isEqualTo(pixels(expected.get(frame - 1)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                UID.ExplicitVRLittleEndian,
                UID.ImplicitVRLittleEndian,
                UID.ExplicitVRBigEndianRetired,
                UID.DeflatedExplicitVRLittleEndian,
                UID.RLELossless
            })
    void showsAnImageAsPngExtractionMakesIt(String transferSyntax) throws Exception {
        WrittenInstance instance = only(ct().transferSyntax(transferSyntax).but(window("40", "400")));

        isAsPngExtractionMakesIt(instance, 1);
        JsonNode facts = site.json(address(instance));
        assertThat(facts.get("transferSyntax").asText()).isEqualTo(transferSyntax);
        assertThat(facts.get("modality").asText()).isEqualTo("CT");
    }

    @Test
    void showsMonochrome1Inverted() throws Exception {
        WrittenInstance instance = only(SyntheticStudy.dx(PATIENT)
                .but(image -> image.setString(Tag.PhotometricInterpretation, VR.CS, "MONOCHROME1")));

        isAsPngExtractionMakesIt(instance, 1);
        assertThat(pixels(site.picture(address(instance) + "/frames/1"))[0])
                .as("air at the border, stored as low values")
                .isGreaterThan(240);
    }

    @Test
    void showsColourToWhichNoWindowApplies() throws Exception {
        WrittenInstance instance = only(ct().but(InstanceIT::makeColour));

        isAsPngExtractionMakesIt(instance, 1);
        assertThat(pixels(site.picture(address(instance) + "/frames/1?center=10&width=20")))
                .isEqualTo(pixels(site.picture(address(instance) + "/frames/1")));
        JsonNode facts = site.json(address(instance));
        assertThat(facts.get("colour").asBoolean()).isTrue();
        assertThat(facts.get("window").isNull()).isTrue();
        assertThat(facts.get("range").isNull()).isTrue();
    }

    private static void makeColour(Attributes image) {
        byte[] pixels = new byte[SIDE * SIDE * 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i * 7);
        }
        image.setInt(Tag.SamplesPerPixel, VR.US, 3);
        image.setString(Tag.PhotometricInterpretation, VR.CS, "RGB");
        image.setInt(Tag.PlanarConfiguration, VR.US, 0);
        describeBytes(image);
        image.setBytes(Tag.PixelData, VR.OB, pixels);
    }

    private static void describeBytes(Attributes image) {
        image.setInt(Tag.BitsAllocated, VR.US, 8);
        image.setInt(Tag.BitsStored, VR.US, 8);
        image.setInt(Tag.HighBit, VR.US, 7);
        image.setInt(Tag.PixelRepresentation, VR.US, 0);
    }

    @Test
    void showsJpeg() throws Exception {
        WrittenInstance instance = only(ct().transferSyntax(UID.JPEGBaseline1).but(InstanceIT::makeJpeg));

        isAsPngExtractionMakesIt(instance, 1);
        assertThat(site.json(address(instance)).get("transferSyntax").asText()).isEqualTo(UID.JPEGBaseline1);
    }

    private static void makeJpeg(Attributes image) {
        describeBytes(image);
        BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < SIDE * SIDE; i++) {
            picture.getRaster().setSample(i % SIDE, i / SIDE, 0, i % SIDE * 4);
        }
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        try {
            assertThat(ImageIO.write(picture, "jpeg", jpeg)).isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (jpeg.size() % 2 == 1) {
            jpeg.write(0);
        }
        Fragments fragments = image.newFragments(Tag.PixelData, VR.OB, 2);
        fragments.add(new byte[0]); // an empty basic offset table (PS3.5 A.4)
        fragments.add(jpeg.toByteArray());
    }

    private static void makeThreeFrames(Attributes image) {
        byte[] frame = image.getSafeBytes(Tag.PixelData);
        byte[] frames = Arrays.copyOf(frame, 3 * frame.length);
        Arrays.fill(frames, frame.length, 2 * frame.length, (byte) 0);
        System.arraycopy(frame, 100, frames, 2 * frame.length, frame.length - 100);
        image.setString(Tag.NumberOfFrames, VR.IS, "3");
        image.setBytes(Tag.PixelData, VR.OW, frames);
    }

    @Test
    void showsEachFrameAndTheMiddleOneInSmall() throws Exception {
        WrittenInstance instance = only(ct().but(InstanceIT::makeThreeFrames));

        isAsPngExtractionMakesIt(instance, 3);
        assertThat(pixels(site.picture(address(instance) + "/thumbnail?size=32")))
                .hasSize(32 * 32)
                .containsOnly(0);
        assertThat(site.json(address(instance)).get("frames").asInt()).isEqualTo(3);
        assertThat(site.refusal(address(instance) + "/frames/4"))
                .isEqualTo("404 There is no such frame: the image has 3, counted from 1.");
        assertThat(site.refusal(address(instance) + "/frames/0"))
                .isEqualTo("400 The number of a frame is no whole number from 1 to 2147483647.");
    }

    @Test
    void tellsWhatAViewerOfTheImageHasToKnow() {
        WrittenInstance instance = only(ct().but(window("40", "400")).but(InstanceIT::setTwoValues));

        JsonNode facts = site.json(address(instance));

        assertThat(facts.get("number").asInt()).isEqualTo(1);
        assertThat(facts.get("frames").asInt()).isEqualTo(1);
        assertThat(facts.get("rows").asInt()).isEqualTo(SIDE);
        assertThat(facts.get("columns").asInt()).isEqualTo(SIDE);
        assertThat(facts.get("colour").asBoolean()).isFalse();
        assertThat(facts.get("window")).hasToString("{\"center\":40.0,\"width\":400.0}");
        assertThat(facts.get("range")).hasToString("{\"min\":-1000.0,\"max\":1000.0}");
        assertThat(facts.get("held").isNull()).isTrue();
        assertThat(facts.get("ref").asText()).isEqualTo(site.instance(PATIENT, instance));
        assertThat(facts.at("/series/ref").asText()).isEqualTo(site.series(PATIENT, instance));
        assertThat(facts.at("/study/ref").asText()).isEqualTo(site.study(PATIENT, instance.studyUid()));
        assertThat(facts.toString()).doesNotContain(PATIENT, instance.sopUid(), instance.studyUid());
    }

    /** Hounsfield units of -1000 in the upper half and 1000 in the lower. */
    private static void setTwoValues(Attributes image) {
        int[] values = new int[SIDE * SIDE];
        Arrays.fill(values, 0, values.length / 2, -1000);
        Arrays.fill(values, values.length / 2, values.length, 1000);
        image.setInt(Tag.PixelData, VR.OW, values);
        byte[] bytes = new byte[values.length * 2];
        for (int i = 0; i < values.length; i++) {
            bytes[2 * i] = (byte) values[i];
            bytes[2 * i + 1] = (byte) (values[i] >> 8);
        }
        image.setBytes(Tag.PixelData, VR.OW, bytes);
    }

    private static Consumer<Attributes> window(String center, String width) {
        return image -> {
            image.setString(Tag.WindowCenter, VR.DS, center);
            image.setString(Tag.WindowWidth, VR.DS, width);
        };
    }

    @Test
    void appliesTheWindowThatTheViewerChooses() {
        WrittenInstance instance = only(ct().but(window("40", "400")).but(InstanceIT::setTwoValues));

        int[] pixels = pixels(site.picture(address(instance) + "/frames/1?center=-1000&width=2001"));

        // PS3.3 C.11.2.1.2.1: ((-1000 + 1000.5) / 2000 + 0.5) * 255 = 127.56; 1000 is beyond
        assertThat(pixels[0]).isEqualTo(128);
        assertThat(pixels[pixels.length - 1]).isEqualTo(255);
        assertThat(pixels(site.picture(address(instance) + "/frames/1"))[0]).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "center=40, A window has both center and width.",
        "width=40, A window has both center and width.",
        "center=NaN&width=1, 'center and width of a window are numbers, such as 40 and 400.'",
        "center=1&width=Infinity, 'center and width of a window are numbers, such as 40 and 400.'",
        "center=1&width=, 'center and width of a window are numbers, such as 40 and 400.'",
        "center=0x1p3&width=1, 'center and width of a window are numbers, such as 40 and 400.'",
        "center=1&width=0.5, 'The width of a window is at least 1, and neither number may be too large.'",
        "center=1&width=-7, 'The width of a window is at least 1, and neither number may be too large.'",
        "center=1e999&width=1, 'The width of a window is at least 1, and neither number may be too large.'",
    })
    void refusesWhatIsNoWindow(String query, String message) {
        WrittenInstance instance = only(ct());

        assertThat(site.refusal(address(instance) + "/frames/1?" + query)).isEqualTo("400 " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"31", "513", "big", "-1", "99999999999"})
    void refusesThumbnailsOfOtherSizes(String size) {
        WrittenInstance instance = only(ct());

        assertThat(site.refusal(address(instance) + "/thumbnail?size=" + size))
                .isEqualTo("400 size is no whole number from 32 to 512.");
    }

    @Test
    void makesThumbnailsThatKeepTheirShapeAndAreNeverLarger() {
        WrittenInstance wide = only(ct().size(100, 400));

        BufferedImage small = site.picture(address(wide) + "/thumbnail?size=40");
        BufferedImage same = site.picture(address(wide) + "/thumbnail?size=512");

        assertThat(List.of(small.getWidth(), small.getHeight())).containsExactly(40, 10);
        assertThat(List.of(same.getWidth(), same.getHeight())).containsExactly(400, 100);
    }

    @Test
    void holdsBackWhatMayShowWhoThePatientIs() {
        WrittenInstance screen = only(ct().but(image -> image.setString(Tag.BurnedInAnnotation, VR.CS, "YES")));
        String message = "The picture is held back, as it may show who the patient is: BurnedInAnnotation is YES.";

        assertThat(site.refusal(address(screen) + "/frames/1")).isEqualTo("422 " + message);
        assertThat(site.refusal(address(screen) + "/thumbnail")).isEqualTo("422 " + message);
        assertThat(site.get(address(screen) + "/thumbnail").headers().firstValue("Cache-Control"))
                .as("browsers do not keep refusals")
                .contains("no-store");
        assertThat(site.json(address(screen)).get("held").asText()).isEqualTo(message);
        assertThat(site.json(address(screen)).get("range").isNull()).isTrue();
    }

    @Test
    void showsThatTooWhereIdentityIsShownAndSaysSoToTheAudit() {
        site.showingIdentity();
        WrittenInstance screen = only(ct().but(image -> image.setString(Tag.BurnedInAnnotation, VR.CS, "YES")));

        HttpResponse<byte[]> picture = site.get(address(screen) + "/frames/1", "If-None-Match", "\"x\"");

        assertThat(picture.statusCode()).isEqualTo(200);
        assertThat(picture.headers().firstValue("Cache-Control")).contains("no-store");
        site.json(address(screen));
        site.picture(address(screen) + "/thumbnail");
        assertThat(site.audit()).hasSize(3).containsOnly("image " + screen.sopUid());
    }

    @Test
    void letsBrowsersKeepWhatIdentifiesNobody() throws IOException {
        WrittenInstance instance = only(ct());
        HttpResponse<byte[]> first = site.get(address(instance) + "/frames/1");
        String tag = first.headers().firstValue("ETag").orElseThrow();

        HttpResponse<byte[]> again = site.get(address(instance) + "/frames/1", "If-None-Match", "\"other\", " + tag);
        HttpResponse<byte[]> other = site.get(address(instance) + "/frames/1?center=1&width=2", "If-None-Match", tag);

        assertThat(first.headers().firstValue("Cache-Control")).contains("private, max-age=300");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(site.audit()).isEmpty();

        Files.setLastModifiedTime(instance.file(), FileTime.from(Instant.parse("2020-06-01T00:00:00Z")));
        assertThat(site.get(address(instance) + "/frames/1", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void saysThatAFileIsGoneEvenIfItsPictureIsStillKept() throws IOException {
        WrittenInstance instance = only(ct());
        site.picture(address(instance) + "/frames/1");

        Files.delete(instance.file());

        assertThat(site.refusal(address(instance) + "/frames/1"))
                .isEqualTo("410 The file is not in the storage folder any more.");
        assertThat(site.refusal(address(instance))).isEqualTo("410 The file is not in the storage folder any more.");
    }

    @Test
    void saysWhatIsWrongWithAFileThatCannotBeDecoded() throws IOException {
        WrittenInstance cut = site.file(ct()).get(0);
        WrittenInstance noPixels = site.file(ct().description("b").but(image -> image.remove(Tag.PixelData)))
                .get(0);
        WrittenInstance noDicom = site.file(ct().description("c")).get(0);
        WrittenInstance other = site.file(ct().description("d")
                        .but(image -> image.setString(Tag.PhotometricInterpretation, VR.CS, "SECRET^NAME")))
                .get(0);
        Files.write(cut.file(), Arrays.copyOf(Files.readAllBytes(cut.file()), 4000));
        Files.writeString(noDicom.file(), "Jane Doe, born 1970");
        site.start();

        assertThat(site.refusal(address(cut) + "/frames/1"))
                .startsWith("422 The image cannot be decoded: ")
                .doesNotContain(PATIENT);
        assertThat(site.refusal(address(noPixels) + "/frames/1"))
                .isEqualTo("422 The image cannot be decoded: PixelData (7FE0,0010) is missing.");
        assertThat(site.refusal(address(noDicom) + "/frames/1")).isEqualTo("422 The file is no DICOM file.");
        assertThat(site.refusal(address(noDicom))).isEqualTo("422 The file is no DICOM file.");
        assertThat(site.refusal(address(other) + "/frames/1"))
                .isEqualTo("422 The image cannot be decoded: PhotometricInterpretation (0028,0004) is none of PS3.3"
                        + " C.7.6.3.1.2.");
        assertThat(site.json(address(cut)).get("range").isNull()).isTrue();
    }

    @Test
    void refusesWhatIsTooLargeBeforeItTakesMemory() {
        WrittenInstance huge = only(ct().but(image -> {
            image.setInt(Tag.Rows, VR.US, 60_000);
            image.setInt(Tag.Columns, VR.US, 60_000);
        }));
        String message =
                "The image has 60000 x 60000 pixels, more than the 1000000 that the explorer decodes. Convert it"
                        + " with png-extraction.";

        assertThat(site.refusal(address(huge) + "/frames/1")).isEqualTo("422 " + message);
        assertThat(site.json(address(huge)).get("held").asText()).isEqualTo(message);
    }

    @Test
    void outlivesAnImageThatNeedsMoreMemoryThanThereIs() {
        Memory nothing = new Memory(Duration.ofMinutes(1), 0);
        site.limitedTo(new PictureLimits(Long.MAX_VALUE, 1, Duration.ofSeconds(20), nothing, nothing));
        WrittenInstance huge =
                only(SyntheticStudy.ct(PATIENT).transferSyntax(UID.RLELossless).but(image -> {
                    image.setInt(Tag.Rows, VR.US, 65_000);
                    image.setInt(Tag.Columns, VR.US, 65_000);
                }));

        assertThat(site.refusal(address(huge) + "/frames/1")).startsWith("422 The image ");
        assertThat(site.json(address(huge)).get("rows").asInt()).isEqualTo(65_000);
    }

    @Test
    void knowsNoReferenceThatItHasNotMade() {
        WrittenInstance instance = only(ct());

        assertThat(site.refusal("/instances/forged/frames/1")).isEqualTo("404 There is no such instance.");
        assertThat(site.refusal("/instances/" + site.series(PATIENT, instance)))
                .isEqualTo("404 There is no such instance.");
        assertThat(site.refusal("/instances/..%2f..%2fetc%2fpasswd")).isEqualTo("404 There is no such instance.");
    }
}
