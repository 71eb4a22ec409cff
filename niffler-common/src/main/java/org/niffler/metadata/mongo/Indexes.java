package org.niffler.metadata.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.bson.Document;

/** The indexes of a collection. */
final class Indexes {

    private final MongoCollection<?> collection;

    Indexes(MongoCollection<?> collection) {
        this.collection = collection;
    }

    /** Makes an ascending index of each attribute that no index begins with yet, whoever made it. */
    void make(Collection<String> attributes) {
        Set<String> missing = new LinkedHashSet<>(attributes);
        for (Document index : collection.listIndexes()) {
            missing.remove(index.get("key", Document.class).keySet().iterator().next());
        }
        missing.forEach(this::make);
    }

    private void make(String attribute) {
        try {
            // In the background, which MongoDB does by itself since 4.2; older ones would block the database.
            collection.createIndex(new Document(attribute, 1), new IndexOptions().background(true));
        } catch (MongoCommandException e) {
            if (!ErrorCodes.INDEX_IS_THERE.contains(e.getErrorCode())) {
                throw e;
            }
        }
    }
}
