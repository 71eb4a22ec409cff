package org.niffler.testkit.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Niffler's work from end to end: studies that lie in a PACS become pictures without patient identity, as a live stream
 * they become documents, and questions about scanners and cohorts are answered from these.
 */
final class Demonstration {

    private final DemoJars jars;
    private final Path folder;
    private final PrintWriter out;

    /**
     * @param folder an empty one, for everything that is written; it stays, to be looked at
     */
    Demonstration(DemoJars jars, Path folder, PrintWriter out) {
        this.jars = jars;
        this.folder = folder;
        this.out = out;
    }

    /** @return whether everything was retrieved, converted, extracted and reported as it should be */
    boolean run() throws IOException, InterruptedException {
        Path archive = folder.resolve("pacs");
        List<Described> studies = DemoStudies.writeTo(archive);
        try (DemoPacs pacs = DemoPacs.start(archive, folder)) {
            boolean perfect = work(studies, pacs);
            out.println("Delete " + folder + " when you have seen enough.");
            return perfect;
        }
    }

    private boolean work(List<Described> studies, DemoPacs pacs) throws IOException, InterruptedException {
        boolean retrieved = new Retrieval(jar(jars.coldExtraction())).run(studies, pacs);
        Optional<ConvertedStudies> converted = new Conversion(jar(jars.pngExtraction())).run(studies);
        Optional<StreamedStudies> streamed = new Streaming(jar(jars.metaExtraction()), jars.profiles(), jars.examples())
                .run(studies, converted.map(ConvertedStudies::tree));
        if (converted.isEmpty() || streamed.isEmpty()) {
            return false;
        }
        Answers answers = new Questions(jar(jars.coldExtraction()), jar(jars.appLayer())).run(studies);
        report(studies, converted.get().tree(), streamed.get(), answers);
        return retrieved && converted.get().perfect() && streamed.get().perfect() && answers.perfect();
    }

    private Jar jar(Path file) {
        return new Jar(file, folder, out);
    }

    private void report(List<Described> studies, ConvertedTree tree, StreamedStudies streamed, Answers answers)
            throws IOException {
        Path report = folder.resolve("report.html");
        Files.writeString(
                report, ContactSheet.of(studies, tree, streamed, answers).html());
        out.println();
        out.println("To look at, with a browser:      " + report);
        Path page = folder.resolve(ScannerReport.PAGE);
        out.println("Utilization of the scanners:     "
                + (Files.exists(page) ? page : folder.resolve(ScannerReport.UTILIZATION)));
        out.println("Pictures, with pseudonyms:       " + tree.pictureFolder());
        out.println("Table of their headers:          " + tree.metadata());
        out.println("Which file became which picture: " + tree.mapping() + " (identifies patients)");
        out.println("Documents, a line of JSON each:  " + folder.resolve(Streaming.DOCUMENTS) + " (all but "
                + Streaming.SHARED + ".jsonl identify patients)");
        out.println("What the workflow has made:      "
                + folder.resolve(DetectorWorkflow.OUTPUT).resolve(DetectorWorkflow.NAME)
                + " (its folders have pseudonymous names)");
        out.println("The log of the service:          " + folder.resolve(MetadataServer.LOG));
        out.println("The cohort, without identity:    " + folder.resolve(CohortRetrieval.DEIDENTIFIED)
                + " (the other cohort-* and " + CohortRetrieval.COHORT + " identify patients)");
        out.println("What was retrieved, and sent:    " + folder.resolve(Retrieval.STUDIES) + ", "
                + folder.resolve(MetadataServer.RECEIVED));
    }
}
