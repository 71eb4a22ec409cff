package org.niffler.app.query;

import java.io.IOException;
import java.util.Optional;
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

    /**
     * What to say if some attributes are asked for that none of some documents has; empty if there is no such attribute.
     *
     * @throws org.niffler.metadata.StoreUnavailableException if the store cannot be reached
     */
    public Optional<Remark> remark(Set<String> asked) throws IOException {
        Set<String> lacking = asked.isEmpty() ? Set.of() : among(asked);
        return lacking.isEmpty()
                ? Optional.empty()
                : Optional.of(new Remark(
                        "none of the first documents of the collection has " + String.join(" or ", lacking)
                                + ": does its profile name it?",
                        0));
    }
}
