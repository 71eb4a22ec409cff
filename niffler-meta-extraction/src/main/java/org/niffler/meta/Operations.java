package org.niffler.meta;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.niffler.dicom.file.StorageFolder;
import org.niffler.meta.cli.ServiceSettings;
import org.niffler.meta.extract.Extractor;
import org.niffler.meta.extract.Profiles;
import org.niffler.meta.operations.CurrentValue;
import org.niffler.meta.operations.DiskUse;
import org.niffler.meta.operations.Finding;
import org.niffler.meta.operations.Health;
import org.niffler.meta.operations.HealthCheck;
import org.niffler.meta.operations.MainLoop;
import org.niffler.meta.operations.Metrics;
import org.niffler.meta.operations.OperationsServer;
import org.niffler.meta.series.SeriesTracker;
import org.niffler.meta.state.ExtractionQueue;
import org.niffler.meta.state.Quarantine;
import org.niffler.workflow.run.RunStatus;

/** Shows the running parts to those who watch the service. */
record Operations(
        ServiceSettings settings,
        Metrics metrics,
        Extractor extractor,
        Chores chores,
        StorageFolder storage,
        Profiles profiles,
        ExtractionQueue queue,
        SeriesTracker tracker,
        Quarantine quarantine,
        Pipelines pipelines,
        Clock clock) {

    /** A store that is slow to refuse may hold the extraction for that long. */
    private static final Duration LONGEST_EXTRACTION = Duration.ofMinutes(5);

    private static final Duration LONGEST_TICK = Duration.ofMinutes(5);

    /** @return what is to be closed; does nothing if nobody watches by HTTP */
    AutoCloseable start() throws IOException {
        observe();
        int port = settings.operations().port();
        if (port == 0) {
            return () -> {};
        }
        return OperationsServer.start(settings.operations().host(), port, health(), metrics);
    }

    private void observe() {
        metrics.observe(CurrentValue.QUEUE_ENTRIES, queue::size);
        metrics.observe(CurrentValue.OPEN_SERIES, tracker::size);
        metrics.observe(CurrentValue.QUARANTINE_FILES, quarantine::count);
        metrics.observe(
                CurrentValue.PROFILES, () -> profiles.current().profiles().size());
        metrics.observe(
                CurrentValue.WORKFLOWS, () -> pipelines.files().current().size());
        metrics.observe(
                CurrentValue.WORKFLOW_PROBLEMS,
                () -> pipelines.files().problems().size());
        metrics.observe(CurrentValue.WORKFLOW_WAITING, pipelines::waiting);
        metrics.observe(CurrentValue.WORKFLOW_RUNS_QUEUED, () -> runs(RunStatus.QUEUED));
        metrics.observe(CurrentValue.WORKFLOW_RUNS_RUNNING, () -> runs(RunStatus.RUNNING));
        metrics.observe(CurrentValue.STORAGE_TOTAL_BYTES, () -> disk(DiskUse::total));
        metrics.observe(CurrentValue.STORAGE_USED_BYTES, () -> disk(DiskUse::used));
        metrics.observe(CurrentValue.STORAGE_FREE_BYTES, () -> disk(DiskUse::free));
        metrics.observe(
                CurrentValue.SECONDS_SINCE_SWEEP,
                () -> Duration.between(chores.swept(), clock.instant()).toSeconds());
    }

    private long runs(RunStatus status) {
        return pipelines.counts().getOrDefault(status, 0L);
    }

    private double disk(ToLongFunction<DiskUse> part) {
        try {
            return part.applyAsLong(DiskUse.of(settings.storage().folder()));
        } catch (IOException e) {
            return Double.NaN; // as Prometheus names what is not known
        }
    }

    private Health health() {
        return new Health(
                List.of(
                        new MainLoop("extraction", extractor::turned, LONGEST_EXTRACTION),
                        new MainLoop("ticker", chores::ticked, LONGEST_TICK)),
                List.of(
                        new HealthCheck("store", () -> unless(chores.storeTrouble(), "answers")),
                        new HealthCheck("extraction", () -> unless(extractor.trouble(), "goes on")),
                        new HealthCheck("disk", this::disk),
                        new HealthCheck("profiles", () -> {
                            int number = profiles.current().profiles().size();
                            return number > 0 ? Finding.good(number + " in force") : Finding.bad("none can be used");
                        }),
                        new HealthCheck("workflows", this::workflows)),
                clock);
    }

    private static Finding unless(Optional<String> trouble, String good) {
        return trouble.map(Finding::bad).orElseGet(() -> Finding.good(good));
    }

    private Finding workflows() {
        int number = pipelines.files().current().size();
        int problems = pipelines.files().problems().size();
        return problems == 0
                ? Finding.good(number + " in force")
                : Finding.bad(number + " in force; " + problems + " problems in their files, which the log tells");
    }

    private Finding disk() {
        try {
            return storage.isDiskLow()
                    ? Finding.bad("less than MinFree is free; instances are refused (A700H)")
                    : Finding.good("more than MinFree is free");
        } catch (IOException e) {
            return Finding.bad("it cannot be looked at");
        }
    }
}
