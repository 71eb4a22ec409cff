package org.niffler.meta.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.niffler.dicom.net.AssociationWatch;
import org.niffler.meta.extract.ExtractionEvents;
import org.niffler.meta.receive.ReceptionEvents;

class MetricsTest {

    private final Metrics metrics = new Metrics();

    private List<String> lines() {
        return Arrays.asList(metrics.exposition(null).text().split("\n"));
    }

    @Test
    void countsWhatIsReceivedBySender() {
        metrics.received("CT1", 1000);
        metrics.received("CT1", 24);
        metrics.received("MR1", 5);

        assertThat(lines())
                .contains(
                        "# HELP niffler_instances_received_total Instances stored.",
                        "# TYPE niffler_instances_received_total counter",
                        "niffler_instances_received_total{calling_aet=\"CT1\"} 2.0",
                        "niffler_instances_received_total{calling_aet=\"MR1\"} 1.0",
                        "niffler_received_bytes_total{calling_aet=\"CT1\"} 1024.0",
                        "niffler_received_bytes_total{calling_aet=\"MR1\"} 5.0");
    }

    @Test
    void countsAssociationsAndSaysHowManyAreOpen() {
        metrics.opened("CT1");
        metrics.opened("CT1");
        metrics.opened("CT1");
        metrics.closed("CT1");
        metrics.refused("CT9", AssociationWatch.Refusal.CALLING_AET_NOT_ALLOWED);

        assertThat(lines())
                .contains(
                        "niffler_associations_opened_total{calling_aet=\"CT1\"} 3.0",
                        "niffler_associations_open{calling_aet=\"CT1\"} 2.0",
                        "niffler_associations_rejected_total{reason=\"calling_aet_not_allowed\"} 1.0");
    }

    @Test
    void countsRefusalsAndFailuresByReasonFromZero() {
        metrics.refused(ReceptionEvents.Refusal.DISK_LOW);
        metrics.failed(ExtractionEvents.Failure.STORE_UNAVAILABLE);
        metrics.failed(ExtractionEvents.Failure.STORE_UNAVAILABLE);

        assertThat(lines())
                .contains(
                        "niffler_instances_refused_total{reason=\"disk_low\"} 1.0",
                        "niffler_instances_refused_total{reason=\"unreadable\"} 0.0",
                        "niffler_instances_refused_total{reason=\"io_failure\"} 0.0",
                        "niffler_extraction_failures_total{reason=\"store_unavailable\"} 2.0",
                        "niffler_extraction_failures_total{reason=\"document_refused\"} 0.0",
                        "niffler_extraction_failures_total{reason=\"file_gone\"} 0.0",
                        "niffler_extraction_failures_total{reason=\"header_unreadable\"} 0.0");
    }

    @Test
    void countsDocumentsByCollection() {
        metrics.written("featureset", 40);
        metrics.written("featureset", 2);

        assertThat(lines()).contains("niffler_documents_written_total{collection=\"featureset\"} 42.0");
    }

    @Test
    void countsWhatIsSetAsideAndCleaned() {
        metrics.quarantined();
        metrics.cleaned(3, 120, 6_000);

        assertThat(lines())
                .contains(
                        "niffler_instances_quarantined_total 1.0",
                        "niffler_cleaned_series_total 3.0",
                        "niffler_cleaned_files_total 120.0",
                        "niffler_cleaned_bytes_total 6000.0");
    }

    @Test
    void tellsTheLagInBucketsFromTenMillisecondsToAnHour() {
        metrics.lag(Duration.ofMillis(7));
        metrics.lag(Duration.ofMillis(400));
        metrics.lag(Duration.ofMinutes(50));
        metrics.lag(Duration.ofHours(2));

        assertThat(lines())
                .contains(
                        "# TYPE niffler_extraction_lag_seconds histogram",
                        "niffler_extraction_lag_seconds_bucket{le=\"0.01\"} 1",
                        "niffler_extraction_lag_seconds_bucket{le=\"0.25\"} 1",
                        "niffler_extraction_lag_seconds_bucket{le=\"0.5\"} 2",
                        "niffler_extraction_lag_seconds_bucket{le=\"1.0\"} 2",
                        "niffler_extraction_lag_seconds_bucket{le=\"900.0\"} 2",
                        "niffler_extraction_lag_seconds_bucket{le=\"3600.0\"} 3",
                        "niffler_extraction_lag_seconds_bucket{le=\"+Inf\"} 4",
                        "niffler_extraction_lag_seconds_count 4");
    }

    @Test
    void tellsTheLatencyOfTheStore() {
        metrics.storeLatency(Duration.ofMillis(3));

        assertThat(lines())
                .contains(
                        "niffler_store_latency_seconds_bucket{le=\"0.002\"} 0",
                        "niffler_store_latency_seconds_bucket{le=\"0.005\"} 1",
                        "niffler_store_latency_seconds_bucket{le=\"30.0\"} 1",
                        "niffler_store_latency_seconds_sum 0.003");
    }

    @ParameterizedTest
    @CsvSource({
        "QUEUE_ENTRIES, niffler_queue_entries",
        "OPEN_SERIES, niffler_series_open",
        "QUARANTINE_FILES, niffler_quarantine_files",
        "PROFILES, niffler_profiles",
        "STORAGE_TOTAL_BYTES, niffler_storage_total_bytes",
        "STORAGE_USED_BYTES, niffler_storage_used_bytes",
        "STORAGE_FREE_BYTES, niffler_storage_free_bytes",
        "SECONDS_SINCE_SWEEP, niffler_sweep_age_seconds"
    })
    void asksForCurrentValuesWheneverSomebodyLooks(CurrentValue value, String name) {
        double[] current = {17};
        metrics.observe(value, () -> current[0]);

        assertThat(lines()).contains(name + " 17.0", "# TYPE " + name + " gauge");
        current[0] = Double.NaN;
        assertThat(lines()).contains(name + " NaN");
    }

    @Test
    void tellsTheOthersThoughOneCurrentValueCannotBeHad() {
        metrics.observe(CurrentValue.STORAGE_FREE_BYTES, () -> {
            throw new IllegalStateException("no such folder");
        });
        metrics.observe(CurrentValue.PROFILES, () -> 4);

        assertThat(lines()).contains("niffler_storage_free_bytes NaN", "niffler_profiles 4.0");
    }

    @Test
    void saysOfEveryMetricOfItsOwnWhatItIs() {
        Arrays.stream(CurrentValue.values()).forEach(value -> metrics.observe(value, () -> 1));
        metrics.received("CT1", 1);
        metrics.written("featureset", 1);

        List<String> undescribed = lines().stream()
                .filter(line -> line.matches("# HELP niffler_\\S+\\s*"))
                .toList();
        List<String> names = lines().stream()
                .filter(line -> line.startsWith("# TYPE niffler_"))
                .map(line -> line.split(" ")[2])
                .toList();

        assertThat(undescribed).isEmpty();
        assertThat(names)
                .hasSizeGreaterThan(20)
                .allMatch(Pattern.compile("niffler_[a-z_]+").asMatchPredicate());
    }

    @Test
    void countsTheFirstHundredSendersByNameAndTheRestTogether() {
        IntStream.range(0, 5000).forEach(i -> {
            metrics.opened("AET" + i);
            metrics.received("AET" + i, 10);
            metrics.closed("AET" + i);
        });

        List<String> received = lines().stream()
                .filter(line -> line.startsWith("niffler_instances_received_total{"))
                .toList();
        assertThat(received)
                .hasSize(101)
                .contains(
                        "niffler_instances_received_total{calling_aet=\"AET99\"} 1.0",
                        "niffler_instances_received_total{calling_aet=\"other\"} 4900.0");
        assertThat(lines())
                .contains(
                        "niffler_received_bytes_total{calling_aet=\"other\"} 49000.0",
                        "niffler_associations_open{calling_aet=\"other\"} 0.0");
    }

    @Test
    void bearsWhatASenderMayCallItself() {
        metrics.received("A\"B\\C\nD", 1);
        metrics.received("other", 1);
        metrics.opened("other");
        metrics.received("", 1);

        assertThat(lines())
                .contains(
                        "niffler_instances_received_total{calling_aet=\"A\\\"B\\\\C\\nD\"} 1.0",
                        "niffler_instances_received_total{calling_aet=\"other\"} 1.0",
                        "niffler_associations_open{calling_aet=\"other\"} 1.0",
                        "niffler_instances_received_total{calling_aet=\"\"} 1.0");
    }

    @Test
    void losesNothingWhenManyCountAtOnce() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        CountDownLatch start = new CountDownLatch(1);
        for (int thread = 0; thread < 8; thread++) {
            threads.execute(() -> {
                try {
                    start.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                IntStream.range(0, 10_000).forEach(i -> metrics.received("AET" + i % 200, 2));
            });
        }
        start.countDown();
        threads.shutdown();

        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        double counted = lines().stream()
                .filter(line -> line.startsWith("niffler_instances_received_total{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
        assertThat(counted).isEqualTo(80_000);
        assertThat(lines()).contains("niffler_instances_received_total{calling_aet=\"other\"} 40000.0");
    }
}
