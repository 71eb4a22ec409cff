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
        long start;
        synchronized (writing) {
            refuseAfterFailure();
            start = file.end();
            file.append(line);
        }
        synchronized (forcing) {
            if (forced < start + line.length) {
                force();
            }
        }
        return start;
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
