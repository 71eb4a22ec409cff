package org.niffler.meta.series;

import java.time.Instant;

/**
 * A study of which instances arrive.
 *
 * @param instances that have arrived since it was opened
 * @param last when the last one arrived
 */
public record ArrivingStudy(String studyInstanceUid, long instances, Instant last) {

    ArrivingStudy with(Instant at, boolean another) {
        return new ArrivingStudy(studyInstanceUid, another ? instances + 1 : instances, at.isAfter(last) ? at : last);
    }
}
