package org.niffler.metadata.mongo.embedded;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * The open file of the store, which nobody else has open.
 *
 * <p>The store locks its file against other processes. But POSIX drops all locks of a process on a file when the process
 * closes <em>any</em> descriptor of it (fcntl(2)), so a second try within the same process must not open it at all: hence a
 * file beside it is locked first, which the Java virtual machine refuses a second time whatever the system thinks.
 */
final class StoreFile implements Closeable {

    private static final String NAME = "metadata-store.mv.db";

    // At most, and no more than its part of the heap: who asks for something may have a small one. Of five million
    // documents the inner nodes of all indexes have their place in this.
    private static final int CACHE_MEGABYTES = 256;
    private static final int CACHE_PART = 8;

    // About six documents: for each that is replaced its neighbours are written too.
    private static final int PAGE_BYTES = 8 << 10;

    private static final int COMPACT_MILLIS = 2_000;

    private final Path file;
    private final RandomAccessFile lock;
    private final MVStore store;
    private final Commits commits;

    private StoreFile(Path file, RandomAccessFile lock, MVStore store, Commits commits) {
        this.file = file;
        this.lock = lock;
        this.store = store;
        this.commits = commits;
    }

    /**
     * @throws StoreInUseException if it is open elsewhere
     * @throws DamagedStoreException if it is no store, or not whole
     * @throws IOException if it cannot be made, opened or locked
     */
    static StoreFile open(Path folder) throws IOException {
        OwnerOnly.createFolder(folder);
        Path file = folder.resolve(NAME);
        RandomAccessFile lock = lock(folder.resolve("metadata-store.lock"), file);
        try {
            OwnerOnly.createFile(file);
            return open(file, lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(NAME));
    }

    private static StoreFile open(Path file, RandomAccessFile lock) throws IOException {
        SyncedVersion synced = new SyncedVersion(lock);
        if (Files.size(file) == 0) {
            // The first, or the one before was moved away.
            synced.write(0);
        }
        MVStore store = openStore(file);
        if (store.getCurrentVersion() < synced.read()) {
            store.closeImmediately();
            throw new DamagedStoreException(file, null);
        }
        return new StoreFile(file, lock, store, new Commits(store, synced));
    }

    private static RandomAccessFile lock(Path lockFile, Path file) throws IOException {
        OwnerOnly.createFile(lockFile);
        RandomAccessFile open = new RandomAccessFile(lockFile.toFile(), "rw");
        try {
            if (open.getChannel().tryLock() == null) {
                throw new StoreInUseException(file);
            }
            return open;
        } catch (OverlappingFileLockException heldInThisProcess) {
            open.close();
            throw new StoreInUseException(file);
        } catch (IOException | RuntimeException e) {
            open.close();
            throw e;
        }
    }

    private static MVStore openStore(Path file) throws IOException {
        try {
            MVStore store = new MVStore.Builder()
                    .fileName(file.toString())
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .cacheSize(cacheMegabytes())
                    // All documents of a page have the same names in them: it has a quarter of their size.
                    .compress()
                    .pageSplitSize(PAGE_BYTES)
                    .open();
            // Commits keeps what must not be written over.
            store.setRetentionTime(0);
            store.setVersionsToKeep(0);
            return store;
        } catch (RuntimeException e) {
            // The boundary to H2, which meets a damaged file with exceptions of many kinds.
            throw failure(file, e);
        }
    }

    private static int cacheMegabytes() {
        long part = (Runtime.getRuntime().maxMemory() >> 20) / CACHE_PART;
        return (int) Math.max(1, Math.min(part, CACHE_MEGABYTES));
    }

    /** What a failure says about the file. */
    IOException failure(RuntimeException e) {
        return failure(file, e);
    }

    private static IOException failure(Path file, RuntimeException e) {
        int code = e instanceof MVStoreException known ? known.getErrorCode() : DataUtils.ERROR_FILE_CORRUPT;
        return switch (code) {
            case DataUtils.ERROR_FILE_LOCKED -> new StoreInUseException(file);
            case DataUtils.ERROR_READING_FAILED, DataUtils.ERROR_WRITING_FAILED ->
                new IOException(
                        "The metadata store " + file + " cannot be opened. Check that this user may read and write it,"
                                + " and that the disk has room.",
                        e);
            default -> new DamagedStoreException(file, e);
        };
    }

    Commits commits() {
        return commits;
    }

    /** Whether the store has given up, as it does when a write fails; it can be opened again. */
    boolean isBroken() {
        return store.isClosed() || store.getPanicException() != null;
    }

    @Override
    public void close() throws IOException {
        // Under an interrupted thread the file would be closed before the last was written.
        boolean interrupted = Thread.interrupted();
        try (lock) {
            if (isBroken()) {
                store.closeImmediately();
            } else {
                commits.close(COMPACT_MILLIS);
            }
        } catch (MVStoreException e) {
            throw new IOException("The metadata store " + file + " cannot be closed properly.", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
