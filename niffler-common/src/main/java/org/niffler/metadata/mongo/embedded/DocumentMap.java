package org.niffler.metadata.mongo.embedded;

import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;

/**
 * Documents in the file, by their id. They are kept as BSON: a page that is written again, with the neighbours of what was
 * replaced, is copied and not encoded anew; and what a query does to a document it was given, it does to its own.
 *
 * @param map of the file
 */
record DocumentMap(MVMap<String, byte[]> map) {

    private static final int USUAL_SIZE = 2048;

    boolean contains(String id) {
        return map.containsKey(id);
    }

    /** Null if there is none. */
    Document get(String id) {
        byte[] bson = map.get(id);
        return bson == null ? null : decode(bson);
    }

    /** As it is kept. */
    byte[] bytes(String id) {
        return map.get(id);
    }

    /** @return what there was before; null if there was none */
    byte[] put(String id, Document document) {
        ByteBuf bson = Unpooled.buffer(USUAL_SIZE);
        BsonEncoder.encodeDocument(document, bson);
        return map.put(id, Arrays.copyOf(bson.array(), bson.readableBytes()));
    }

    /** @return what there was; null if there was none */
    byte[] remove(String id) {
        return map.remove(id);
    }

    Stream<String> ids() {
        return map.keySet().stream();
    }

    Stream<DocumentWithPosition<String>> stream() {
        return map.entrySet().stream()
                .map(entry -> new DocumentWithPosition<>(decode(entry.getValue()), entry.getKey()));
    }

    /**
     * As they are kept, in the order of their ids.
     *
     * @param id begins with the next; null to begin with the first
     */
    Iterator<Map.Entry<String, byte[]>> after(String id) {
        String next = id == null ? map.firstKey() : map.higherKey(id);
        if (next == null) {
            return Collections.emptyIterator();
        }
        Cursor<String, byte[]> cursor = map.cursor(next);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return cursor.hasNext();
            }

            @Override
            public Map.Entry<String, byte[]> next() {
                String key = cursor.next();
                return Map.entry(key, cursor.getValue());
            }
        };
    }

    long size() {
        return map.sizeAsLong();
    }

    static Document decode(byte[] bson) {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bson));
    }
}
