package org.niffler.meta.series;

import java.time.Instant;

/**
 * A series of which instances arrive.
 *
 * @param folder that holds it, relative to the storage folder
 * @param studyInstanceUid empty if it is only watched
 * @param seriesInstanceUid empty if it is only watched
 * @param arrived instances that have arrived since it was opened
 * @param added those of them that were not there before
 * @param watched whether its folder was seen to change, whoever did that
 * @param last when that was, or the last instance arrived
 */
public record ArrivingSeries(
        String folder,
        String studyInstanceUid,
        String seriesInstanceUid,
        long arrived,
        long added,
        boolean watched,
        Instant last) {

    static ArrivingSeries opened(String folder) {
        return new ArrivingSeries(folder, "", "", 0, 0, false, Instant.MIN);
    }

    ArrivingSeries with(String study, String series, Instant at, boolean another) {
        return new ArrivingSeries(folder, study, series, arrived + 1, added + (another ? 1 : 0), watched, later(at));
    }

    ArrivingSeries seen(Instant at) {
        return new ArrivingSeries(folder, studyInstanceUid, seriesInstanceUid, arrived, added, true, later(at));
    }

    /** What has happened to it since it was like this. */
    ArrivingSeries since(ArrivingSeries before) {
        return new ArrivingSeries(
                folder,
                studyInstanceUid,
                seriesInstanceUid,
                arrived - before.arrived,
                added - before.added,
                watched,
                last);
    }

    private Instant later(Instant at) {
        return at.isAfter(last) ? at : last;
    }

    /** Whether all that has happened to it is that instances have arrived. */
    public boolean isOnlyReceived() {
        return arrived > 0 && !watched;
    }
}
