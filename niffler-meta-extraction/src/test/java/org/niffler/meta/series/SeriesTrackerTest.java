package org.niffler.meta.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When series and studies are complete. */
class SeriesTrackerTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final SeriesTracker tracker = new SeriesTracker(Duration.ofSeconds(60), Duration.ofSeconds(900));

    @Test
    void tellsOfTheFirstInstanceOfASeries() {
        assertThat(arrives("P/1/1.1", 0)).isTrue();
        assertThat(arrives("P/1/1.1", 1)).isFalse();
        assertThat(arrives("P/1/1.2", 2)).isTrue();
        assertThat(tracker.size()).isEqualTo(2);
    }

    @Test
    void callsASeriesCompleteOnceNothingHasArrivedForAWhile() {
        arrives("P/1/1.1", 0);
        arrives("P/1/1.1", 30);

        assertThat(tracker.completeSeries(after(89))).isEmpty();
        assertThat(tracker.isArriving("P/1/1.1")).isTrue();
        assertThat(settle(90)).singleElement().satisfies(series -> {
            assertThat(series.folder()).isEqualTo("P/1/1.1");
            assertThat(series.arrived()).isEqualTo(2);
            assertThat(series.added()).isEqualTo(2);
            assertThat(series.last()).isEqualTo(after(30));
        });
        assertThat(settle(1000)).isEmpty();
        assertThat(tracker.isArriving("P/1/1.1")).isFalse();
    }

    @Test
    void opensASeriesAgainWhenMoreOfItArrives() {
        arrives("P/1/1.1", 0);
        settle(60);

        assertThat(arrives("P/1/1.1", 100)).isTrue();
        assertThat(tracker.completeSeries(after(160))).hasSize(1);
    }

    @Test
    void countsAnInstanceThatWasThereBeforeAsArrivedButNotAsAdded() {
        tracker.arrived("P/1/1.1", "1", "1.1", NOON, true);
        tracker.arrived("P/1/1.1", "1", "1.1", NOON, false);

        assertThat(tracker.completeSeries(after(60)))
                .extracting(ArrivingSeries::arrived, ArrivingSeries::added)
                .containsExactly(tuple(2L, 1L));
    }

    @Test
    void knowsAStudyToBeCompleteLaterThanItsSeries() {
        arrives("P/1/1.1", 0);
        arrives("P/1/1.2", 600);
        tracker.completeSeries(after(660));

        assertThat(tracker.completeStudies(after(1499))).isEmpty();
        assertThat(tracker.completeStudies(after(1500))).containsExactly(new ArrivingStudy("1", 2, after(600)));
    }

    @Test
    void waitsForASeriesThatWasOnlySeenToChange() {
        tracker.watch("P/1/1.1", NOON);

        assertThat(tracker.isArriving("P/1/1.1")).isTrue();
        assertThat(tracker.completeSeries(after(60)))
                .singleElement()
                .satisfies(series -> assertThat(series.isOnlyReceived()).isFalse());
    }

    @Test
    void doesNotTakeASeriesForReceivedThatOthersHaveChangedToo() {
        arrives("P/1/1.1", 0);
        tracker.watch("P/1/1.1", after(1));
        arrives("P/1/1.2", 0);

        assertThat(tracker.completeSeries(after(100)))
                .extracting(ArrivingSeries::folder, ArrivingSeries::isOnlyReceived)
                .containsExactlyInAnyOrder(tuple("P/1/1.1", false), tuple("P/1/1.2", true));
    }

    @Test
    void takesASeriesForArrivingUntilItsEndIsSettled() {
        arrives("P/1/1.1", 0);
        ArrivingSeries complete = tracker.completeSeries(after(60)).get(0);
        assertThat(tracker.isArriving("P/1/1.1")).isTrue();

        assertThat(arrives("P/1/1.1", 61)).as("meanwhile").isFalse();
        tracker.settled(complete);

        assertThat(tracker.isArriving("P/1/1.1")).isTrue();
        assertThat(tracker.completeSeries(after(121)))
                .extracting(ArrivingSeries::arrived, ArrivingSeries::added)
                .containsExactly(tuple(1L, 1L));
    }

    private List<ArrivingSeries> settle(int second) {
        List<ArrivingSeries> complete = tracker.completeSeries(after(second));
        complete.forEach(tracker::settled);
        return complete;
    }

    private boolean arrives(String folder, int second) {
        return tracker.arrived(folder, "1", folder.substring(4), after(second), true);
    }

    private static Instant after(int seconds) {
        return NOON.plusSeconds(seconds);
    }
}
