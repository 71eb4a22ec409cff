package org.niffler.bench.scan;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.niffler.bench.images.Archive;
import org.niffler.meta.extract.FolderScan;
import org.niffler.meta.extract.Indexes;
import org.niffler.meta.extract.InstanceDocuments;
import org.niffler.meta.extract.Profiles;
import org.niffler.meta.extract.ScanTotals;
import org.niffler.meta.series.InstanceChoice;
import org.niffler.metadata.MetadataStore;
import org.niffler.metadata.mongo.EmbeddedStore;
import org.niffler.schedule.Backoff;
import org.niffler.testkit.process.ProcessFailed;

/** The scan of meta-extraction by itself, put together as it does it. */
public final class Scanner {

    private static final Backoff NO_PATIENCE = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(2), 2);

    private final Archive archive;
    private final Profiles.Current profiles;

    /** @throws IOException if there are no profiles */
    public Scanner(Archive archive, Path profiles) throws IOException {
        this.archive = archive;
        this.profiles = Profiles.open(profiles).current();
    }

    /** Into a store that only counts. */
    public Duration core() throws IOException, InterruptedException {
        CountingStore store = new CountingStore();
        Duration taken = scan(store);
        if (store.documents() != documents()) {
            throw new ProcessFailed("the store has counted " + store.documents() + " documents");
        }
        return taken;
    }

    /** Into the embedded store, which is opened before and closed afterwards. */
    Duration embedded(Path state) throws IOException, InterruptedException {
        try (MetadataStore store = EmbeddedStore.open(state, Clock.systemDefaultZone())) {
            new Indexes(store).make(profiles.profiles());
            return scan(store);
        }
    }

    long documents() {
        return (long) archive.series() * profiles.profiles().size();
    }

    private Duration scan(MetadataStore store) throws IOException, InterruptedException {
        InstanceDocuments documents = new InstanceDocuments(
                () -> {
                    throw new IOException("The profiles that are measured need no key.");
                },
                true,
                "bench");
        FolderScan scan = new FolderScan(
                archive.folder(),
                InstanceChoice.FIRST,
                profiles,
                documents,
                store,
                NO_PATIENCE,
                Math.max(2, Runtime.getRuntime().availableProcessors()),
                new Nobody());
        long start = System.nanoTime();
        ScanTotals totals = scan.run();
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        if (totals.series() != archive.series() || totals.documents() != documents() || totals.unreadable() > 0) {
            throw new ProcessFailed("the scan has found " + totals);
        }
        return taken;
    }

    private static final class Nobody implements FolderScan.Watcher {

        @Override
        public void looked(long files) {
            // Nobody looks.
        }

        @Override
        public void unreadable(Path file, String reason) {
            throw new ProcessFailed(file + ": " + reason);
        }
    }
}
