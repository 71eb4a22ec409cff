package org.niffler.metadata.mongo.embedded;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStore;

/**
 * Commits to the file, and keeps it small. The store's own thread, which would do both, is off: it would commit in the middle
 * of a command.
 *
 * <p>A commit is written, but not on the disk: a power failure loses the last ones. What it leaves must be a whole earlier
 * state. So the version that was last forced to the disk is registered as in use, which keeps its parts of the file from
 * being written over.
 *
 * <p>Not thread-safe.
 */
final class Commits {

    private static final long SYNC_EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

    // Until then the file grows: of what was written since, and of what that replaced, nothing is written over.
    private static final long SYNC_EVERY_BYTES = 64 << 20;

    // A batch dirties a few megabytes; a file that is half used is good enough, and rewriting more costs time.
    private static final int COMPACT_EVERY = 32;
    private static final int FILL_PERCENT = 50;
    private static final int REWRITE_AT_MOST = 16 << 20;

    private final MVStore store;
    private final SyncedVersion synced;
    private final long firstVersion;
    private MVStore.TxCounter onDisk;
    private long lastSync = System.nanoTime();
    private long unsynced;
    private int sinceCompact;

    Commits(MVStore store, SyncedVersion synced) {
        this.store = store;
        this.synced = synced;
        this.onDisk = store.registerVersionUsage();
        this.firstVersion = store.getCurrentVersion();
    }

    MVStore store() {
        return store;
    }

    void commit() throws IOException {
        if (!store.hasUnsavedChanges()) {
            return;
        }
        if (System.nanoTime() - lastSync > SYNC_EVERY_NANOS || unsynced > SYNC_EVERY_BYTES) {
            sync();
        }
        unsynced += store.getUnsavedMemory();
        store.commit();
        sinceCompact++;
        if (sinceCompact >= COMPACT_EVERY) {
            sinceCompact = 0;
            store.compact(FILL_PERCENT, REWRITE_AT_MOST);
        }
    }

    /** Returns when all that was committed is on the disk. */
    void sync() throws IOException {
        MVStore.TxCounter committed = store.registerVersionUsage();
        store.sync();
        synced.write(store.getCurrentVersion());
        store.deregisterVersionUsage(onDisk);
        onDisk = committed;
        lastSync = System.nanoTime();
        unsynced = 0;
    }

    /**
     * Forces all to the disk and closes the store, which may take the given time to make the file small, if anything was
     * written: who only reads is not to wait.
     */
    void close(int compactMillis) throws IOException {
        store.commit();
        sync();
        store.deregisterVersionUsage(onDisk);
        store.close(store.getCurrentVersion() == firstVersion ? 0 : compactMillis);
    }
}
