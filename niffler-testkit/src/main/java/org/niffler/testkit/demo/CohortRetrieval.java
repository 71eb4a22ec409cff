package org.niffler.testkit.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.niffler.testkit.fixture.DcmFiles;

/** A cohort found in the metadata, retrieved with the command that its finder names, and made fit to be shared. */
final class CohortRetrieval {

    static final String COHORT = "cohort.csv";
    static final String RETRIEVED = "cohort-studies";
    static final String DEIDENTIFIED = "cohort-deidentified";

    /** A day of the CT, on which the PACS has other studies and other days of the same patient. */
    static final String FILTER = "Modality = CT and StudyDate = 20240102";

    private static final String TO_RETRIEVE = "To retrieve it: java -jar cold-extraction.jar ";

    private final Jar coldExtraction;
    private final Jar appLayer;
    private final Path folder;
    private final PrintWriter out;

    /** Both work in the same folder. */
    CohortRetrieval(Jar coldExtraction, Jar appLayer) {
        this.coldExtraction = coldExtraction;
        this.appLayer = appLayer;
        this.folder = appLayer.folder();
        this.out = appLayer.out();
    }

    /** Those that {@link #FILTER} means, as their files say. */
    static List<Described> cohort(List<Described> studies) {
        return studies.stream().filter(CohortRetrieval::isMeant).toList();
    }

    private static boolean isMeant(Described described) {
        Attributes first = DcmFiles.dataSet(described.study().instances().get(0).file());
        return first.getString(Tag.Modality).equals("CT")
                && first.getString(Tag.StudyDate).equals("20240102");
    }

    /** @return whether exactly the studies of the cohort came, and nothing of their patients is left in what is shared */
    boolean run(List<Described> studies) throws IOException, InterruptedException {
        out.println();
        out.println(
                "app-layer.jar asks the store that the service has left. A cohort of it is retrieved with one more");
        out.println("command, from the PACS to another folder:");
        Optional<List<String>> toRetrieve = find();
        if (toRetrieve.isEmpty()) {
            out.println("app-layer.jar named no command that retrieves the cohort.");
            return false;
        }
        List<String> retrieve = new ArrayList<>(toRetrieve.get());
        retrieve.addAll(List.of("--NifflerSystem", DemoPacs.SYSTEM, "--StorageFolder", RETRIEVED));
        boolean succeeded = coldExtraction.call(retrieve.toArray(String[]::new)) == 0;
        return exactly(cohort(studies)) && succeeded && deidentify(cohort(studies));
    }

    /** @return what cold-extraction.jar is to be started with, as it was printed */
    private Optional<List<String>> find() throws IOException, InterruptedException {
        Path log = folder.resolve("cohort.out");
        int exitCode = appLayer.listen(
                log, "cohort", "--filter", FILTER, "--output", COHORT, "--state-folder", MetadataServer.STATE);
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> exitCode == 0 && line.startsWith(TO_RETRIEVE))
                    .map(line -> List.of(line.substring(TO_RETRIEVE.length()).split(" ")))
                    .findFirst();
        }
    }

    private boolean exactly(List<Described> cohort) throws IOException {
        int expected = 0;
        int identical = 0;
        for (Described described : cohort) {
            Comparison comparison = Comparison.of(described.study(), folder.resolve(RETRIEVED));
            expected += comparison.expected();
            identical += comparison.identical();
        }
        long came = instances(RETRIEVED);
        out.println();
        out.println("The cohort is " + cohort.size() + " studies with " + expected + " instances. Retrieved: " + came
                + ", of which " + identical + " as the PACS has them, byte for byte.");
        return identical == expected && came == expected;
    }

    private boolean deidentify(List<Described> cohort) throws IOException, InterruptedException {
        boolean succeeded = appLayer.call("deidentify", "--pseudonym-key", Conversion.KEY, RETRIEVED, DEIDENTIFIED) == 0
                && appLayer.call("deidentify", "--check", DEIDENTIFIED) == 0;
        int expected = cohort.stream().mapToInt(Described::objects).sum();
        long written = instances(DEIDENTIFIED);
        out.println();
        out.println("De-identified: " + written + " of " + expected + " instances.");
        return succeeded && written == expected;
    }

    private long instances(String name) throws IOException {
        Path in = folder.resolve(name);
        if (Files.notExists(in)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(in)) {
            return files.filter(file -> file.toString().endsWith(".dcm")).count();
        }
    }
}
