package org.niffler.bench.year;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.niffler.bench.figures.MarkdownTable;
import org.niffler.bench.figures.Sample;
import org.niffler.meta.extract.Indexes;
import org.niffler.metadata.MetadataDocument;
import org.niffler.metadata.MetadataProfile;
import org.niffler.metadata.MetadataStore;
import org.niffler.testkit.process.ProcessFailed;

/** Fills a store with a drawn year, as the service would over that time. */
public final class YearFill {

    private static final int BATCH = 1_000;
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

    /** Fills it, and returns a table of how long that took. */
    public List<String> run(YearPlan plan) throws IOException {
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
        long kept = store.collections().getOrDefault(profile.name(), 0L);
        if (kept < plan.documents()) {
            throw new ProcessFailed("the store has " + kept + " of " + plan.documents() + " documents");
        }
        return new MarkdownTable("a year of documents", String.format(Locale.ROOT, "%,d", plan.documents()))
                .row(List.of("indexes", indexes ? "those of the service" : "none"))
                .row(List.of("s", Sample.format(seconds)))
                .row(List.of("documents/s", Sample.format(written / seconds)))
                .lines();
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
        if (!store.replace(Map.of(profile.name(), batch)).isEmpty()) {
            throw new ProcessFailed("the store has refused a document");
        }
        written += batch.size();
        batch.clear();
        if (written % TELL_EVERY == 0) {
            log.accept(String.format(Locale.ROOT, "%,d documents, %,.0f/s", written, written / seconds()));
        }
    }

    private double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }
}
