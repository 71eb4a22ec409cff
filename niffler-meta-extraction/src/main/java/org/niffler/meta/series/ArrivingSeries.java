package org.niffler.meta.series;

import java.time.Instant;

/**
 * A series of which instances arrive.
 *
 * @param folder that holds it, relative to the storage folder
 * @param instances that have arrived since it was opened
 * @param last when the last one arrived
 */
public record ArrivingSeries(
        String folder, String studyInstanceUid, String seriesInstanceUid, long instances, Instant last) {

    ArrivingSeries with(Instant at, boolean another) {
        return new ArrivingSeries(
                folder,
                studyInstanceUid,
                seriesInstanceUid,
                another ? instances + 1 : instances,
                at.isAfter(last) ? at : last);
    }
}
