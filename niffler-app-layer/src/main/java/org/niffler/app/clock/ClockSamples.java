package org.niffler.app.clock;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Collects series, and keeps of each study at a scanner the one that was acquired last, as the images of a study are often
 * sent together when it is over. Memory grows with the studies, not with the series. For one thread.
 */
public final class ClockSamples {

    /** The original's. */
    public static final Duration DEFAULT_THRESHOLD = Duration.ofMinutes(20);

    private static final Comparator<Latest> BY_TIME =
            Comparator.comparing(Latest::acquired).thenComparing(Latest::shift);

    private static final Comparator<ScannerClock> WORST_FIRST = Comparator.comparing(
                    (ScannerClock clock) -> !clock.misconfigured())
            .thenComparing(clock -> clock.diagnosis().cause() == Cause.OK)
            .thenComparing(Comparator.comparing(
                            (ScannerClock clock) -> Math.abs(clock.shifts().median()))
                    .reversed())
            .thenComparing(ScannerClock::scanner)
            .thenComparing(ScannerClock::manufacturer)
            .thenComparing(ScannerClock::model);

    private final ZoneId zone;
    private final Map<Device, Studies> devices = new HashMap<>();

    /** Takes the time zone of the site, in which the clocks should be. */
    public ClockSamples(ZoneId zone) {
        this.zone = zone;
    }

    /** Takes a series; their order does not matter. */
    public void add(ClockSample sample) {
        Device device = new Device(sample.scanner(), sample.manufacturer(), sample.model());
        Studies studies = devices.computeIfAbsent(device, added -> new Studies());
        studies.modalities.add(sample.modality());
        Latest latest = new Latest(sample.acquired(), TimeShift.of(sample.acquired(), sample.received(), zone));
        studies.latest.merge(sample.study(), latest, ClockSamples::later);
    }

    /** What was sent twice arrived when it came first. */
    private static Latest later(Latest one, Latest other) {
        int order = one.acquired().compareTo(other.acquired());
        if (order == 0) {
            return one.shift().compareTo(other.shift()) <= 0 ? one : other;
        }
        return order > 0 ? one : other;
    }

    /**
     * What is to be said about the clocks.
     *
     * @param threshold the largest median shift of a clock that is right
     * @return the misconfigured first, by the size of their shift; then those that are odd in another way
     */
    public List<ScannerClock> clocks(Duration threshold) {
        double hours = ShiftStatistics.hours(threshold);
        return devices.entrySet().stream()
                .map(entry -> clock(entry.getKey(), entry.getValue(), hours))
                .sorted(WORST_FIRST)
                .toList();
    }

    private static ScannerClock clock(Device device, Studies studies, double threshold) {
        List<Duration> shifts = studies.latest.values().stream()
                .sorted(BY_TIME)
                .map(Latest::shift)
                .toList();
        ShiftStatistics statistics = ShiftStatistics.of(shifts);
        return new ScannerClock(
                device.scanner(),
                device.manufacturer(),
                device.model(),
                studies.modalities,
                statistics,
                Math.abs(statistics.median()) > threshold,
                new Diagnoser(threshold)
                        .diagnose(shifts.stream().map(ShiftStatistics::hours).toList(), statistics));
    }

    private record Device(String scanner, String manufacturer, String model) {}

    private record Latest(LocalDateTime acquired, Duration shift) {}

    private static final class Studies {

        private final TreeSet<String> modalities = new TreeSet<>();
        private final Map<String, Latest> latest = new HashMap<>();
    }
}
