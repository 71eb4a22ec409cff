package org.niffler.metadata.mongo.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Map;

/** The index of {@code _id}, which is nothing but the documents themselves: they are kept by it. */
final class IdIndex extends AbstractUniqueIndex<String> {

    private final DocumentMap documents;

    IdIndex(String name, List<IndexKey> keys, DocumentMap documents) {
        super(name, keys, false);
        this.documents = documents;
    }

    @Override
    protected String getPosition(KeyValue keyValue) {
        return keyValue.get(0) instanceof String id && documents.contains(id) ? id : null;
    }

    /** Nothing to do: the collection has put the document already. */
    @Override
    public void add(Document document, String position, MongoCollection<String> collection) {}

    @Override
    protected boolean putKeyPosition(KeyValue keyValue, String position) {
        return true;
    }

    /** The collection removes the document itself. */
    @Override
    protected String removeDocument(KeyValue keyValue) {
        return getPosition(keyValue);
    }

    @Override
    protected Iterable<Map.Entry<KeyValue, String>> getIterable() {
        return () -> documents.ids().map(id -> Map.entry(new KeyValue(id), id)).iterator();
    }

    @Override
    public long getCount() {
        return documents.size();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }
}
