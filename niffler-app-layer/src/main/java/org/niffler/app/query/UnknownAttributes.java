package org.niffler.app.query;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.niffler.metadata.DocumentQuery;
import org.niffler.metadata.MetadataQuery;

/** Finds which attributes a collection does not have; most likely, its profile does not name them. */
public final class UnknownAttributes {

    private static final int SAMPLE = 1_000;

    private final MetadataQuery store;
    private final String collection;

    public UnknownAttributes(MetadataQuery store, String collection) {
        this.store = store;
        this.collection = collection;
    }

    /**
     * Which of these attributes none of some documents has.
     *
     * @throws org.niffler.metadata.StoreUnavailableException if the store cannot be reached
     */
    public Set<String> among(Set<String> attributes) throws IOException {
        Set<String> unknown = new TreeSet<>(attributes);
        int[] looked = {0};
        try {
            store.find(new DocumentQuery(collection, DocumentQuery.ALL, attributes), document -> {
                unknown.removeAll(document.attributes().keySet());
                if (++looked[0] == SAMPLE || unknown.isEmpty()) {
                    throw new EnoughException();
                }
            });
        } catch (EnoughException e) {
            return unknown;
        }
        return unknown;
    }

    /** Ends the reading. */
    private static final class EnoughException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        EnoughException() {
            super(null, null, false, false);
        }
    }
}
