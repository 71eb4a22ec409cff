package org.niffler.meta.series;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Knows which series and studies are arriving, and when they are complete: nothing tells how many instances a series has,
 * so that it counts as complete when nothing more has arrived for a while. Memory is held for what is arriving only. May
 * be used by several threads.
 */
public final class SeriesTracker {

    private final Duration seriesQuiet;
    private final Duration studyQuiet;
    private final Map<String, ArrivingSeries> series = new HashMap<>();
    private final Map<String, ArrivingStudy> studies = new HashMap<>();

    /**
     * @param seriesQuiet how long nothing of a series has arrived when it is complete
     * @param studyQuiet the same of a study
     */
    public SeriesTracker(Duration seriesQuiet, Duration studyQuiet) {
        this.seriesQuiet = seriesQuiet;
        this.studyQuiet = studyQuiet;
    }

    /**
     * An instance has arrived.
     *
     * @param folder of its series
     * @param another whether it is one more, not one that was there before
     * @return whether nothing of the series was arriving before
     */
    public synchronized boolean arrived(
            String folder, String studyInstanceUid, String seriesInstanceUid, Instant at, boolean another) {
        ArrivingSeries before = series.get(folder);
        ArrivingSeries open = before == null ? ArrivingSeries.opened(folder) : before;
        series.put(folder, open.with(studyInstanceUid, seriesInstanceUid, at, another));
        if (!studyInstanceUid.isEmpty()) {
            ArrivingStudy study = studies.getOrDefault(studyInstanceUid, new ArrivingStudy(studyInstanceUid, 0, at));
            studies.put(studyInstanceUid, study.with(at));
        }
        return before == null;
    }

    /** A series was seen to change on disk; it is complete when that has not happened for a while. */
    public synchronized void watch(String folder, Instant changed) {
        series.put(
                folder,
                series.getOrDefault(folder, ArrivingSeries.opened(folder)).seen(changed));
    }

    /** Whether a series is arriving. */
    public synchronized boolean isArriving(String folder) {
        return series.containsKey(folder);
    }

    /** How many series are arriving. */
    public synchronized int size() {
        return series.size();
    }

    /** The series that have become complete; each is told once, unless more of it arrives later. */
    public synchronized List<ArrivingSeries> completeSeries(Instant now) {
        return removeQuiet(series, ArrivingSeries::last, now.minus(seriesQuiet));
    }

    /** The studies that have become complete; each is told once, unless more of it arrives later. */
    public synchronized List<ArrivingStudy> completeStudies(Instant now) {
        return removeQuiet(studies, ArrivingStudy::last, now.minus(studyQuiet));
    }

    private static <T> List<T> removeQuiet(Map<String, T> arriving, Function<T, Instant> last, Instant quietSince) {
        List<T> quiet = new ArrayList<>();
        for (Iterator<T> each = arriving.values().iterator(); each.hasNext(); ) {
            T candidate = each.next();
            if (!last.apply(candidate).isAfter(quietSince)) {
                quiet.add(candidate);
                each.remove();
            }
        }
        return quiet;
    }
}
