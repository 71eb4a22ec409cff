package org.niffler.app.query;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.niffler.app.cohort.Cohort;
import org.niffler.metadata.DocumentQuery;
import org.niffler.metadata.MetadataQuery;
import org.niffler.metadata.StoredDocument;

/** Finds the studies that have documents that match. */
public final class CohortQuery {

    /** In the place of an attribute that a document does not have. */
    public static final String ABSENT = "(absent)";

    /** In the place of an attribute without a value. */
    public static final String EMPTY = "(empty)";

    private final MetadataQuery store;
    private final String collection;
    private final ShownIdentity identity;

    /** @param identity in the place of PatientID, StudyInstanceUID and AccessionNumber */
    public CohortQuery(MetadataQuery store, String collection, ShownIdentity identity) {
        this.store = store;
        this.collection = collection;
        this.identity = identity;
    }

    /**
     * Reads the documents that match.
     *
     * @param groupBy attributes; an empty list for no groups
     * @throws org.niffler.metadata.QueryRefusedException if the store does not understand the filter
     * @throws org.niffler.metadata.StoreUnavailableException if the store cannot be reached
     */
    public Cohort find(CohortFilter filter, List<String> groupBy) throws IOException {
        Set<String> attributes = new HashSet<>(filter.attributes());
        attributes.addAll(groupBy);
        attributes.addAll(List.of("PatientID", "StudyInstanceUID", "AccessionNumber", "SeriesInstanceUID"));
        Cohort cohort = new Cohort();
        store.find(new DocumentQuery(collection, filter.condition(), attributes), document -> {
            if (filter.wanted().test(document)) {
                add(document, groupBy, cohort);
            }
        });
        return cohort;
    }

    private void add(StoredDocument document, List<String> groupBy, Cohort cohort) {
        cohort.add(
                identity.patient(document.plain("PatientID")),
                identity.uid(document.plain("StudyInstanceUID")),
                identity.accession(document.plain("AccessionNumber")),
                document.text("SeriesInstanceUID").orElse(document.id()),
                groupBy.stream().map(attribute -> value(document, attribute)).toList());
    }

    private static String value(StoredDocument document, String attribute) {
        return document.values(attribute)
                .map(values -> values.isEmpty() ? EMPTY : String.join("\\", values))
                .orElse(ABSENT);
    }
}
