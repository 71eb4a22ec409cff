package org.niffler.bench.year;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.niffler.meta.extract.Indexes;
import org.niffler.metadata.MetadataDocument;
import org.niffler.metadata.MetadataProfile;
import org.niffler.metadata.MetadataStore;
import org.niffler.metadata.StoreUnavailableException;
import org.niffler.testkit.process.ProcessFailed;

/** Fills a store with a drawn year, as the service would over that time. */
public final class YearFill {

    // Of a scanner's series those of a day are neighbours in the store: the more at once, the fewer pages are written
    // anew.
    private static final int BATCH = 10_000;
    private static final int ATTEMPTS = 10;
    private static final int TELL_EVERY = 100_000;

    private final MetadataStore store;
    private final MetadataProfile profile;
    private final boolean indexes;
    private final Consumer<String> log;
    private final List<MetadataDocument> batch = new ArrayList<>(BATCH);
    private long written;
    private long start;

    /**
     * @param profile whose collection is filled
     * @param indexes whether it gets those of the service
     * @param log is told how far it is
     */
    public YearFill(MetadataStore store, MetadataProfile profile, boolean indexes, Consumer<String> log) {
        this.store = store;
        this.profile = profile;
        this.indexes = indexes;
        this.log = log;
    }

    /**
     * What filling took.
     *
     * @param documents that were written; 0 if the store had them already
     */
    public record Filled(long documents, double seconds) {}

    /** Fills it, unless it has as many documents. */
    public Filled run(YearPlan plan) throws IOException {
        if (kept() == plan.documents()) {
            return new Filled(0, 0);
        }
        if (indexes) {
            new Indexes(store).make(List.of(profile));
        }
        start = System.nanoTime();
        try {
            new DrawnYear(plan).draw(this::add);
            write();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        store.makeDurable();
        double seconds = seconds();
        if (kept() != plan.documents()) {
            throw new ProcessFailed("the store has " + kept() + " documents and was to have " + plan.documents()
                    + ": if it had others before, delete it");
        }
        return new Filled(written, seconds);
    }

    private long kept() throws IOException {
        return store.collections().getOrDefault(profile.name(), 0L);
    }

    private void add(MetadataDocument document) {
        batch.add(document);
        if (batch.size() == BATCH) {
            try {
                write();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void write() throws IOException {
        if (!replace(Map.of(profile.name(), batch)).isEmpty()) {
            throw new ProcessFailed("the store has refused a document");
        }
        written += batch.size();
        batch.clear();
        if (written % TELL_EVERY == 0) {
            log.accept(String.format(Locale.ROOT, "%,d documents, %,.0f/s", written, written / seconds()));
        }
    }

    /** As often as the service would, on a machine that is busy with other things for a while. */
    private List<MetadataStore.Refusal> replace(Map<String, List<MetadataDocument>> documents) throws IOException {
        StoreUnavailableException last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return store.replace(documents);
            } catch (StoreUnavailableException e) {
                log.accept(e.getMessage());
                last = e;
            }
        }
        throw new ProcessFailed("the store did not take a batch in " + ATTEMPTS + " attempts", last);
    }

    private double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }
}
