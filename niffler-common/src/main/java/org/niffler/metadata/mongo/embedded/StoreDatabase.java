package org.niffler.metadata.mongo.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.EmptyIndex;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import org.h2.mvstore.FileStore;

/** A database whose collections are in the file. Of indexes it has that of {@code _id} only; others are noted, not made. */
final class StoreDatabase extends AbstractSynchronizedMongoDatabase<String> {

    // MongoDB's CannotCreateIndex.
    private static final int CANNOT_CREATE_INDEX = 67;
    private static final int COMMAND_NOT_SUPPORTED = 115;

    private final StoreMaps maps;

    StoreDatabase(String name, StoreMaps maps, CursorRegistry cursors) {
        super(name, cursors);
        this.maps = maps;
        initializeNamespacesAndIndexes();
    }

    @Override
    protected MongoCollection<String> openOrCreateCollection(String name, CollectionOptions options) {
        return new StoreCollection(this, name, options, cursorRegistry, maps.open(getDatabaseName(), name));
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
        return new IdIndex(name, keys, maps.open(getDatabaseName(), collection));
    }

    @Override
    protected Index<String> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return new EmptyIndex<>(name, keys) {
            /** Or all documents would be read to fill it. */
            @Override
            public boolean isEmpty() {
                return false;
            }
        };
    }

    @Override
    public void dropCollection(String name, Oplog oplog) {
        super.dropCollection(name, oplog);
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
