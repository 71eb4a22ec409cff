package org.niffler.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.niffler.testkit.process.ProcessResult;
import org.niffler.testkit.process.ProgramRun;

/** The detector of the shipped example: a program of its own, started as one. */
class FilterDetectorTest {

    private static final Path SOURCE =
            Path.of("..", "config", "workflows", "examples", "find-filter", "FilterDetector.java");
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");
    private static final int WIDTH = 600;
    private static final int HEIGHT = 500;
    private static final Rectangle CROSS = new Rectangle(270, 200, 61, 61);
    private static final int YELLOW = 0xFFFFD000;

    @TempDir
    private static Path classes;

    @TempDir
    private Path folder;

    private Path input;
    private Path output;

    @BeforeAll
    static void compile() {
        assertThat(program("javac", "-Xlint:all", "-Werror", "-d", classes.toString(), SOURCE.toString())
                        .err())
                .isEmpty();
    }

    @BeforeEach
    void makeFolders() throws IOException {
        input = Files.createDirectories(folder.resolve("in"));
        output = folder.resolve("out");
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_USHORT_GRAY, BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_INT_RGB})
    void findsABrightCrossInGreyAndColour(int type) throws IOException {
        draw("a/cross.png", type, CROSS);

        JsonNode result = detect();

        assertThat(result.get("score").asDouble()).isGreaterThan(0.5);
        assertThat(result.get("boxes")).hasSize(1);
        JsonNode box = result.get("boxes").get(0);
        assertThat(box.get("file").asText()).isEqualTo("a/cross.png");
        assertThat(box.get("score").asDouble()).isEqualTo(result.get("score").asDouble());
        Rectangle found = rectangle(box);
        assertThat(found.contains(CROSS)).as("%s in %s", CROSS, found).isTrue();
        assertThat(found.getWidth()).isLessThan(CROSS.getWidth() + 8);
        assertThat(found.getHeight()).isLessThan(CROSS.getHeight() + 8);
    }

    @Test
    void givesBoxesInPixelsOfALargePicture() throws IOException {
        draw("large.png", BufferedImage.TYPE_BYTE_GRAY, 4, new Rectangle(1000, 800, 241, 241));

        Rectangle found = rectangle(detect().get("boxes").get(0));

        assertThat(found.contains(1120, 920)).isTrue();
        assertThat(found.getWidth()).isBetween(230.0, 260.0);
    }

    @Test
    void takesPartsThatLieCloseTogetherForOne() throws IOException {
        draw("two.png", BufferedImage.TYPE_BYTE_GRAY, CROSS, new Rectangle(335, 200, 61, 61));
        draw("apart.png", BufferedImage.TYPE_BYTE_GRAY, CROSS, new Rectangle(450, 200, 61, 61));

        JsonNode boxes = detect().get("boxes");

        assertThat(boxes.findValuesAsText("file")).containsExactly("apart.png", "apart.png", "two.png");
        assertThat(rectangle(boxes.get(2)).contains(CROSS.union(new Rectangle(335, 200, 61, 61))))
                .isTrue();
    }

    @Test
    void scoresAPictureWithoutOneAsZero() throws IOException {
        draw("plain.png", BufferedImage.TYPE_USHORT_GRAY);

        JsonNode result = detect();

        assertThat(result.get("score").asDouble()).isZero();
        assertThat(result.get("boxes")).isEmpty();
        assertThat(result.get("pictures").asInt()).isEqualTo(1);
    }

    @Test
    void takesWhatReachesTheEdgeForNoDevice() throws IOException {
        draw("edge.png", BufferedImage.TYPE_USHORT_GRAY, new Rectangle(270, 0, 61, 61));

        assertThat(detect().get("boxes")).isEmpty();
    }

    @Test
    void drawsTheBoxAndNothingElseOnACopyOfThePicture() throws IOException {
        draw("cross.png", BufferedImage.TYPE_BYTE_GRAY, CROSS);

        Rectangle box = rectangle(detect().get("boxes").get(0));

        BufferedImage overlay =
                ImageIO.read(output.resolve("overlays/cross.png").toFile());
        assertThat(overlay.getWidth()).isEqualTo(WIDTH);
        assertThat(overlay.getHeight()).isEqualTo(HEIGHT);
        assertThat(overlay.getRGB(box.x - 2, box.y + box.height / 2)).isEqualTo(YELLOW);
        assertThat(overlay.getRGB(box.x + box.width / 2, box.y + box.height + 1))
                .isEqualTo(YELLOW);
        assertThat(overlay.getRGB(box.x, box.y)).isNotEqualTo(YELLOW);
        assertThat(overlay.getRGB(10, 10)).isNotEqualTo(YELLOW);
    }

    @Test
    void saysThatItStandsInForATrainedNetwork() throws IOException {
        draw("cross.png", BufferedImage.TYPE_BYTE_GRAY, CROSS);

        ProcessResult run = run(input.toString(), output.toString());

        assertThat(run.out()).isEqualTo("1 pictures, 1 boxes (stand-in, not a trained network)\n");
        assertThat(result().get("detector").asText()).isEqualTo("stand-in, not a trained network");
    }

    @Test
    void findsTheSameAgainFromItsSource() throws IOException {
        draw("cross.png", BufferedImage.TYPE_USHORT_GRAY, CROSS);
        detect();
        Path again = folder.resolve("again");

        ProcessResult run =
                program("java", "-Xmx1g", SOURCE.toAbsolutePath().toString(), input.toString(), again.toString());

        assertThat(run.exitCode()).as("%s", run).isZero();
        assertThat(again.resolve("result.json")).hasSameBinaryContentAs(output.resolve("result.json"));
        assertThat(again.resolve("overlays/cross.png")).hasSameBinaryContentAs(output.resolve("overlays/cross.png"));
    }

    @Test
    void leavesOutWhatItCannotReadAndSaysSo() throws IOException {
        draw("cross.png", BufferedImage.TYPE_BYTE_GRAY, CROSS);
        Files.writeString(input.resolve("garbage.png"), "This is no picture.");
        byte[] whole = Files.readAllBytes(input.resolve("cross.png"));
        Files.write(input.resolve("torn.png"), Arrays.copyOf(whole, 40));
        Files.write(input.resolve("vast.png"), withSize(whole, 60_000, 60_000));

        ProcessResult run = run(input.toString(), output.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEqualTo("""
                garbage.png is left out: it is no picture
                torn.png is left out: it is damaged or cannot be opened
                vast.png is left out: it has more than 50000000 pixels
                """);
        assertThat(result().get("pictures").asInt()).isEqualTo(1);
        assertThat(result().get("unreadable").asInt()).isEqualTo(3);
    }

    @Test
    void failsWithoutAResultIfNoPictureCanBeRead() throws IOException {
        Files.writeString(input.resolve("garbage.png"), "This is no picture.");

        ProcessResult run = run(input.toString(), output.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("garbage.png is left out: it is no picture\nNo picture can be read.\n");
        assertThat(output.resolve("result.json")).doesNotExist();
    }

    @Test
    void failsOnAnEmptyFolder() {
        ProcessResult run = run(input.toString(), output.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("There is no picture (*.png).\n");
    }

    @Test
    void saysHowItIsCalled() {
        ProcessResult run = run(input.toString());
        ProcessResult missing = run(folder.resolve("nowhere").toString(), output.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("""
                Usage: java FilterDetector.java INPUT OUTPUT
                  Finds thin bright structures in the PNG pictures of the folder INPUT (a stand-in, not a trained network)
                """);
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err())
                .isEqualTo(
                        "There is no folder " + folder.resolve("nowhere") + ". Name the folder with the pictures.\n");
    }

    private JsonNode detect() throws IOException {
        ProcessResult run = run(input.toString(), output.toString());
        assertThat(run.exitCode()).as("%s", run).isZero();
        return result();
    }

    private JsonNode result() throws IOException {
        return new ObjectMapper().readTree(output.resolve("result.json").toFile());
    }

    private static ProcessResult run(String... arguments) {
        List<String> start = List.of("-cp", classes.toString(), "FilterDetector");
        return program("java", concat(start, List.of(arguments)).toArray(String[]::new));
    }

    private static ProcessResult program(String name, String... arguments) {
        return ProgramRun.run(
                concat(List.of(JAVA.resolve(name).toString()), List.of(arguments)), Map.of(), Duration.ofMinutes(1));
    }

    private static List<String> concat(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private void draw(String name, int type, Rectangle... crosses) throws IOException {
        draw(name, type, 1, crosses);
    }

    /** Soft bands as of ribs, noise, and a cross whose arms are 3 times the scale thick. */
    private void draw(String name, int type, int scale, Rectangle... crosses) throws IOException {
        BufferedImage image = new BufferedImage(WIDTH * scale, HEIGHT * scale, type);
        Random noise = new Random(7);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                double tissue = 0.4 + 0.15 * Math.sin(y / (25.0 * scale)) + 0.01 * noise.nextGaussian();
                set(image, x, y, isInOne(crosses, scale, x, y) ? 0.95 : tissue);
            }
        }
        Path file = input.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
    }

    private static boolean isInOne(Rectangle[] crosses, int scale, int x, int y) {
        return Arrays.stream(crosses).anyMatch(cross -> isIn(cross, scale, x, y));
    }

    private static boolean isIn(Rectangle cross, int scale, int x, int y) {
        boolean upright = Math.abs(x - (int) cross.getCenterX()) < 2 * scale;
        boolean across = Math.abs(y - (int) cross.getCenterY()) < 2 * scale;
        return cross.contains(x, y) && (upright || across);
    }

    private static void set(BufferedImage image, int x, int y, double value) {
        switch (image.getType()) {
            case BufferedImage.TYPE_USHORT_GRAY -> image.getRaster().setSample(x, y, 0, (int) (65535 * value));
            case BufferedImage.TYPE_BYTE_GRAY -> image.getRaster().setSample(x, y, 0, (int) (255 * value));
            default -> image.setRGB(x, y, (int) (255 * value) * 0x010101);
        }
    }

    private static Rectangle rectangle(JsonNode box) {
        return new Rectangle(
                box.get("x").asInt(),
                box.get("y").asInt(),
                box.get("width").asInt(),
                box.get("height").asInt());
    }

    /** A PNG that claims another size: IHDR is the first chunk, with a CRC over its type and content (PNG 5.3, 11.2.2). */
    private static byte[] withSize(byte[] png, int width, int height) {
        int chunk = 12;
        int content = chunk + 4;
        ByteBuffer changed = ByteBuffer.wrap(png.clone());
        changed.putInt(content, width).putInt(content + 4, height);
        CRC32 crc = new CRC32();
        crc.update(changed.array(), chunk, 17);
        changed.putInt(content + 13, (int) crc.getValue());
        return changed.array();
    }
}
