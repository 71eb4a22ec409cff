package org.niffler.meta.operations;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How full a file system is, in bytes.
 *
 * @param used by anybody
 * @param free for this process; less than what is not used where some is reserved for root
 */
public record DiskUse(long total, long used, long free) {

    /**
     * Asks the file system that holds this path.
     *
     * @throws IOException if there is nothing at the path
     */
    public static DiskUse of(Path path) throws IOException {
        FileStore store = Files.getFileStore(path);
        return new DiskUse(
                store.getTotalSpace(), store.getTotalSpace() - store.getUnallocatedSpace(), store.getUsableSpace());
    }

    /** Used of what this process may ever use, rounded up, as df says it. */
    public int percent() {
        long usable = used + free;
        return usable == 0 ? 0 : (int) Math.ceil(100.0 * used / usable);
    }
}
