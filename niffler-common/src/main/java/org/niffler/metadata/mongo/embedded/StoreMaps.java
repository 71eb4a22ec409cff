package org.niffler.metadata.mongo.embedded;

import java.util.Set;
import java.util.stream.Collectors;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.StringDataType;

/**
 * Where in the file the documents of a collection are: in a map named {@code documents.<database>.<collection>}; and its
 * indexes: in maps named {@code index.<database>.<collection>$<index>$<attribute>}.
 */
record StoreMaps(MVStore store) {

    private static final String PREFIX = "documents.";
    private static final String INDEX_PREFIX = "index.";
    private static final String FILLED = "indexes-filled";

    DocumentMap open(String database, String collection) {
        return new DocumentMap(store.openMap(
                name(database, collection),
                new MVMap.Builder<String, byte[]>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(ByteArrayDataType.INSTANCE)));
    }

    void remove(String database, String collection) {
        store.removeMap(name(database, collection));
    }

    /** Of a collection's name $ cannot be a part (MongoDB Limits and Thresholds). */
    StoreIndex openIndex(String database, String collection, String name, String attribute) {
        return new StoreIndex(
                attribute,
                store.openMap(
                        INDEX_PREFIX + database + "." + collection + "$" + name + "$" + attribute,
                        new MVMap.Builder<String, Boolean>()
                                .keyType(IndexKeyType.INSTANCE)
                                .valueType(NoValueType.INSTANCE)),
                store.openMap(
                        FILLED,
                        new MVMap.Builder<String, String>()
                                .keyType(StringDataType.INSTANCE)
                                .valueType(StringDataType.INSTANCE)));
    }

    /** A database's name has no dot in it. */
    Set<String> databases() {
        return store.getMapNames().stream()
                .filter(name -> name.startsWith(PREFIX))
                .map(name -> name.substring(PREFIX.length(), name.indexOf('.', PREFIX.length())))
                .collect(Collectors.toSet());
    }

    private static String name(String database, String collection) {
        return PREFIX + database + "." + collection;
    }
}
