package org.niffler.testkit.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Niffler's work from end to end: studies that lie in a PACS become pictures without patient identity, and as a live stream
 * they become documents.
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

    /** @return whether everything was retrieved, converted and extracted as it should be */
    boolean run() throws IOException, InterruptedException {
        Path archive = folder.resolve("pacs");
        List<Described> studies = DemoStudies.writeTo(archive);
        boolean retrieved = new Retrieval(new Jar(jars.coldExtraction(), folder, out)).run(studies, archive);
        Optional<ConvertedStudies> converted = new Conversion(new Jar(jars.pngExtraction(), folder, out)).run(studies);
        Optional<StreamedStudies> streamed = new Streaming(new Jar(jars.metaExtraction(), folder, out), jars.profiles())
                .run(studies, converted.map(ConvertedStudies::tree));
        if (converted.isPresent() && streamed.isPresent()) {
            report(studies, converted.get().tree(), streamed.get());
        }
        out.println("Delete " + folder + " when you have seen enough.");
        return retrieved
                && converted.map(ConvertedStudies::perfect).orElse(false)
                && streamed.map(StreamedStudies::perfect).orElse(false);
    }

    private void report(List<Described> studies, ConvertedTree tree, StreamedStudies streamed) throws IOException {
        Path report = folder.resolve("report.html");
        Files.writeString(report, ContactSheet.of(studies, tree, streamed).html());
        out.println();
        out.println("To look at, with a browser:      " + report);
        out.println("Pictures, with pseudonyms:       " + tree.pictureFolder());
        out.println("Table of their headers:          " + tree.metadata());
        out.println("Which file became which picture: " + tree.mapping() + " (identifies patients)");
        out.println("Documents, a line of JSON each:  " + folder.resolve(Streaming.DOCUMENTS) + " (all but "
                + Streaming.SHARED + ".jsonl identify patients)");
        out.println("The log of the service:          " + folder.resolve(MetadataServer.LOG));
        out.println("What was retrieved, and sent:    " + folder.resolve(Retrieval.STUDIES) + ", "
                + folder.resolve(MetadataServer.RECEIVED));
    }
}
