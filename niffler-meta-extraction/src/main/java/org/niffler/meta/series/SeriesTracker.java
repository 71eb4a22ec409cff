package org.niffler.meta.series;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    /** The series that have become complete. They count as arriving until {@link #settled} is called for each. */
    public synchronized List<ArrivingSeries> completeSeries(Instant now) {
        Instant quietSince = now.minus(seriesQuiet);
        return series.values().stream()
                .filter(each -> !each.last().isAfter(quietSince))
                .toList();
    }

    /** What was to be done with a complete series is done. It goes on arriving if more of it has arrived meanwhile. */
    public synchronized void settled(ArrivingSeries complete) {
        series.computeIfPresent(complete.folder(), (folder, now) -> now.equals(complete) ? null : now.since(complete));
    }

    /** The studies that have become complete; each is told once, unless more of it arrives later. */
    public synchronized List<ArrivingStudy> completeStudies(Instant now) {
        Instant quietSince = now.minus(studyQuiet);
        List<ArrivingStudy> quiet = studies.values().stream()
                .filter(each -> !each.last().isAfter(quietSince))
                .toList();
        quiet.forEach(study -> studies.remove(study.studyInstanceUid()));
        return quiet;
    }
}
