package org.niffler.bench.explorer;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.niffler.bench.figures.MarkdownTable;
import org.niffler.bench.figures.Sample;
import org.niffler.bench.jar.ExplorerProcess;
import org.niffler.bench.jar.MetaExtractionJar;
import org.niffler.bench.jar.RunningService;
import org.niffler.testkit.pacs.TestSender;
import org.niffler.testkit.process.ProcessFailed;
import org.niffler.testkit.process.TempFolder;

/** Looks at images that meta-extraction.jar has received. */
public final class ImagesPart {

    private static final String AET = "RTNIFFLER";
    private static final String MOST = "200";

    private final Path jar;
    private final MetaExtractionJar service;
    private final List<String> javaOptions;

    /** @param service that receives the images */
    public ImagesPart(Path jar, MetaExtractionJar service, List<String> javaOptions) {
        this.jar = jar;
        this.service = service;
        this.javaOptions = List.copyOf(javaOptions);
    }

    /**
     * Measures, each series once and all again.
     *
     * @param images a folder with DICOM files
     */
    public List<String> run(Path images) throws IOException, InterruptedException {
        try (TempFolder folder = TempFolder.create("niffler-bench")) {
            try (RunningService running = service.serve(folder.path(), AET, List.of("--Durability", "none"))) {
                receive(images, running);
            }
            List<String> options = List.of(
                    "--state-folder", folder.path().resolve("state").toString(),
                    "--storage-folder", folder.path().resolve("storage").toString());
            try (ExplorerProcess explorer = ExplorerProcess.start(jar, javaOptions, folder.path(), options)) {
                return look(new Viewer(explorer.address()));
            }
        }
    }

    private static void receive(Path images, RunningService running) throws IOException, InterruptedException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(images)) {
            files = all.filter(file -> file.toString().endsWith(".dcm"))
                    .sorted()
                    .toList();
        }
        if (files.isEmpty()) {
            throw new IOException("There is no .dcm file in " + images + ".");
        }
        try (TestSender sender = new TestSender(AET, running.port())) {
            // A few at a time: an association has room for some 128 presentation contexts.
            for (int i = 0; i < files.size(); i += 50) {
                sender.send(files.subList(i, Math.min(i + 50, files.size())));
            }
        }
        running.awaitExtracted();
    }

    private static List<String> look(Viewer viewer) throws IOException, InterruptedException {
        List<String> thumbnails = new ArrayList<>();
        List<String> frames = new ArrayList<>();
        JsonNode studies = viewer.json(Viewer.path("cohort/studies", "filter", "Modality exists", "size", MOST))
                .path("studies");
        for (JsonNode study : studies) {
            JsonNode shown = viewer.json("/api/v1/studies/" + study.path("ref").asText());
            for (JsonNode series : shown.path("series")) {
                String path = "/api/v1/series/" + series.path("ref").asText();
                JsonNode instances =
                        viewer.json(path + "/instances?size=" + MOST).path("instances");
                if (!instances.isEmpty() && instances.get(0).path("held").isNull()) {
                    thumbnails.add(path + "/thumbnail?size=160");
                    frames.add(
                            "/api/v1/instances/" + instances.get(0).path("ref").asText() + "/frames/1");
                }
            }
        }
        MarkdownTable table = new MarkdownTable("what", "pictures", "not shown", "median, ms", "95 %, ms", "max, ms");
        row(table, "thumbnail of a series, for the first time", viewer, thumbnails);
        row(table, "the same again", viewer, thumbnails);
        row(table, "an image in full, for the first time", viewer, frames);
        row(table, "the same again", viewer, frames);
        return table.lines();
    }

    private static void row(MarkdownTable table, String what, Viewer viewer, List<String> paths)
            throws IOException, InterruptedException {
        List<Double> milliseconds = new ArrayList<>();
        int notShown = 0;
        for (String path : paths) {
            try {
                milliseconds.add(viewer.milliseconds(path));
            } catch (ProcessFailed e) {
                notShown++; // undecodable, or held back: the answer says why
            }
        }
        Sample sample = new Sample(milliseconds);
        table.row(List.of(
                what,
                Integer.toString(sample.size()),
                Integer.toString(notShown),
                Sample.format(sample.median()),
                Sample.format(sample.quantile(0.95)),
                Sample.format(sample.max())));
    }
}
