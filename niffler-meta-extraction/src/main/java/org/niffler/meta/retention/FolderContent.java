package org.niffler.meta.retention;

import java.time.Instant;

/**
 * What a series' folder holds, at any depth.
 *
 * @param files how many there are
 * @param bytes of all files
 * @param filesChanged when the last of the files was changed; files that are copied may bring an old time with them
 * @param foldersChanged when the last was added to the folder, or taken away
 */
public record FolderContent(long files, long bytes, Instant filesChanged, Instant foldersChanged) {

    /** Of a folder that is not there. */
    public static final FolderContent NONE = new FolderContent(0, 0, Instant.EPOCH, Instant.EPOCH);

    /** Since when the folder is quiet. */
    public Instant lastChanged() {
        return filesChanged.isAfter(foldersChanged) ? filesChanged : foldersChanged;
    }
}
