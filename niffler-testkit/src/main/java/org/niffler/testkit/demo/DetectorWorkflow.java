package org.niffler.testkit.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.niffler.testkit.demo.DetectorRuns.Overlay;
import org.niffler.testkit.fixture.WrittenInstance;

/** The shipped workflow of the detector, in force at the metadata service, and a look at its runs. */
final class DetectorWorkflow {

    static final String NAME = "find-filter";

    /** Of the service. */
    static final String WORKFLOWS = "workflows";

    static final String OUTPUT = "workflow-output";

    /** With the pictures of all runs. */
    static final String DETECTED = "detected";

    /** The score of a filter that is there: some of the radiographs have one. */
    private static final double FOUND = 0.5;

    private static final String RUN = "niffler-run.json";
    private static final String FAILED = ".failed";

    private final Path folder;
    private final PrintWriter out;
    private final ObjectMapper mapper = new ObjectMapper();

    /** @param folder of the demonstration */
    DetectorWorkflow(Path folder, PrintWriter out) {
        this.folder = folder;
        this.out = out;
    }

    /** @param examples the folder of the shipped ones, of which this is copied as a user would do it */
    void putInForce(Path examples) throws IOException {
        Path workflows = Files.createDirectory(folder.resolve(WORKFLOWS));
        Files.copy(examples.resolve(NAME + ".json"), workflows.resolve(NAME + ".json"));
        Path besides = Files.createDirectory(workflows.resolve(NAME));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(examples.resolve(NAME))) {
            for (Path file : files) {
                Files.copy(file, besides.resolve(file.getFileName()));
            }
        }
    }

    /** Whether as many runs have ended as there should be. */
    boolean hasEnded(List<Described> studies) {
        return runs().size() >= expected(studies).size();
    }

    /**
     * Compares runs and output with what these studies should give, and says what it finds. Runs have the names of series as the
     * pictures have them, which nobody can tell from here.
     */
    DetectorRuns look(List<Described> studies) throws IOException {
        Map<String, Boolean> expected = expected(studies);
        List<Overlay> overlays = new ArrayList<>();
        long succeeded = 0;
        boolean showsSeries = false;
        List<Path> ended = runs();
        for (Path run : ended) {
            if ("succeeded".equals(read(run.resolve(RUN)).path("status").asText())) {
                succeeded++;
                overlays.addAll(overlays(run));
            }
            showsSeries |= expected.containsKey(run.getFileName().toString().replace(FAILED, ""));
        }
        overlays.sort(Comparator.comparingDouble(Overlay::score).reversed().thenComparing(Overlay::file));
        long shouldSucceed = expected.values().stream().filter(each -> each).count();
        boolean perfect = ended.size() == expected.size()
                && succeeded == shouldSucceed
                && !showsSeries
                && overlays.size() == succeeded
                && overlays.stream().anyMatch(overlay -> overlay.score() >= FOUND);
        DetectorRuns runs = new DetectorRuns(expected.size(), succeeded, ended.size() - succeeded, overlays, perfect);
        say(runs);
        return runs;
    }

    /** The folders of those that have ended. */
    private List<Path> runs() {
        if (!Files.isDirectory(output())) {
            return List.of();
        }
        try (Stream<Path> runs = Files.list(output())) {
            return runs.filter(run -> !run.getFileName().toString().startsWith("."))
                    .filter(run -> Files.exists(run.resolve(RUN)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void say(DetectorRuns runs) {
        out.println((runs.perfect() ? "" : "WRONG: ") + "Runs of the workflow " + NAME + ": " + runs.succeeded()
                + " succeeded, with " + runs.overlays().size() + " pictures, in "
                + runs.overlays().stream()
                        .filter(overlay -> overlay.score() >= FOUND)
                        .count() + " of which wires were found; " + runs.failed()
                + " failed, as should those of images that are held back; of " + runs.series() + " series.");
    }

    /** All radiographs of the demonstration are of the chest, and whether their runs should succeed. */
    private static Map<String, Boolean> expected(List<Described> studies) {
        Map<String, Boolean> expected = new TreeMap<>();
        for (Described described : studies) {
            if (described.what().startsWith("DX")) {
                for (WrittenInstance instance : described.study().instances()) {
                    expected.put(instance.seriesUid(), described.picturesEach() > 0);
                }
            }
        }
        return expected;
    }

    private List<Overlay> overlays(Path run) throws IOException {
        double score = read(run.resolve("result.json")).path("score").asDouble();
        Path pictures = run.resolve("overlays");
        List<Overlay> overlays = new ArrayList<>();
        try (Stream<Path> files = Files.walk(pictures)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path shown = Path.of(DETECTED).resolve(pictures.relativize(file));
                Files.createDirectories(folder.resolve(shown).getParent());
                Files.copy(file, folder.resolve(shown), StandardCopyOption.REPLACE_EXISTING);
                overlays.add(new Overlay(shown.toString(), score));
            }
        }
        return overlays;
    }

    private Path output() {
        return folder.resolve(OUTPUT).resolve(NAME);
    }

    private JsonNode read(Path file) throws IOException {
        return mapper.readTree(file.toFile());
    }
}
