package org.niffler.progress;

import java.io.IOException;

/**
 * Appends of several threads, forced to disk together: while one thread waits for the disk the others write, and the
 * next force serves them all. After a failed force nobody knows what the disk holds, so nothing is appended any more.
 */
final class GroupCommit {

    private final JournalFile file;
    private final Object writing = new Object();
    private final Object forcing = new Object();
    private long forced;
    private volatile IOException failure;

    GroupCommit(JournalFile file) {
        this.file = file;
        this.forced = file.end();
    }

    /**
     * Appends a line; it is on the disk when this returns.
     *
     * @return the offset the line begins at
     */
    long append(byte[] line) throws IOException {
        long start = write(line);
        force(start + line.length);
        return start;
    }

    /** Appends lines without waiting for the disk; gives the offset they begin at. */
    long write(byte[] lines) throws IOException {
        synchronized (writing) {
            refuseAfterFailure();
            long start = file.end();
            file.append(lines);
            return start;
        }
    }

    /** Returns when everything before this offset is on the disk. */
    void force(long end) throws IOException {
        synchronized (forcing) {
            if (forced < end) {
                force();
            }
        }
    }

    private void force() throws IOException {
        refuseAfterFailure();
        long written = file.end();
        try {
            file.force();
        } catch (IOException e) {
            failure = e;
            throw e;
        }
        forced = written;
    }

    private void refuseAfterFailure() throws IOException {
        if (failure != null) {
            throw new IOException("an earlier record could not be forced to disk", failure);
        }
    }
}
