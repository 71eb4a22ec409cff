package org.niffler.metadata.mongo.embedded;

import java.util.Iterator;
import java.util.Map;

/**
 * The documents among which a query looks, one after the other. What is written meanwhile may be among them or not; none that
 * is left alone is missed, or met twice.
 */
interface Candidates {

    /** In the place of a document that is gone, or was met before. */
    byte[] NOT_THIS = {};

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
}
