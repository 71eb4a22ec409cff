package org.niffler.testkit.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;
import org.niffler.testkit.fixture.WrittenInstance;

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
        boolean perfect = report(studies, tree) & countsAgree(studies, tree) & saysNothingOfPatients(studies, tree);
        sayWhereToLook(tree);
        return perfect;
    }

    private boolean report(List<Described> studies, ConvertedTree tree) {
        out.println();
        out.printf("%-15s %8s %8s  %s%n", "study", "objects", "pictures", "without a picture");
        boolean perfect = true;
        for (Described described : studies) {
            String why = "";
            int pictures = 0;
            for (WrittenInstance instance : described.study().instances()) {
                int its = tree.pictures(instance.sopUid()).size();
                pictures += its;
                why = its == 0 ? tree.withoutPicture(instance.sopUid()) : why;
                perfect &= its == described.picturesEach();
            }
            out.println("%-15s %8d %8d  %s"
                    .formatted(described.what(), described.objects(), pictures, why)
                    .stripTrailing());
            perfect &= why.equals(described.withoutPicture());
        }
        return perfect;
    }

    private boolean countsAgree(List<Described> studies, ConvertedTree tree) throws IOException {
        int objects = studies.stream().mapToInt(Described::objects).sum();
        int expected = studies.stream().mapToInt(Described::pictures).sum();
        long pictures = tree.pngs();
        long rows = tree.metadataRows();
        out.println();
        out.println("Pictures: " + pictures + " of " + expected + " expected, each of which opens.");
        out.println("Rows in metadata.csv: " + rows + " for " + objects + " objects.");
        return pictures == expected && rows == objects;
    }

    private boolean saysNothingOfPatients(List<Described> studies, ConvertedTree tree) throws IOException {
        List<String> found = IdentitySearch.of(studies).in(tree.pictureFolder(), tree.metadata(), tree.report());
        if (found.isEmpty()) {
            out.println(
                    "Patients' names and IDs in pictures, metadata.csv and report.html: none; looked for in every byte.");
        }
        found.forEach(line -> out.println("PATIENT IDENTITY: " + line));
        return found.isEmpty();
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
