package org.niffler.testkit.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.niffler.testkit.fixture.WrittenInstance;

/** Compares what was converted with what these studies should give, and says what it finds. */
final class ConversionCheck {

    private final List<Described> studies;
    private final ConvertedTree tree;
    private final PrintWriter out;

    ConversionCheck(List<Described> studies, ConvertedTree tree, PrintWriter out) {
        this.studies = studies;
        this.tree = tree;
        this.out = out;
    }

    /**
     * Makes all comparisons, whether one fails or not.
     *
     * @return whether every picture and row is there, none is too many, and nothing to be shared names a patient
     */
    boolean passes() throws IOException {
        boolean pictures = everyObjectGaveWhatItShould();
        boolean counts = countsAgree();
        boolean anonymous = saysNothingOfPatients();
        return pictures && counts && anonymous;
    }

    private boolean everyObjectGaveWhatItShould() {
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

    private boolean countsAgree() throws IOException {
        int objects = studies.stream().mapToInt(Described::objects).sum();
        int expected = studies.stream().mapToInt(Described::pictures).sum();
        long pictures = tree.pngs();
        long rows = tree.metadataRows();
        out.println();
        out.println("Pictures: " + pictures + " of " + expected + " expected, each of which opens.");
        out.println("Rows in metadata.csv: " + rows + " for " + objects + " objects.");
        return pictures == expected && rows == objects;
    }

    private boolean saysNothingOfPatients() throws IOException {
        List<String> found = IdentitySearch.of(studies).in(tree.pictureFolder(), tree.metadata());
        if (found.isEmpty()) {
            out.println("Patients' names and IDs in pictures and metadata.csv: none; looked for in every byte.");
        }
        found.forEach(line -> out.println("PATIENT IDENTITY: " + line));
        return found.isEmpty();
    }
}
