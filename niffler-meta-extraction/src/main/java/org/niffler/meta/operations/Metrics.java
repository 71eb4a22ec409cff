package org.niffler.meta.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.niffler.dicom.net.AssociationWatch;
import org.niffler.meta.extract.ExtractionEvents;
import org.niffler.meta.receive.ReceptionEvents;
import org.niffler.meta.series.ArrivingSeries;
import org.niffler.meta.series.ArrivingStudy;
import org.niffler.meta.series.Completions;
import org.niffler.meta.workflow.RunEvents;

/**
 * What the service has done since its start, and how it stands, for a monitoring system. Every method may be called by any
 * thread, for every instance: it costs a look-up and an addition. No label ever holds a PatientID or a UID.
 */
public final class Metrics implements ReceptionEvents, AssociationWatch, ExtractionEvents, Completions, RunEvents {

    private static final String REASON = "reason";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Senders senders = new Senders(registry);
    private final Map<String, Counter> documents = new ConcurrentHashMap<>();

    private final Map<ReceptionEvents.Refusal, Counter> refusals = byReason(
            ReceptionEvents.Refusal.class,
            "niffler.instances.refused",
            "Instances not taken, so that the sender keeps them.");
    private final Map<AssociationWatch.Refusal, Counter> rejections =
            byReason(AssociationWatch.Refusal.class, "niffler.associations.rejected", "Associations rejected.");
    private final Map<Failure, Counter> failures = byReason(
            Failure.class,
            "niffler.extraction.failures",
            "Attempts to extract that failed, those that are tried again included.");

    private final Counter quarantined =
            counter("niffler.instances.quarantined", null, "Instances set aside as their header cannot be read.");
    private final Counter completeSeries =
            counter("niffler.series.completed", null, "Series of which nothing more has arrived for a while.");
    private final Counter completeStudies =
            counter("niffler.studies.completed", null, "Studies of which nothing more has arrived for a while.");
    private final Counter cleanedSeries = counter("niffler.cleaned.series", null, "Series deleted from the storage.");
    private final Counter cleanedFiles = counter("niffler.cleaned.files", null, "Files deleted from the storage.");
    private final Counter cleanedBytes = counter("niffler.cleaned", "bytes", "Bytes deleted from the storage.");

    private final Timer extractionLag = histogram(
            "niffler.extraction.lag",
            "From the reception of an instance to the store's acknowledgment of its documents.",
            Stream.of(
                    10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 300_000, 900_000,
                    3_600_000));
    private final Timer storeLatency = histogram(
            "niffler.store.latency",
            "How long the store took to acknowledge a write.",
            Stream.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000));

    public Metrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
    }

    @Override
    public void received(String callingAet, long bytes) {
        Senders.Sender sender = senders.of(callingAet);
        sender.instances().increment();
        sender.bytes().increment(bytes);
    }

    @Override
    public void refused(ReceptionEvents.Refusal reason) {
        refusals.get(reason).increment();
    }

    @Override
    public void opened(String callingAet) {
        Senders.Sender sender = senders.of(callingAet);
        sender.associations().increment();
        sender.open().incrementAndGet();
    }

    @Override
    public void closed(String callingAet) {
        senders.of(callingAet).open().decrementAndGet();
    }

    @Override
    public void refused(String who, AssociationWatch.Refusal reason) {
        rejections.get(reason).increment();
    }

    @Override
    public void written(String collection, int count) {
        // As the profile's file is named, so that there are as many labels as the administrator has profiles.
        documents
                .computeIfAbsent(
                        collection,
                        name -> Counter.builder("niffler.documents.written")
                                .description("Documents that the store acknowledged.")
                                .tag("collection", name)
                                .register(registry))
                .increment(count);
    }

    @Override
    public void lag(Duration sinceReception) {
        extractionLag.record(sinceReception);
    }

    @Override
    public void failed(Failure reason) {
        failures.get(reason).increment();
    }

    @Override
    public void quarantined() {
        quarantined.increment();
    }

    @Override
    public void seriesComplete(ArrivingSeries series) {
        completeSeries.increment();
    }

    @Override
    public void studyComplete(ArrivingStudy study) {
        completeStudies.increment();
    }

    @Override
    public void ended(String workflow, String status, Duration took) {
        // As many labels as the administrator has workflows.
        Timer.builder("niffler.workflow.runs")
                .description("Runs of workflows that ended for good, and how long their last attempt took.")
                .tag("workflow", workflow)
                .tag("status", status)
                .register(registry)
                .record(took);
    }

    public void cleaned(long series, long files, long bytes) {
        cleanedSeries.increment(series);
        cleanedFiles.increment(files);
        cleanedBytes.increment(bytes);
    }

    @Override
    public void storeLatency(Duration latency) {
        storeLatency.record(latency);
    }

    /**
     * Asks for this value whenever somebody looks; the first supplier of a value stays.
     *
     * @param supplier is quick, and gives {@code NaN} for what is not known; it may be called by any thread
     */
    public void observe(CurrentValue value, DoubleSupplier supplier) {
        Gauge.builder(value.metric(), supplier::getAsDouble)
                .baseUnit(value.unit())
                .description(value.help())
                .register(registry);
    }

    /** All of them as text. */
    Exposition exposition(String accept) {
        Exposition.Format format = Exposition.Format.accepted(accept);
        return new Exposition(format.contentType(), registry.scrape(format.contentType()));
    }

    /** All of them from the start, so that an alert sees the first failure as a step from zero. */
    private <E extends Enum<E>> Map<E, Counter> byReason(Class<E> reasons, String name, String help) {
        Map<E, Counter> counters = new EnumMap<>(reasons);
        for (E reason : reasons.getEnumConstants()) {
            counters.put(
                    reason,
                    Counter.builder(name)
                            .description(help)
                            .tag(REASON, reason.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
        return counters;
    }

    private Counter counter(String name, String unit, String help) {
        return Counter.builder(name).baseUnit(unit).description(help).register(registry);
    }

    private Timer histogram(String name, String help, Stream<Integer> milliseconds) {
        return Timer.builder(name)
                .description(help)
                .serviceLevelObjectives(milliseconds.map(Duration::ofMillis).toArray(Duration[]::new))
                .register(registry);
    }
}
