package org.niffler.meta.series;

import java.time.Instant;

/**
 * A study of which instances arrive.
 *
 * @param arrived instances that have arrived since it was opened
 * @param last when the last one arrived
 */
public record ArrivingStudy(String studyInstanceUid, long arrived, Instant last) {

    ArrivingStudy with(Instant at) {
        return new ArrivingStudy(studyInstanceUid, arrived + 1, at.isAfter(last) ? at : last);
    }
}
