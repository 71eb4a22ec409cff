package org.niffler.meta;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.niffler.meta.cli.ServiceSettings;
import org.niffler.meta.extract.Failures;
import org.niffler.meta.extract.Indexes;
import org.niffler.meta.extract.Profiles;
import org.niffler.meta.extract.Settlement;
import org.niffler.meta.extract.Sweep;
import org.niffler.meta.operations.DiskLine;
import org.niffler.meta.operations.DiskUse;
import org.niffler.meta.operations.Metrics;
import org.niffler.meta.retention.CleaningResult;
import org.niffler.meta.retention.FolderContent;
import org.niffler.meta.retention.StorageCleaner;
import org.niffler.meta.series.ArrivingSeries;
import org.niffler.meta.series.ArrivingStudy;
import org.niffler.meta.series.SeriesTracker;
import org.niffler.meta.state.SeriesJournals;
import org.niffler.metadata.MetadataStore;
import org.niffler.metadata.StoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the service does from time to time. What is quick has a thread of its own, and so has what may take minutes: sweeping
 * and cleaning, one after the other.
 */
final class Chores implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Chores.class);

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration LOOK_AT_FILES = Duration.ofSeconds(2);
    private static final Duration PING = Duration.ofSeconds(10);

    private final Work work;
    private final ServiceSettings settings;
    private final Metrics metrics;
    private final BiConsumer<String, Throwable> death;
    private final Clock clock;
    private final ScheduledExecutorService quick = scheduler("ticker");
    private final ScheduledExecutorService asking = scheduler("store-ping");
    private final ScheduledExecutorService slow = scheduler("housekeeping");

    private volatile Instant ticked;
    private volatile Instant swept;
    private volatile Optional<String> storeTrouble = Optional.of("it has not been asked yet");
    private volatile long seriesInStorage;
    private boolean toldOfStrays;

    /** Who does it. */
    record Work(
            SeriesTracker tracker,
            Settlement settlement,
            Sweep sweep,
            StorageCleaner cleaner,
            Profiles profiles,
            Indexes indexes,
            MetadataStore store,
            SeriesJournals records,
            Pipelines workflows) {}

    /** A chore, which may fail and is done again when it is due. */
    private interface Chore {
        void run() throws IOException, InterruptedException;
    }

    /** @param death told of an error by which a thread is lost */
    Chores(Work work, ServiceSettings settings, Metrics metrics, BiConsumer<String, Throwable> death, Clock clock) {
        this.work = work;
        this.settings = settings;
        this.metrics = metrics;
        this.death = death;
        this.clock = clock;
        this.ticked = clock.instant();
        this.swept = clock.instant();
    }

    private static ScheduledExecutorService scheduler(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    void begin() {
        every(quick, TICK, "looking for complete series", this::tick);
        every(asking, LOOK_AT_FILES, "looking at profiles and workflows", this::lookAtFiles);
        every(asking, PING, "asking the store", this::ping);
        every(slow, settings.extraction().sweepEvery(), "the sweep", this::sweep);
        every(slow, Duration.ofHours(1), "the line about the disk", this::tellDisk);
        if (!settings.cleaning().bySize()) {
            scheduleCleaning();
        }
    }

    private void every(ScheduledExecutorService thread, Duration pause, String name, Chore chore) {
        thread.scheduleWithFixedDelay(() -> run(name, chore), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run(String name, Chore chore) {
        try {
            chore.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("{} failed and is tried again: {}", name, Failures.inWords(e));
        } catch (RuntimeException e) {
            // Boundary: the body of a thread; an exception would end the chore for ever.
            LOG.error("{} failed unexpectedly and is tried again", name, e);
        } catch (Error e) {
            death.accept(name, e);
            throw e;
        }
    }

    private void tick() {
        Instant now = clock.instant();
        for (ArrivingSeries series : work.tracker().completeSeries(now)) {
            LOG.debug("series {} is complete: {} instances arrived", series.seriesInstanceUid(), series.arrived());
            metrics.seriesComplete(series);
            run(
                    "settling series " + series.seriesInstanceUid(),
                    () -> work.settlement().settle(series));
            // Not settled unless that is noted: it is told as complete again then.
            run("noting series " + series.seriesInstanceUid(), () -> {
                work.workflows().complete(series.folder());
                work.tracker().settled(series);
            });
        }
        for (ArrivingStudy study : work.tracker().completeStudies(now)) {
            LOG.debug("study {} is complete: {} instances arrived", study.studyInstanceUid(), study.arrived());
            metrics.studyComplete(study);
        }
        ticked = now;
    }

    private void lookAtFiles() {
        work.profiles().refresh();
        work.indexes().make(work.profiles().current().profiles());
        work.workflows().lookAtFiles();
    }

    private void ping() {
        try {
            work.store().ping();
            storeTrouble = Optional.empty();
        } catch (StoreUnavailableException e) {
            storeTrouble = Optional.of(e.getMessage());
        }
    }

    private void sweep() throws IOException, InterruptedException {
        Sweep.Found found = work.sweep().run();
        swept = clock.instant();
        seriesInStorage = found.series();
        LOG.debug(
                "swept {} series; {} queued, {} could not be looked at",
                found.series(),
                found.queued(),
                found.failed());
        if (found.strays() > 0 && !toldOfStrays) {
            toldOfStrays = true;
            LOG.warn(
                    "{} files in the storage folder lie in no series' folder ({}); they are neither extracted nor deleted."
                            + " 'meta-extraction.jar scan FOLDER' extracts them",
                    found.strays(),
                    settings.storage().template());
        }
        if (settings.cleaning().bySize()) {
            clean();
            work.records().compact();
        }
    }

    private void scheduleCleaning() {
        ZonedDateTime now = ZonedDateTime.now(clock);
        ZonedDateTime next = settings.cleaning().clearAt().next(now);
        LOG.debug("the storage is cleaned next at {}", next);
        long millis = Duration.between(now, next).toMillis();
        slow.schedule(
                () -> {
                    run("cleaning", () -> {
                        clean();
                        work.records().compact();
                    });
                    scheduleCleaning();
                },
                Math.max(1, millis),
                TimeUnit.MILLISECONDS);
    }

    private void clean() {
        CleaningResult result = work.cleaner().clean();
        long files = 0;
        long bytes = 0;
        for (var series : result.deleted()) {
            files += series.content().map(FolderContent::files).orElse(0L);
            bytes += series.content().map(FolderContent::bytes).orElse(0L);
        }
        metrics.cleaned(result.deleted().size(), files, bytes);
        for (String folder : result.toExtractAgain()) {
            run("settling a series that has changed", () -> work.settlement().settle(folder));
        }
    }

    private void tellDisk() throws IOException {
        LOG.info(DiskLine.of(DiskUse.of(settings.storage().folder()), seriesInStorage));
    }

    /** When complete series were last looked for. */
    Instant ticked() {
        return ticked;
    }

    /** When the storage was last swept to the end. */
    Instant swept() {
        return swept;
    }

    /** Why the store does not answer; empty if it does. */
    Optional<String> storeTrouble() {
        return storeTrouble;
    }

    /** Begins nothing any more; what runs ends soon. */
    void stop() {
        work.cleaner().stop();
        quick.shutdown();
        asking.shutdown();
        slow.shutdownNow();
    }

    @Override
    public void close() throws InterruptedException {
        stop();
        asking.shutdownNow();
        for (ScheduledExecutorService each : new ScheduledExecutorService[] {quick, asking, slow}) {
            each.awaitTermination(2, TimeUnit.SECONDS);
        }
    }
}
