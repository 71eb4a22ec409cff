package org.niffler.cold.retrieve;

import java.time.Duration;
import org.niffler.schedule.Backoff;

/**
 * How studies are asked for.
 *
 * @param level at which a study is asked for
 * @param filter which of its series are wanted
 * @param retries how often what is missing is asked for again
 * @param pauses how long to wait before each of those
 * @param arrivalPatience how long to wait for another instance after the PACS reported success: some answer first and
 *     send later
 * @param elsewhere whether the images go to another receiver, so that there is nothing to prove but the PACS's counters
 */
public record RetrievalPolicy(
        Level level, SeriesFilter filter, int retries, Backoff pauses, Duration arrivalPatience, boolean elsewhere) {

    /** The granularity of requests. */
    public enum Level {
        /** Patients and studies, as the rows ask. */
        AUTO,
        /** One request for each study. */
        STUDY,
        /** One request for each series. */
        SERIES,
        /** Requests that name the instances. */
        IMAGE
    }

    /** Whether all of a study is asked for at once. */
    boolean wholeStudies() {
        return filter.admitsAll() && (level == Level.AUTO || level == Level.STUDY);
    }
}
