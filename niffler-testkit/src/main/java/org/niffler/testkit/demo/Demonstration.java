package org.niffler.testkit.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** Niffler's main job from end to end: studies that lie in a PACS become pictures without patient identity. */
final class Demonstration {

    private final Jar coldExtraction;
    private final Jar pngExtraction;
    private final Path folder;
    private final PrintWriter out;

    /**
     * @param folder an empty one, for everything that is written; it stays, to be looked at
     */
    Demonstration(DemoJars jars, Path folder, PrintWriter out) {
        this.coldExtraction = new Jar(jars.coldExtraction(), folder, out);
        this.pngExtraction = new Jar(jars.pngExtraction(), folder, out);
        this.folder = folder;
        this.out = out;
    }

    /** @return whether everything was retrieved and converted as it should be */
    boolean run() throws IOException, InterruptedException {
        Path archive = folder.resolve("pacs");
        List<Described> studies = DemoStudies.writeTo(archive);
        boolean retrieved = new Retrieval(coldExtraction).run(studies, archive);
        boolean converted = new Conversion(pngExtraction).run(studies);
        out.println("Delete " + folder + " when you have seen enough.");
        return retrieved && converted;
    }
}
