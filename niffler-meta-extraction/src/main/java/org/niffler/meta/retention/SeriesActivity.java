package org.niffler.meta.retention;

/** What the running service still has to do with a series. Folders are relative to the storage folder, with slashes. */
public interface SeriesActivity {

    /** Whether instances of it are still expected. */
    boolean isArriving(String folder);

    /** Whether something of it waits for extraction. */
    boolean isQueued(String folder);
}
