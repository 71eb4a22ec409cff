package org.niffler.metadata.mongo.embedded;

import de.bwaldvogel.mongo.backend.EmptyIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import java.util.List;

/** An index as the library knows it: by its name. It cannot ask one that is not unique; the collection does, by itself. */
final class NotedIndex extends EmptyIndex<String> {

    private final Runnable dropping;

    NotedIndex(String name, List<IndexKey> keys, Runnable dropping) {
        super(name, keys);
        this.dropping = dropping;
    }

    /** Or all documents would be read to fill it. */
    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public void drop() {
        dropping.run();
    }
}
