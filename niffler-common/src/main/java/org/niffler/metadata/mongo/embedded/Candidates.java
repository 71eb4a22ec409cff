package org.niffler.metadata.mongo.embedded;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The documents among which a query looks, one after the other. What is written meanwhile may be among them or not; none that
 * is left alone is missed, or met twice.
 */
interface Candidates {

    /** To be called before the first, and whenever documents may have been written. */
    void resume();

    /** Null behind the last. */
    byte[] next();

    /** All, in the order of their ids. */
    static Candidates all(DocumentMap documents) {
        return new Candidates() {
            private String last;
            private Iterator<Map.Entry<String, byte[]>> rest;

            @Override
            public void resume() {
                rest = documents.after(last);
            }

            @Override
            public byte[] next() {
                if (!rest.hasNext()) {
                    return null;
                }
                Map.Entry<String, byte[]> entry = rest.next();
                last = entry.getKey();
                return entry.getValue();
            }
        };
    }

    /** Those in ranges of an index, which are in their order, and among {@link KeyRange#OTHERS}. */
    static Candidates of(DocumentMap documents, StoreIndex index, List<KeyRange> ranges) {
        List<KeyRange> left = new ArrayList<>(ranges);
        left.add(KeyRange.OTHERS);
        Iterator<KeyRange> following = left.iterator();
        return new Candidates() {
            private KeyRange range = following.next();
            private String last = "";

            @Override
            public void resume() {
                // Nothing to do: the next key is looked for in the map as it is.
            }

            @Override
            public byte[] next() {
                String key = index.next(last, range);
                while (key == null && following.hasNext()) {
                    range = following.next();
                    key = index.next(last, range);
                }
                if (key == null) {
                    return null;
                }
                last = key;
                return documents.bytes(IndexKeys.id(key));
            }
        };
    }
}
