import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Stands in for the trained network of an IVC filter pipeline: it is no network, was trained on nothing, and no clinical
 * meaning may be given to what it says. It has the shape of one: it reads PNG pictures, and writes boxes and a score. To use
 * a real one, put its program into {@code command} of {@code find-filter.json} and let it write such a {@code result.json}.
 *
 * <p>What it looks for are thin, bright, connected structures, such as struts of metal: more slender than bones, brighter
 * than what is around them, larger than specks and smaller than half the picture. Markers of lead, clips, wires and
 * electrodes are such, too. The same pictures always give the same result.
 *
 * <p>A single file, without libraries, for {@code java FilterDetector.java INPUT OUTPUT}, which needs a JDK. With a Java
 * runtime only: {@code javac FilterDetector.java} elsewhere once, then {@code java -cp FOLDER FilterDetector INPUT OUTPUT}.
 *
 * <p>INPUT is searched for {@code *.png} at any depth. OUTPUT gets {@code result.json} and, below {@code overlays}, each
 * picture with its boxes. Exit code 0 with a result, 1 if no picture can be read or the result not be written, 2 if it is
 * called wrongly.
 */
public final class FilterDetector {

    private static final String WHAT = "stand-in, not a trained network";
    private static final String USAGE = "Usage: java FilterDetector.java INPUT OUTPUT%n"
            + "  Finds thin bright structures in the PNG pictures of the folder INPUT (a " + WHAT + ")";

    private FilterDetector() {}

    public static void main(String[] args) {
        System.exit(run(System.out, System.err, args));
    }

    static int run(PrintStream out, PrintStream err, String... args) {
        if (args.length != 2) {
            err.printf(USAGE + "%n");
            return 2;
        }
        try {
            Path input = Path.of(args[0]);
            if (!Files.isDirectory(input)) {
                err.println("There is no folder " + input + ". Name the folder with the pictures.");
                return 2;
            }
            return detect(input, Files.createDirectories(Path.of(args[1])), out, err);
        } catch (InvalidPathException e) {
            err.println("\"" + e.getInput() + "\" is no name of a folder: " + e.getReason());
            return 2;
        } catch (IOException e) {
            err.println("The pictures cannot be listed, or the result not be written: " + e.getMessage());
            return 1;
        }
    }

    private static int detect(Path input, Path output, PrintStream out, PrintStream err) throws IOException {
        List<Box> boxes = new ArrayList<>();
        List<Path> files = pictures(input);
        int unreadable = 0;
        for (Path file : files) {
            String name = input.relativize(file).toString().replace('\\', '/');
            try {
                Picture picture = Picture.read(file);
                List<Box> found = Finder.find(name, picture);
                boxes.addAll(found);
                Overlay.write(picture, found, output.resolve("overlays").resolve(name));
            } catch (UnreadableException e) {
                unreadable++;
                err.println(name + " is left out: " + e.getMessage());
            }
        }
        if (unreadable == files.size()) {
            err.println(files.isEmpty() ? "There is no picture (*.png)." : "No picture can be read.");
            return 1;
        }
        int read = files.size() - unreadable;
        Files.writeString(output.resolve("result.json"), Json.result(boxes, read, unreadable));
        out.printf(Locale.ROOT, "%d pictures, %d boxes (%s)%n", read, boxes.size(), WHAT);
        return 0;
    }

    private static List<Path> pictures(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".png"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    /** A structure that was found, in pixels of its picture, with a score of more than 0 up to 1. */
    record Box(String file, int x, int y, int width, int height, double score) {

        boolean isNear(Box other, int distance) {
            return x <= other.x + other.width + distance
                    && other.x <= x + width + distance
                    && y <= other.y + other.height + distance
                    && other.y <= y + height + distance;
        }

        /** The box around both, with the better score. */
        Box with(Box other) {
            int left = Math.min(x, other.x);
            int top = Math.min(y, other.y);
            return new Box(
                    file,
                    left,
                    top,
                    Math.max(x + width, other.x + other.width) - left,
                    Math.max(y + height, other.y + other.height) - top,
                    Math.max(score, other.score));
        }
    }

    /** A picture that is left out; the message says why. */
    static final class UnreadableException extends Exception {

        private static final long serialVersionUID = 1L;

        UnreadableException(String message) {
            super(message);
        }
    }

    /** Grey values from 0 to 1, row by row; black is 0. */
    record Picture(int width, int height, float[] grey) {

        /** What a hostile file may cost: some 400 MB. Radiographs have up to 20 million. */
        private static final long MOST_PIXELS = 50_000_000;

        private static final int WORKING_LENGTH = 1024;

        static Picture read(Path file) throws UnreadableException {
            try (ImageInputStream stream = ImageIO.createImageInputStream(file.toFile())) {
                Iterator<ImageReader> readers = stream == null ? null : ImageIO.getImageReaders(stream);
                if (readers == null || !readers.hasNext()) {
                    throw new UnreadableException("it is no picture");
                }
                ImageReader reader = readers.next();
                try {
                    reader.setInput(stream, true, true);
                    if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                        throw new UnreadableException("it has more than " + MOST_PIXELS + " pixels");
                    }
                    return of(reader.read(0));
                } finally {
                    reader.dispose();
                }
            } catch (IOException | RuntimeException e) {
                // The JDK's reader throws runtime exceptions of many kinds on damaged files.
                throw new UnreadableException("it is damaged or cannot be opened");
            }
        }

        private static Picture of(BufferedImage image) {
            float[] grey = new float[image.getWidth() * image.getHeight()];
            for (int y = 0; y < image.getHeight(); y++) {
                row(image, y, grey);
            }
            return new Picture(image.getWidth(), image.getHeight(), grey);
        }

        /** Grey pictures by their own values, since Java would apply a gamma curve to them, and cut 16 bits to 8. */
        private static void row(BufferedImage image, int y, float[] grey) {
            int width = image.getWidth();
            Raster raster = image.getRaster();
            int type = image.getType();
            if (type == BufferedImage.TYPE_BYTE_GRAY || type == BufferedImage.TYPE_USHORT_GRAY) {
                float white = type == BufferedImage.TYPE_BYTE_GRAY ? 255 : 65535;
                for (int x = 0; x < width; x++) {
                    grey[y * width + x] = raster.getSample(x, y, 0) / white;
                }
                return;
            }
            for (int x = 0; x < width; x++) {
                int rgb = image.getRGB(x, y);
                grey[y * width + x] =
                        ((rgb >> 16 & 255) * 0.299f + (rgb >> 8 & 255) * 0.587f + (rgb & 255) * 0.114f) / 255;
            }
        }

        /** How much smaller than this the {@link #workingSize()} is: a whole number. */
        int reduction() {
            int longer = (Math.max(width, height) + WORKING_LENGTH - 1) / WORKING_LENGTH;
            return Math.min(longer, Math.min(width, height));
        }

        /** Small enough that wires are a pixel or two wide; each pixel is the mean of those it stands for. */
        Picture workingSize() {
            int by = reduction();
            int w = width / by;
            int h = height / by;
            float[] mean = new float[w * h];
            for (int y = 0; y < h * by; y++) {
                for (int x = 0; x < w * by; x++) {
                    mean[y / by * w + x / by] += grey[y * width + x] / (by * by);
                }
            }
            return new Picture(w, h, mean);
        }

        /** The value that this part of the pixels does not exceed, the others being brighter. */
        float percentile(double part) {
            float[] sorted = grey.clone();
            Arrays.sort(sorted);
            return sorted[(int) Math.min(sorted.length - 1, Math.round(part * sorted.length))];
        }
    }

    /** Removes what is bright and thinner than a window, and tells what that was (a white top-hat, as morphology has it). */
    static final class TopHat {

        private TopHat() {}

        static Picture of(Picture picture, int window) {
            Picture opened = extreme(extreme(picture, window, -1), window, 1);
            float[] rest = new float[picture.grey.length];
            for (int i = 0; i < rest.length; i++) {
                rest[i] = picture.grey[i] - opened.grey[i];
            }
            return new Picture(picture.width, picture.height, rest);
        }

        /** The smallest (sign -1) or largest (1) value of a square about each pixel. */
        private static Picture extreme(Picture picture, int window, int sign) {
            int w = picture.width;
            int h = picture.height;
            float[] rows = new float[w * h];
            float[] both = new float[w * h];
            for (int y = 0; y < h; y++) {
                line(picture.grey, rows, y * w, 1, w, window / 2, sign);
            }
            for (int x = 0; x < w; x++) {
                line(rows, both, x, w, h, window / 2, sign);
            }
            return new Picture(w, h, both);
        }

        private static void line(float[] from, float[] to, int start, int step, int length, int reach, int sign) {
            for (int i = 0; i < length; i++) {
                float best = sign * from[start + i * step];
                for (int j = Math.max(0, i - reach); j <= Math.min(length - 1, i + reach); j++) {
                    best = Math.max(best, sign * from[start + j * step]);
                }
                to[start + i * step] = sign * best;
            }
        }
    }

    /** A connected structure: its extent, area, boundary, and how much brighter it is than its surroundings. */
    static final class Structure {

        private int left = Integer.MAX_VALUE;
        private int top = Integer.MAX_VALUE;
        private int right = -1;
        private int bottom = -1;
        private int area;
        private int boundary;
        private double brightness;

        private void add(int x, int y, int openSides, double brighter) {
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
            area++;
            boundary += openSides;
            brightness += brighter;
        }

        /** What does is the edge of a collimator or of the plate, or goes on outside. */
        private boolean touchesTheEdge(Picture picture) {
            return left == 0 || top == 0 || right == picture.width - 1 || bottom == picture.height - 1;
        }

        private int length() {
            return Math.max(right - left, bottom - top) + 1;
        }

        /** How often its thickness goes into its length. A line as thick as 1 and as long as 10 has 10, a disc 2. */
        private double slenderness() {
            return length() * boundary / (2.0 * area);
        }

        /** From 0 to 1: slender, bright, and of the size of a device in a picture whose values span this range. */
        private double score(int pictureLength, double range) {
            double part = (double) length() / pictureLength;
            return ramp(slenderness(), 3, 9)
                    * ramp(brightness / area / range, 0.15, 0.45)
                    * ramp(part, 0.015, 0.04)
                    * (1 - ramp(part, 0.3, 0.5));
        }

        private static double ramp(double value, double none, double full) {
            return Math.max(0, Math.min(1, (value - none) / (full - none)));
        }
    }

    /** Finds structures in a picture. */
    static final class Finder {

        /** What is thinner than this part of the picture's length counts as thin. */
        private static final double THIN = 0.015;

        private static final double LEAST_SCORE = 0.1;
        private static final int MOST_STRUCTURES = 100;
        private static final int MOST_BOXES = 10;

        private static final Comparator<Box> BEST_FIRST = Comparator.comparingDouble(Box::score)
                .reversed()
                .thenComparing(Box::y)
                .thenComparing(Box::x);

        private Finder() {}

        static List<Box> find(String name, Picture picture) {
            Picture small = picture.workingSize();
            int length = Math.max(small.width, small.height);
            double range = small.percentile(0.98) - small.percentile(0.02);
            if (range <= 0) {
                return List.of();
            }
            Picture thin = TopHat.of(small, Math.max(3, (int) (length * THIN)));
            List<Box> boxes = structures(thin, threshold(thin, range)).stream()
                    .filter(found -> !found.touchesTheEdge(small))
                    .map(found -> box(name, found, picture.reduction(), found.score(length, range)))
                    .filter(box -> box.score >= LEAST_SCORE)
                    .sorted(BEST_FIRST)
                    .limit(MOST_STRUCTURES)
                    .toList();
            return joined(boxes, (int) (picture.reduction() * length * THIN)).stream()
                    .sorted(BEST_FIRST)
                    .limit(MOST_BOXES)
                    .toList();
        }

        /** What lies close together is taken for parts of one: struts of a device, of which some do not touch. */
        private static List<Box> joined(List<Box> boxes, int distance) {
            List<Box> joined = new ArrayList<>();
            for (Box each : boxes) {
                Box grown = each;
                for (int i = 0; i < joined.size(); i++) {
                    if (grown.isNear(joined.get(i), distance)) {
                        grown = grown.with(joined.remove(i));
                        i = -1; // it may reach others now
                    }
                }
                joined.add(grown);
            }
            return joined;
        }

        /** Above the noise of this picture, and above what the edges of bones have. */
        private static float threshold(Picture thin, double range) {
            float median = thin.percentile(0.5);
            float spread = thin.percentile(0.84) - median;
            return (float) Math.max(median + 4 * spread, 0.12 * range);
        }

        private static List<Structure> structures(Picture thin, float threshold) {
            boolean[] seen = new boolean[thin.grey.length];
            List<Structure> all = new ArrayList<>();
            for (int i = 0; i < seen.length; i++) {
                if (!seen[i] && thin.grey[i] > threshold) {
                    all.add(grow(thin, threshold, i, seen));
                }
            }
            return all;
        }

        /** All that is connected with a pixel, by sides and corners. */
        private static Structure grow(Picture thin, float threshold, int start, boolean[] seen) {
            Structure structure = new Structure();
            Deque<Integer> open = new ArrayDeque<>(List.of(start));
            seen[start] = true;
            while (!open.isEmpty()) {
                int at = open.pop();
                int x = at % thin.width;
                int y = at / thin.width;
                int openSides = 0;
                for (int neighbour = 0; neighbour < 9; neighbour++) {
                    int nx = x + neighbour % 3 - 1;
                    int ny = y + neighbour / 3 - 1;
                    boolean inside = nx >= 0 && ny >= 0 && nx < thin.width && ny < thin.height;
                    int next = ny * thin.width + nx;
                    boolean part = inside && thin.grey[next] > threshold;
                    if (!part && neighbour % 2 == 1) {
                        openSides++;
                    }
                    if (part && !seen[next]) {
                        seen[next] = true;
                        open.push(next);
                    }
                }
                structure.add(x, y, openSides, thin.grey[at]);
            }
            return structure;
        }

        private static Box box(String name, Structure found, int by, double score) {
            return new Box(
                    name,
                    found.left * by,
                    found.top * by,
                    (found.right - found.left + 1) * by,
                    (found.bottom - found.top + 1) * by,
                    score);
        }
    }

    /** A picture with boxes, to be looked at. */
    static final class Overlay {

        private static final int YELLOW = 0xFFD000;

        private Overlay() {}

        static void write(Picture picture, List<Box> boxes, Path file) throws IOException {
            BufferedImage image = grey(picture);
            int thickness = Math.max(1, Math.max(picture.width, picture.height) / 500);
            boxes.forEach(box -> draw(image, box, thickness));
            Files.createDirectories(file.getParent());
            if (!ImageIO.write(image, "png", file.toFile())) {
                throw new IOException("this Java writes no PNG");
            }
        }

        /** From the darkest to the brightest but for a thousandth, so that few bright pixels do not darken the rest. */
        private static BufferedImage grey(Picture picture) {
            Picture small = picture.workingSize();
            float dark = small.percentile(0.001);
            float range = Math.max(small.percentile(0.999) - dark, Float.MIN_NORMAL);
            BufferedImage image = new BufferedImage(picture.width, picture.height, BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < picture.height; y++) {
                for (int x = 0; x < picture.width; x++) {
                    float value = (picture.grey[y * picture.width + x] - dark) / range;
                    image.setRGB(x, y, Math.max(0, Math.min(255, Math.round(255 * value))) * 0x010101);
                }
            }
            return image;
        }

        /** Around the box, so that nothing of what is in it is covered. Pixel by pixel: Java's drawing may want fonts. */
        private static void draw(BufferedImage image, Box box, int thickness) {
            int margin = 2 * thickness;
            for (int y = box.y - margin; y < box.y + box.height + margin; y++) {
                for (int x = box.x - margin; x < box.x + box.width + margin; x++) {
                    boolean line = x < box.x - thickness
                            || y < box.y - thickness
                            || x >= box.x + box.width + thickness
                            || y >= box.y + box.height + thickness;
                    if (line && x >= 0 && y >= 0 && x < image.getWidth() && y < image.getHeight()) {
                        image.setRGB(x, y, YELLOW);
                    }
                }
            }
        }
    }

    /** The result as it is stored with the run. */
    static final class Json {

        private Json() {}

        static String result(List<Box> boxes, int pictures, int unreadable) {
            double score = boxes.stream().mapToDouble(Box::score).max().orElse(0);
            return String.format(
                    Locale.ROOT,
                    "{%n  \"score\": %.3f,%n  \"boxes\": [%s],%n  \"pictures\": %d,%n  \"unreadable\": %d,%n"
                            + "  \"detector\": \"%s\"%n}%n",
                    score,
                    boxes.stream().map(Json::box).collect(Collectors.joining(",")),
                    pictures,
                    unreadable,
                    WHAT);
        }

        private static String box(Box box) {
            return String.format(
                    Locale.ROOT,
                    "%n    {\"file\": %s, \"x\": %d, \"y\": %d, \"width\": %d, \"height\": %d, \"score\": %.3f}",
                    quoted(box.file),
                    box.x,
                    box.y,
                    box.width,
                    box.height,
                    box.score);
        }

        private static String quoted(String text) {
            StringBuilder quoted = new StringBuilder("\"");
            text.chars()
                    .forEach(c -> quoted.append(
                            c < ' ' || c == '"' || c == '\\' || c > '~' ? String.format("\\u%04x", c) : (char) c + ""));
            return quoted.append('"').toString();
        }
    }
}
