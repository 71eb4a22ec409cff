package org.niffler.testkit.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.niffler.testkit.fixture.WrittenInstance;

/** Compares what the metadata service kept with what these studies should give, and says what it finds. */
final class MetadataCheck {

    private final List<Described> studies;
    private final PrintWriter out;

    MetadataCheck(List<Described> studies, PrintWriter out) {
        this.studies = studies;
        this.out = out;
    }

    /** All series of the studies. */
    static Set<String> series(List<Described> studies) {
        return studies.stream()
                .flatMap(described -> described.study().instances().stream())
                .map(WrittenInstance::seriesUid)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether each instance is on disk as it was sent. */
    boolean received(Path storage) {
        int sent = 0;
        int identical = 0;
        for (Described described : studies) {
            Comparison comparison = Comparison.of(described.study(), storage);
            sent += comparison.expected();
            identical += comparison.identical();
        }
        out.println("On disk, the data set byte for byte as it was sent: " + identical + " of " + sent + ".");
        return identical == sent;
    }

    /** Whether each series has exactly one document of each profile, and none was written twice. */
    boolean documents(List<StoredDocuments> collections, Measured measured) {
        Set<String> series = series(studies);
        boolean perfect = true;
        for (StoredDocuments collection : collections) {
            List<String> wrong = new ArrayList<>();
            List<String> ids = collection.values("_id");
            Set<String> distinct = new HashSet<>(ids);
            boolean pseudonymous = collection.collection().equals(Streaming.SHARED);
            if (ids.size() != series.size() || distinct.size() != series.size()) {
                wrong.add(distinct.size() + " of " + series.size() + " series have documents, and there are "
                        + ids.size());
            } else if (!pseudonymous && !distinct.equals(series)) {
                wrong.add("its documents are not those of the series that were sent");
            }
            long written = measured.written().getOrDefault(collection.collection(), 0L);
            if (written != series.size()) {
                wrong.add(written + " documents were written for " + series.size() + " series");
            }
            wrong.forEach(what -> out.println("WRONG in " + collection.collection() + ": " + what + "."));
            perfect &= wrong.isEmpty();
        }
        if (perfect) {
            out.println("Documents: one for each of " + series.size() + " series and " + collections.size()
                    + " profiles, none written twice.");
        }
        return perfect;
    }

    /** Whether the documents that may be shared name no patient, and call them as the pictures do. */
    boolean pseudonyms(StoredDocuments shared, ConvertedTree tree) throws IOException {
        Set<String> known = new HashSet<>(shared.values("PatientID"));
        boolean same = studies.stream()
                .flatMap(described -> described.study().instances().stream())
                .flatMap(instance -> tree.pictures(instance.sopUid()).stream())
                .allMatch(picture -> known.contains(picture.pseudonym()));
        out.println(
                same
                        ? "Pseudonyms in " + Streaming.SHARED + ": those of the pictures, as the key is the same."
                        : "WRONG in " + Streaming.SHARED + ": a patient's pseudonym is not that of the pictures.");
        return same;
    }

    boolean saysNothingOfPatients(StoredDocuments shared) throws IOException {
        List<String> found = IdentitySearch.of(studies).in(shared.file());
        if (found.isEmpty()) {
            out.println("Patients' names and IDs in " + Streaming.SHARED + ": none; looked for in every byte.");
        }
        found.forEach(line -> out.println("PATIENT IDENTITY: " + line));
        return found.isEmpty();
    }
}
