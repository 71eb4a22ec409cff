package org.niffler.meta.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.file.HeaderSelection;
import org.niffler.dicom.file.SeriesLayout;
import org.niffler.dicom.file.StoredInstance;
import org.niffler.meta.extract.FreshHeaders;
import org.niffler.meta.series.ArrivingSeries;
import org.niffler.meta.series.InstanceChoice;
import org.niffler.meta.series.SeriesTracker;
import org.niffler.meta.state.ExtractionQueue;
import org.niffler.meta.state.Quarantine;
import org.niffler.meta.state.SeriesJournals;
import org.niffler.meta.workflow.SeriesNotes;

class ReceptionTest {

    @TempDir
    private Path folder;

    @Test
    void hasTheEndOfASeriesLookAtAllOfItIfAnInstanceCouldNotBeQueued() throws IOException {
        SeriesTracker tracker = new SeriesTracker(Duration.ZERO, Duration.ZERO);
        ExtractionQueue queue = ExtractionQueue.open(folder.resolve("queue"));
        queue.close(); // as if its disk were full
        SeriesLayout layout = new SeriesLayout(folder.resolve("storage"), 1);
        try (SeriesJournals records =
                SeriesJournals.open(folder.resolve("state"), Duration.ofDays(90), Clock.systemUTC())) {
            Reception reception = new Reception(
                    layout,
                    InstanceChoice.ALL,
                    tracker,
                    records,
                    queue,
                    new FreshHeaders(10),
                    () -> HeaderSelection.NOTHING,
                    Quarantine.open(folder.resolve("quarantine")),
                    SeriesNotes.NONE,
                    ReceptionEvents.NONE,
                    Clock.systemUTC());
            StoredInstance instance =
                    new StoredInstance("1.2", "1.2.3", "1.2.3.4", layout.resolve("1.2.3/1.2.3.4.dcm"), 100, false);

            assertThatThrownBy(() ->
                            reception.stored(instance, DataSet.builder().build(), HeaderSelection.NOTHING, "SENDER"))
                    .isInstanceOf(IOException.class);
        }

        assertThat(tracker.completeSeries(Instant.now().plusSeconds(1)))
                .singleElement()
                .matches(series -> !series.isOnlyReceived(), "not only what was queued")
                .extracting(ArrivingSeries::folder)
                .isEqualTo("1.2.3");
    }
}
