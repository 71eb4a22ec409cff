package org.niffler.metadata.mongo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.niffler.metadata.DocumentQuery;

/** A process that reads all documents of an embedded store in several ways, in a heap that the test chooses. */
final class StoreReader {

    private StoreReader() {}

    public static void main(String[] args) throws IOException {
        int documents = Integer.parseInt(args[1]);
        try (EmbeddedStore store = EmbeddedStore.open(Path.of(args[0]), Clock.systemUTC())) {
            expect(documents, find(store, DocumentQuery.ALL));
            expect((documents + 1) / 3, find(store, "{\"AttributeNumber1\": \"VALUE 1 OF 1\"}"));
            expect((documents + 1) / 3, find(store, "{\"AttributeNumber2\": \"VALUE 1 OF 2\"}"));
            expect(0, find(store, "{\"AttributeNumber2\": \"VALUE 4 OF 2\"}"));
            AtomicInteger lines = new AtomicInteger();
            store.read("all", 0, line -> lines.incrementAndGet());
            expect(documents, lines.get());
        }
    }

    private static int find(EmbeddedStore store, String condition) throws IOException {
        AtomicInteger found = new AtomicInteger();
        store.find(
                new DocumentQuery("all", condition, Set.of("AttributeNumber3")), document -> found.incrementAndGet());
        return found.get();
    }

    private static void expect(int expected, int found) throws IOException {
        if (found != expected) {
            throw new IOException("found " + found + " of " + expected);
        }
    }
}
