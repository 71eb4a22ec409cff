package org.niffler.meta;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.niffler.dicom.file.SeriesLayout;
import org.niffler.dicom.file.StorageFolder;
import org.niffler.dicom.net.Admission;
import org.niffler.dicom.net.DicomNode;
import org.niffler.dicom.net.HostRange;
import org.niffler.dicom.net.scp.StorageScp;
import org.niffler.meta.cli.ServiceSettings;
import org.niffler.meta.extract.Extractor;
import org.niffler.meta.extract.FreshHeaders;
import org.niffler.meta.extract.Indexes;
import org.niffler.meta.extract.InstanceDocuments;
import org.niffler.meta.extract.Profiles;
import org.niffler.meta.extract.Settlement;
import org.niffler.meta.extract.Sweep;
import org.niffler.meta.operations.Metrics;
import org.niffler.meta.receive.CountingSink;
import org.niffler.meta.receive.Reception;
import org.niffler.meta.retention.StorageCleaner;
import org.niffler.meta.series.InstanceChoice;
import org.niffler.meta.series.SeriesTracker;
import org.niffler.meta.state.ExtractionQueue;
import org.niffler.meta.state.FailedSeries;
import org.niffler.meta.state.LeaseFolder;
import org.niffler.meta.state.Quarantine;
import org.niffler.meta.state.SeriesJournals;
import org.niffler.meta.state.SeriesRecords;
import org.niffler.metadata.MetadataStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The service from its start to its end: opens its parts in the order in which they need each other, closes them in the opposite one. */
final class RunningService implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningService.class);

    private static final int FRESH_HEADERS = 2_000;

    /** In all, less than the 10 s after which service managers and administrators lose patience. */
    private static final Duration DRAIN_RECEIVER = Duration.ofSeconds(4);

    private static final Duration DRAIN_QUEUE = Duration.ofSeconds(3);

    /** In the state folder, from an orderly end to the next start. */
    private static final String ENDED_IN_ORDER = "ended-in-order";

    /** The embedded store is forced to the disk every few seconds. */
    private static final Duration PERHAPS_LOST = Duration.ofMinutes(2);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private Optional<Path> markWhenClosed = Optional.empty();
    private final AtomicReference<String> death = new AtomicReference<>();
    private final Runnable onDeath;
    private Path state;
    private StorageScp receiver;
    private DicomNode node;
    private Chores chores;
    private Pipelines pipelines;
    private Extractor extractor;
    private Thread extraction;

    private RunningService(Runnable onDeath) {
        this.onDeath = onDeath;
    }

    /**
     * Starts to receive.
     *
     * @param onDeath told when a part has died: a service that receives, but extracts nothing for ever, had better be
     *     ended and started again
     * @throws org.niffler.progress.RunLockedException if another service has the state folder
     * @throws IOException if something it needs is not there; the message says what to do
     * @throws IllegalArgumentException if a host or an address in the settings is none
     */
    static RunningService start(ServiceSettings settings, String version, Clock clock, Runnable onDeath)
            throws IOException {
        RunningService service = new RunningService(onDeath);
        try {
            service.open(settings, version, clock);
            return service;
        } catch (IOException | RuntimeException e) {
            service.close();
            throw e;
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        opened.push(part);
        return part;
    }

    private void open(ServiceSettings settings, String version, Clock clock) throws IOException {
        state = settings.storage().state();
        InstanceChoice choice = settings.extraction().instances();
        Metrics metrics = new Metrics();
        SeriesLayout layout = Parts.layout(settings);

        Admission admission = admission(settings.receiving());
        Profiles profiles = Profiles.open(settings.extraction().profiles());
        InstanceDocuments documents = Parts.documents(settings, version);
        documents.require(profiles.current().profiles());
        SeriesJournals records =
                opened(SeriesJournals.open(state, settings.cleaning().remember(), clock));
        ExtractionQueue queue = opened(ExtractionQueue.open(state.resolve(Parts.QUEUE)));
        Quarantine quarantine = Quarantine.open(state.resolve(Parts.QUARANTINE));
        LeaseFolder leases = LeaseFolder.open(state, clock);
        MetadataStore store = opened(Parts.store(settings, clock));
        LOG.info("documents go to {}", store.describe());
        pipelines = opened(Pipelines.open(
                settings, new Pipelines.Surroundings(layout, leases, store, metrics, version), this::die, clock));

        Duration quiet = settings.extraction().seriesQuiet();
        SeriesTracker tracker = new SeriesTracker(quiet, settings.extraction().studyQuiet());
        FreshHeaders fresh = new FreshHeaders(FRESH_HEADERS);
        Settlement settlement = new Settlement(layout, choice, records, queue, quarantine, metrics, quiet, clock);
        Reception listener = new Reception(
                layout,
                choice,
                tracker,
                records,
                queue,
                fresh,
                () -> profiles.current().selection(),
                quarantine,
                pipelines,
                metrics,
                clock);
        Files.createDirectories(layout.root());
        StorageCleaner cleaner = new StorageCleaner(
                layout,
                records,
                leases,
                new Parts.Activity(tracker::isArriving, folder -> queue.holds(folder) || pipelines.holds(folder)),
                store,
                Parts.rules(settings),
                clock);
        cleaner.recover();
        if (!Files.deleteIfExists(state.resolve(ENDED_IN_ORDER))) {
            boolean embedded = settings.extraction().mongoUri().isEmpty();
            for (String series : lastProcessed(records)) {
                pipelines.complete(series);
                if (embedded) {
                    settlement.settleAgain(series);
                }
            }
        }
        StorageFolder storage = opened(StorageFolder.openWith(
                layout.root(), settings.storage().template(), settings.storage().options(), listener));

        extractor = new Extractor(
                layout,
                queue,
                fresh,
                profiles,
                documents,
                store,
                records,
                quarantine,
                FailedSeries.open(state),
                metrics,
                clock);
        extraction = new Thread(extractor, "extraction");
        extraction.setUncaughtExceptionHandler((thread, failure) -> die("extraction", failure));
        extraction.start();

        node = opened(new DicomNode(
                settings.receiving().ae().title(),
                settings.receiving().network(),
                settings.receiving().security()));
        node.admit(admission, metrics);
        receiver = opened(StorageScp.start(node, settings.receiving().ae(), new CountingSink(storage, metrics)));

        Sweep sweep = new Sweep(layout, tracker, settlement, pipelines, quiet, clock);
        chores = opened(new Chores(
                new Chores.Work(
                        tracker, settlement, sweep, cleaner, profiles, new Indexes(store), store, records, pipelines),
                settings,
                metrics,
                this::die,
                clock));
        opened(new Operations(
                        settings,
                        metrics,
                        extractor,
                        chores,
                        storage,
                        profiles,
                        queue,
                        tracker,
                        quarantine,
                        pipelines,
                        clock)
                .start());
        pipelines.start(tracker);
        chores.begin();
        LOG.info("[SERVICE READY] {} on port {}", settings.receiving().ae().title(), receiver.port());
    }

    /**
     * After a power failure, series may be marked as extracted whose documents the embedded store has lost, or which
     * workflows have not been asked about.
     */
    private static List<String> lastProcessed(SeriesJournals records) {
        List<SeriesRecords.Processed> all = records.allProcessed();
        Optional<Instant> last = all.stream().map(SeriesRecords.Processed::at).max(Comparator.naturalOrder());
        return all.stream()
                .filter(series -> series.at().isAfter(last.orElseThrow().minus(PERHAPS_LOST)))
                .map(SeriesRecords.Processed::folder)
                .toList();
    }

    private static Admission admission(ServiceSettings.Receiving receiving) {
        return new Admission(
                receiving.allowedCallers(),
                receiving.allowedHosts().stream().map(HostRange::parse).toList(),
                receiving.maxAssociations());
    }

    /** Why it ended by itself; empty if it was told to. */
    Optional<String> cause() {
        return Optional.ofNullable(death.get());
    }

    private void die(String part, Throwable failure) {
        LOG.error("{} has died", part, failure);
        death.compareAndSet(null, part + " has died of " + failure.getClass().getSimpleName());
        onDeath.run();
    }

    /** Finishes what is being received and, as far as the store takes it at once, what is queued. */
    void drain() throws InterruptedException {
        if (!receiver.drain(DRAIN_RECEIVER)) {
            LOG.warn(
                    "some senders are slow: what they are in the middle of is not acknowledged, and they send it again");
        }
        node.close();
        chores.stop();
        endRuns();
        extractor.stop();
        extraction.join(DRAIN_QUEUE.toMillis());
        markWhenClosed = Optional.of(state.resolve(ENDED_IN_ORDER));
    }

    /** What cannot be written down of them now is looked at again at the next start. */
    private void endRuns() throws InterruptedException {
        try {
            pipelines.stop();
        } catch (IOException e) {
            LOG.warn("the runs of workflows could not be ended in order: {}", e.toString());
        }
    }

    @Override
    public void close() {
        if (extractor != null) {
            extractor.stop();
            extraction.interrupt();
        }
        while (!opened.isEmpty()) {
            try {
                AutoCloseable part = opened.pop();
                part.close();
                if (part == node && extraction != null) {
                    // Nobody takes from the queue or writes to the store once these are closed.
                    extraction.join(TimeUnit.SECONDS.toMillis(2));
                }
            } catch (Exception e) { // Boundary: AutoCloseable; the others are to be closed all the same.
                LOG.warn("a part of the service could not be closed in order", e);
                markWhenClosed = Optional.empty();
            }
        }
        markWhenClosed.ifPresent(RunningService::mark);
    }

    private static void mark(Path file) {
        try {
            Files.write(file, new byte[0]);
            LOG.info("[SERVICE ENDED]");
        } catch (IOException e) {
            LOG.warn(
                    "the end could not be noted ({}); some series are extracted again at the next start", e.toString());
        }
    }
}
