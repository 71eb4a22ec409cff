package org.niffler.metadata.mongo.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.h2.mvstore.FileStore;

/** A database whose collections are in the file. It has indexes of single attributes; of several they are noted, not made. */
final class StoreDatabase extends AbstractSynchronizedMongoDatabase<String> {

    // MongoDB's CannotCreateIndex.
    private static final int CANNOT_CREATE_INDEX = 67;
    private static final int COMMAND_NOT_SUPPORTED = 115;

    private final StoreMaps maps;
    private final IndexFiller filler;
    private final Map<String, IndexedDocuments> collections = new HashMap<>();

    StoreDatabase(String name, StoreMaps maps, IndexFiller filler, CursorRegistry cursors) {
        super(name, cursors);
        this.maps = maps;
        this.filler = filler;
        initializeNamespacesAndIndexes();
    }

    @Override
    protected MongoCollection<String> openOrCreateCollection(String name, CollectionOptions options) {
        return new StoreCollection(this, name, options, cursorRegistry, documents(name));
    }

    private IndexedDocuments documents(String collection) {
        return collections.computeIfAbsent(
                collection, name -> new IndexedDocuments(maps.open(getDatabaseName(), name)));
    }

    @Override
    protected Index<String> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        if (keys.size() != 1 || !keys.get(0).getKey().equals("_id")) {
            throw new MongoServerError(
                    CANNOT_CREATE_INDEX,
                    "CannotCreateIndex",
                    "The embedded store has no unique index but that of _id.");
        }
        return new IdIndex(name, keys, documents(collection).documents());
    }

    @Override
    protected Index<String> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        if (keys.size() > 1) {
            return new NotedIndex(name, keys, () -> {});
        }
        IndexedDocuments documents = documents(collection);
        StoreIndex index =
                maps.openIndex(getDatabaseName(), collection, name, keys.get(0).getKey());
        documents.addIndex(name, index);
        filler.fill(documents, collection);
        return new NotedIndex(name, keys, () -> documents.dropIndexes(name));
    }

    @Override
    public void dropCollection(String name, Oplog oplog) {
        super.dropCollection(name, oplog);
        documents(name).dropIndexes();
        collections.remove(name);
        maps.remove(getDatabaseName(), name);
    }

    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
        throw new MongoServerError(
                COMMAND_NOT_SUPPORTED, "CommandNotSupported", "The embedded store cannot rename a collection.");
    }

    @Override
    protected long getStorageSize() {
        FileStore<?> file = maps.store().getFileStore();
        return file.size();
    }

    @Override
    protected long getFileSize() {
        return getStorageSize();
    }
}
