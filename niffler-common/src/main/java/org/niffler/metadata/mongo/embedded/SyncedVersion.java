package org.niffler.metadata.mongo.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;

/**
 * Which version of the store was last forced to the disk, kept in the lock's file. When its newest parts are damaged the store
 * opens an earlier version of itself, even an empty one, and says nothing.
 *
 * @param file open, and locked
 */
record SyncedVersion(RandomAccessFile file) {

    void write(long version) throws IOException {
        file.seek(0);
        file.writeLong(version);
    }

    /** Zero if none was noted. */
    long read() throws IOException {
        if (file.length() < Long.BYTES) {
            return 0;
        }
        file.seek(0);
        return file.readLong();
    }
}
