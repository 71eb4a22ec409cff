package org.niffler.testkit.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;

/** The second half: png-extraction.jar on what was retrieved, and a look at what it made. */
final class Conversion {

    private static final String OUTPUT = "converted";

    private final Jar jar;
    private final PrintWriter out;

    /** @param jar png-extraction.jar; its working folder has the studies */
    Conversion(Jar jar) {
        this.jar = jar;
        this.out = jar.out();
    }

    /** @return whether every picture and row that these studies should give is there, and no patient's identity is */
    boolean run(List<Described> studies) throws IOException, InterruptedException {
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
                "pseudonym.key",
                "--scaling",
                "window");
        if (exitCode != 0) {
            out.println("png-extraction.jar ended with exit code " + exitCode + ".");
            return false;
        }
        ConvertedTree tree = ConvertedTree.read(jar.folder().resolve(OUTPUT));
        Files.writeString(tree.report(), ContactSheet.of(studies, tree).html());
        boolean perfect = new ConversionCheck(studies, tree, out).passes();
        sayWhereToLook(tree);
        return perfect;
    }

    private void sayWhereToLook(ConvertedTree tree) {
        out.println();
        out.println("To look at, with a browser:      " + tree.report());
        out.println("Pictures, with pseudonyms:       " + tree.pictureFolder());
        out.println("Table of their headers:          " + tree.metadata());
        out.println("Which file became which picture: " + tree.mapping() + " (identifies patients)");
        out.println("What was retrieved:              " + jar.folder().resolve(Retrieval.STUDIES));
    }
}
