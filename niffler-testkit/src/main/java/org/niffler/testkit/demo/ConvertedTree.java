package org.niffler.testkit.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What png-extraction.jar left, known by the SOP Instance UID that its sources' file names are. */
final class ConvertedTree {

    /** Of mapping.csv: source, picture, frame, note. */
    private static final Pattern MAPPING =
            Pattern.compile(".*?([0-9.]+)\\.dcm\"?,.*?(extracted-images/[^\",]+\\.png)\"?,([0-9]+),.*");

    /** Of held-back.csv and failures.csv: source, reason; source, class, reason. */
    private static final Pattern REASON = Pattern.compile(".*?([0-9.]+)\\.dcm\"?,(?:[0-9],)?(.*)");

    private final Path folder;
    private final Map<String, List<PictureFile>> pictures = new HashMap<>();
    private final Map<String, String> reasons = new HashMap<>();

    private ConvertedTree(Path folder) {
        this.folder = folder;
    }

    /** @throws IOException if a table is not there, or a picture is none */
    static ConvertedTree read(Path folder) throws IOException {
        ConvertedTree tree = new ConvertedTree(folder);
        tree.readMapping();
        tree.readReasons("held-back.csv", "held back: ");
        tree.readReasons("failures.csv", "failed: ");
        return tree;
    }

    /** The pictures of an object, frame after frame. */
    List<PictureFile> pictures(String sopUid) {
        return pictures.getOrDefault(sopUid, List.of());
    }

    /** Why an object became no picture; that is no failure by itself. */
    String withoutPicture(String sopUid) {
        return reasons.getOrDefault(sopUid, DemoStudies.NO_PIXELS);
    }

    /** All PNGs on the disk, whether a table knows them or not. */
    long pngs() throws IOException {
        try (Stream<Path> files = Files.walk(pictureFolder())) {
            return files.filter(file -> file.toString().endsWith(".png")).count();
        }
    }

    /** How many objects have their row in metadata.csv. Its first column is a name that is each object's own. */
    long metadataRows() throws IOException {
        return Files.readAllLines(metadata()).stream()
                .filter(line -> line.startsWith("extracted-images/"))
                .map(line -> line.substring(0, line.indexOf(',')))
                .distinct()
                .count();
    }

    Path pictureFolder() {
        return folder.resolve("extracted-images");
    }

    Path metadata() {
        return folder.resolve("metadata.csv");
    }

    Path mapping() {
        return folder.resolve("mapping.csv");
    }

    private void readMapping() throws IOException {
        for (String line : Files.readAllLines(mapping())) {
            Matcher matcher = MAPPING.matcher(line);
            if (matcher.matches()) {
                PictureFile picture = PictureFile.read(folder, matcher.group(2), Integer.parseInt(matcher.group(3)));
                pictures.computeIfAbsent(matcher.group(1), uid -> new ArrayList<>())
                        .add(picture);
            }
        }
    }

    private void readReasons(String table, String kind) throws IOException {
        for (String line : Files.readAllLines(folder.resolve(table))) {
            Matcher matcher = REASON.matcher(line);
            if (matcher.matches()) {
                reasons.put(matcher.group(1), kind + matcher.group(2));
            }
        }
    }
}
