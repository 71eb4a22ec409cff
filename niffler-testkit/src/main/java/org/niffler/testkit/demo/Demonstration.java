package org.niffler.testkit.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.niffler.testkit.demo.DemoStudies.Described;
import org.niffler.testkit.pacs.TestPacs;
import org.niffler.testkit.process.Ports;

/**
 * Niffler's main job from end to end: a PACS with synthetic studies, a CSV list, the real jar between them, and a look at
 * what it brought.
 */
final class Demonstration {

    private static final String PACS_AET = "DEMOPACS";
    private static final String OUR_AET = "QBNIFFLER";

    private final Path jar;
    private final Path folder;
    private final PrintWriter out;

    /**
     * @param jar cold-extraction.jar
     * @param folder an empty one, for everything that is written
     */
    Demonstration(Path jar, Path folder, PrintWriter out) {
        this.jar = jar;
        this.folder = folder;
        this.out = out;
    }

    /** @return whether everything was retrieved */
    boolean run() throws IOException, InterruptedException {
        List<Described> studies = DemoStudies.writeTo(folder.resolve("pacs"));
        int port = Ports.free();
        try (TestPacs pacs = TestPacs.serve(PACS_AET, folder.resolve("pacs")).destination(OUR_AET, port)) {
            configure(pacs, port, studies);
            introduce(pacs, studies);
            boolean succeeded =
                    call("echo", "--NifflerSystem", "system.json") == 0 && call("--config", "config.json") == 0;
            return report(studies) && succeeded;
        }
    }

    private void configure(TestPacs pacs, int port, List<Described> studies) throws IOException {
        Files.writeString(folder.resolve("system.json"), """
                {
                  "SrcAet": "%s",
                  "QueryAet": "%s@127.0.0.1:%d",
                  "DestAet": "%s",
                  "MinFreeSpace": "100 MiB"
                }
                """.formatted(pacs.address(), OUR_AET, port, OUR_AET));
        Files.writeString(folder.resolve("config.json"), """
                {
                  "NifflerSystem": "system.json",
                  "CsvFile": "patients.csv",
                  "StorageFolder": "studies",
                  "FirstAttr": "PatientID"
                }
                """);
        Files.writeString(
                folder.resolve("patients.csv"),
                studies.stream()
                        .map(described -> described.study().patientId())
                        .distinct()
                        .collect(Collectors.joining("\n", "PatientID\n", "\n")));
    }

    private void introduce(TestPacs pacs, List<Described> studies) {
        int instances = studies.stream()
                .mapToInt(described -> described.study().instances().size())
                .sum();
        out.println("A PACS in this process, " + pacs.address() + ", has " + studies.size() + " synthetic studies with "
                + instances + " instances.");
        out.println("A CSV lists its patients. cold-extraction.jar is run in " + folder + ":");
    }

    /** Runs the jar as a user would, its output among ours. */
    private int call(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(javaProgram(), "-jar", jar.toString()));
        command.addAll(List.of(arguments));
        out.println();
        out.println("$ java -jar " + jar.getFileName() + " " + String.join(" ", arguments));
        out.flush();
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .inheritIO()
                .start()
                .waitFor();
    }

    private boolean report(List<Described> studies) {
        out.println();
        out.printf("%-10s %-15s %8s %8s %10s%n", "patient", "study", "in PACS", "on disk", "identical");
        boolean perfect = true;
        for (Described described : studies) {
            Comparison comparison = Comparison.of(described.study(), folder.resolve("studies"));
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
        out.println("To look at: " + folder.resolve("studies") + " (delete " + folder + " when you have seen enough)");
        return perfect;
    }

    private static String javaProgram() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
