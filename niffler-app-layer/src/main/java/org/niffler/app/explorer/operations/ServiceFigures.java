package org.niffler.app.explorer.operations;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the metrics of the service said at one moment.
 *
 * @param instances received since its start
 * @param bytes of them
 * @param documents written
 * @param lag from the reception of instances to the acknowledgment of their documents, in seconds
 * @param now what is asked when somebody looks
 * @param senders those that sent most first
 */
record ServiceFigures(double instances, double bytes, double documents, Histogram lag, Now now, List<Sender> senders) {

    private static final String CALLING_AET = "calling_aet";
    private static final String INSTANCES = "niffler_instances_received_total";
    private static final String BYTES = "niffler_received_bytes_total";
    private static final String OPEN = "niffler_associations_open";
    private static final String QUEUE = "niffler_queue_entries";

    /** Null is what the service does not tell, or does not know. */
    record Now(
            Long queue,
            Long openSeries,
            Long quarantine,
            Long profiles,
            Long workflows,
            Long runsQueued,
            Long runsRunning,
            Long storageTotal,
            Long storageUsed,
            Long storageFree,
            Long sweepAgeSeconds) {}

    /** @param open its associations that are open */
    record Sender(String aet, long instances, long bytes, long open) {}

    /** @throws ServiceException if they are not those of a metadata service */
    static ServiceFigures of(List<Metric> metrics) throws ServiceException {
        if (metrics.stream().noneMatch(metric -> metric.name().equals(QUEUE))) {
            throw new ServiceException("The metrics are not those of a metadata service: they lack " + QUEUE
                    + ". Is this the OperationsPort of meta-extraction?");
        }
        return new ServiceFigures(
                sum(metrics, INSTANCES),
                sum(metrics, BYTES),
                sum(metrics, "niffler_documents_written_total"),
                histogram(metrics),
                now(metrics),
                senders(metrics));
    }

    private static Stream<Metric> named(List<Metric> metrics, String name) {
        return metrics.stream().filter(metric -> metric.name().equals(name));
    }

    private static double sum(List<Metric> metrics, String name) {
        return named(metrics, name).mapToDouble(Metric::value).sum();
    }

    private static Histogram histogram(List<Metric> metrics) throws ServiceException {
        TreeMap<Double, Double> counts = new TreeMap<>();
        for (Metric metric :
                named(metrics, "niffler_extraction_lag_seconds_bucket").toList()) {
            counts.merge(bound(metric.labels().getOrDefault("le", "")), metric.value(), Double::sum);
        }
        return new Histogram(counts);
    }

    private static double bound(String text) throws ServiceException {
        try {
            return text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new ServiceException("A bucket of niffler_extraction_lag_seconds has no bound.", e);
        }
    }

    private static Now now(List<Metric> metrics) {
        return new Now(
                current(metrics, QUEUE),
                current(metrics, "niffler_series_open"),
                current(metrics, "niffler_quarantine_files"),
                current(metrics, "niffler_profiles"),
                current(metrics, "niffler_workflows"),
                current(metrics, "niffler_workflow_runs_queued"),
                current(metrics, "niffler_workflow_runs_running"),
                current(metrics, "niffler_storage_total_bytes"),
                current(metrics, "niffler_storage_used_bytes"),
                current(metrics, "niffler_storage_free_bytes"),
                current(metrics, "niffler_sweep_age_seconds"));
    }

    private static Long current(List<Metric> metrics, String name) {
        return named(metrics, name)
                .filter(metric -> Double.isFinite(metric.value()))
                .findFirst()
                .map(metric -> Math.round(metric.value()))
                .orElse(null);
    }

    /** {@code other}, of which the service always tells, only if it sent something. */
    private static List<Sender> senders(List<Metric> metrics) {
        Map<String, Double> instances = byTitle(metrics, INSTANCES);
        Map<String, Double> bytes = byTitle(metrics, BYTES);
        Map<String, Double> open = byTitle(metrics, OPEN);
        return Stream.of(instances, bytes, open)
                .flatMap(each -> each.keySet().stream())
                .distinct()
                .map(aet -> new Sender(aet, whole(instances.get(aet)), whole(bytes.get(aet)), whole(open.get(aet))))
                .filter(sender -> !sender.aet().equals("other") || sender.instances() > 0 || sender.open() > 0)
                .sorted(Comparator.comparing(Sender::instances).reversed().thenComparing(Sender::aet))
                .toList();
    }

    private static Map<String, Double> byTitle(List<Metric> metrics, String name) {
        Map<String, Double> values = new TreeMap<>();
        named(metrics, name)
                .forEach(metric ->
                        values.merge(metric.labels().getOrDefault(CALLING_AET, ""), metric.value(), Double::sum));
        return values;
    }

    private static long whole(Double value) {
        return value == null ? 0 : Math.round(value);
    }
}
