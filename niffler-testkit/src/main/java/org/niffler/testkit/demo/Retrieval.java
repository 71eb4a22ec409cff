package org.niffler.testkit.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The first part: a CSV list, cold-extraction.jar between us and the PACS, and a look at what it brought. */
final class Retrieval {

    static final String STUDIES = "studies";

    /** Not config.json, where png-extraction.jar, started in the same folder, would look for its own. */
    private static final String CONFIG = "cold-extraction.json";

    private final Jar jar;
    private final Path folder;
    private final PrintWriter out;

    /** @param jar cold-extraction.jar; what it writes goes to its working folder */
    Retrieval(Jar jar) {
        this.jar = jar;
        this.folder = jar.folder();
        this.out = jar.out();
    }

    /** @return whether all of the studies came */
    boolean run(List<Described> studies, DemoPacs pacs) throws IOException, InterruptedException {
        configure(studies);
        introduce(pacs, studies);
        boolean succeeded =
                jar.call("echo", "--NifflerSystem", DemoPacs.SYSTEM) == 0 && jar.call("--config", CONFIG) == 0;
        return report(studies) && succeeded;
    }

    private void configure(List<Described> studies) throws IOException {
        Files.writeString(folder.resolve(CONFIG), """
                {
                  "NifflerSystem": "%s",
                  "CsvFile": "patients.csv",
                  "StorageFolder": "%s",
                  "FirstAttr": "PatientID"
                }
                """.formatted(DemoPacs.SYSTEM, STUDIES));
        Files.writeString(
                folder.resolve("patients.csv"),
                studies.stream()
                        .map(described -> described.study().patientId())
                        .distinct()
                        .collect(Collectors.joining("\n", "PatientID\n", "\n")));
    }

    private void introduce(DemoPacs pacs, List<Described> studies) {
        int instances = studies.stream().mapToInt(Described::objects).sum();
        out.println("A PACS in this process, " + pacs.address() + ", has " + studies.size() + " synthetic studies with "
                + instances + " instances.");
        out.println("A CSV lists its patients. cold-extraction.jar is run in " + folder + ":");
    }

    private boolean report(List<Described> studies) {
        out.println();
        out.printf("%-10s %-15s %8s %8s %10s%n", "patient", "study", "in PACS", "on disk", "identical");
        boolean perfect = true;
        for (Described described : studies) {
            Comparison comparison = Comparison.of(described.study(), folder.resolve(STUDIES));
            out.printf(
                    "%-10s %-15s %8d %8d %10d%n",
                    described.study().patientId(),
                    described.what(),
                    comparison.expected(),
                    comparison.onDisk(),
                    comparison.identical());
            perfect &= comparison.isPerfect();
        }
        out.println();
        out.println(
                "How it was verified: cold-extraction compared the number of instances that the PACS reported for each");
        out.println(
                "study with the files that arrived, before it called a study complete. This demonstration then compared");
        out.println("each file's data set with the PACS's own, byte for byte.");
        return perfect;
    }
}
