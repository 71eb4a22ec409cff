package org.niffler.metadata.mongo;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.niffler.metadata.MetadataDocument;
import org.niffler.metadata.MetadataStore;

/**
 * A process that writes batches of documents into the embedded store, and after each acknowledgement says the number of the
 * batch, until it is killed or its input ends.
 */
final class StoreWriter {

    /** Its value tells the number of the batch. */
    static final String INDEXED = "AttributeNumber1";

    static final int BATCH = 20;
    static final int IDS = 1_000;

    private StoreWriter() {}

    public static void main(String[] args) throws Exception {
        int first = Integer.parseInt(args[1]);
        int batches = Integer.parseInt(args[2]);
        try (MetadataStore store = EmbeddedStore.open(Path.of(args[0]), Clock.systemUTC())) {
            for (String collection : List.of("a", "b")) {
                store.makeIndexes(collection, List.of(INDEXED, "AttributeNumber2"));
            }
            for (int batch = first; batch < first + batches; batch++) {
                List<MetadataDocument> documents = batch(batch);
                store.replace(Map.of("a", documents, "b", documents));
                System.out.println(batch);
            }
            System.out.println("waiting");
            System.in.read();
        }
    }

    /** Round and round the same ids. */
    static List<MetadataDocument> batch(int batch) {
        return IntStream.range(0, BATCH)
                .mapToObj(number -> Samples.usual(Samples.id((batch * BATCH + number) % IDS), batch))
                .toList();
    }
}
