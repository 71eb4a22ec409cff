package org.niffler.testkit.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/** The second part: png-extraction.jar on what was retrieved, and a look at what it made. */
final class Conversion {

    static final String OUTPUT = "converted";

    /** Of the pseudonyms; what the next part makes can be joined by it. */
    static final String KEY = "pseudonym.key";

    private final Jar jar;
    private final PrintWriter out;

    /** @param jar png-extraction.jar; its working folder has the studies */
    Conversion(Jar jar) {
        this.jar = jar;
        this.out = jar.out();
    }

    /** @return empty if nothing was converted */
    Optional<ConvertedStudies> run(List<Described> studies) throws IOException, InterruptedException {
        out.println();
        out.println(
                "png-extraction.jar converts what was retrieved. The key of the pseudonyms is kept apart from the output:");
        int exitCode = jar.call(
                "--DICOMHome",
                Retrieval.STUDIES,
                "--OutputDirectory",
                OUTPUT,
                "--depth",
                "-1",
                "--pseudonym-key",
                KEY,
                "--scaling",
                "window");
        if (exitCode != 0) {
            out.println("png-extraction.jar ended with exit code " + exitCode + ".");
            return Optional.empty();
        }
        ConvertedTree tree = ConvertedTree.read(jar.folder().resolve(OUTPUT));
        return Optional.of(new ConvertedStudies(tree, new ConversionCheck(studies, tree, out).passes()));
    }
}
