package org.niffler.app.report.plot;

import java.util.List;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.niffler.app.scanner.Encounter;

/**
 * The bars of a timeline. Idle time is a thin one under the others; encounters that lie over each other stand in lanes,
 * so that they are told from the rest by their shape as well.
 */
final class TimelineBars {

    static final int IDLE = 0;
    static final int ENCOUNTERS = 1;
    static final int FAULTS = 2;

    /** Of a row's height, to each side of its middle. */
    private static final double HALF_BAR = 0.34;

    private static final double HALF_IDLE = 0.05;

    /** Beyond these they could not be told apart in a row's height. */
    private static final int MOST_LANES = 3;

    private final TimelinePage page;
    private final double shortest;
    private final XYIntervalSeries idle = new XYIntervalSeries("idle", false, true);
    private final XYIntervalSeries encounters = new XYIntervalSeries("encounters", false, true);
    private final XYIntervalSeries faults = new XYIntervalSeries("faults", false, true);

    /** @param shortest in hours: what is shorter, such as an instant, is drawn as long, to be seen at all */
    private TimelineBars(TimelinePage page, double shortest) {
        this.page = page;
        this.shortest = shortest;
    }

    static XYIntervalSeriesCollection of(TimelinePage page, double shortest) {
        TimelineBars bars = new TimelineBars(page, shortest);
        for (int row = 0; row < page.scanners().size(); row++) {
            bars.addRow(row, OverlapGroup.of(page.scanners().get(row).encounters()));
        }
        XYIntervalSeriesCollection all = new XYIntervalSeriesCollection();
        all.addSeries(bars.idle);
        all.addSeries(bars.encounters);
        all.addSeries(bars.faults);
        return all;
    }

    private void addRow(int row, List<OverlapGroup> groups) {
        for (int i = 0; i < groups.size(); i++) {
            OverlapGroup group = groups.get(i);
            if (i > 0) {
                add(idle, page.hours(groups.get(i - 1).end()), page.hours(group.start()), row, HALF_IDLE);
            }
            if (group.isFault()) {
                addLanes(row, group);
            } else {
                Encounter only = group.encounters().get(0);
                double start = page.hours(only.start());
                add(encounters, start, Math.max(page.hours(only.end()), start + shortest), row, HALF_BAR);
            }
        }
    }

    private void addLanes(int row, OverlapGroup group) {
        List<Integer> lanes = group.lanes();
        int count = Math.min(
                MOST_LANES, lanes.stream().mapToInt(Integer::intValue).max().orElse(0) + 1);
        double height = 2 * (HALF_BAR + 0.1) / count;
        for (int i = 0; i < lanes.size(); i++) {
            Encounter encounter = group.encounters().get(i);
            double middle = row - HALF_BAR - 0.1 + (lanes.get(i) % count + 0.5) * height;
            double start = page.hours(encounter.start());
            double end = Math.max(page.hours(encounter.end()), start + shortest);
            add(faults, start, end, middle, height / 2 - 0.02);
        }
    }

    private void add(XYIntervalSeries series, double from, double to, double middle, double half) {
        double start = Math.max(from, page.firstHour());
        double end = Math.min(to, page.lastHour());
        if (start < end) {
            series.add(start, start, end, middle, middle - half, middle + half);
        }
    }
}
