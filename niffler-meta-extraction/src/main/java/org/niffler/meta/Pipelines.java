package org.niffler.meta;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.file.Durability;
import org.niffler.dicom.file.SeriesLayout;
import org.niffler.dicom.net.DicomNode;
import org.niffler.meta.cli.ServiceSettings;
import org.niffler.meta.series.SeriesTracker;
import org.niffler.meta.state.LeaseFolder;
import org.niffler.meta.state.WorkflowIntake;
import org.niffler.meta.workflow.LiveIntake;
import org.niffler.meta.workflow.LiveSite;
import org.niffler.meta.workflow.RunDocuments;
import org.niffler.meta.workflow.RunEvents;
import org.niffler.meta.workflow.SeriesNotes;
import org.niffler.metadata.MetadataStore;
import org.niffler.workflow.WorkflowFolder;
import org.niffler.workflow.match.HeaderMatching;
import org.niffler.workflow.run.Run;
import org.niffler.workflow.run.RunStatus;
import org.niffler.workflow.run.WorkflowEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The workflows of the running service, with the threads that ask them and that write down what became of their runs. */
final class Pipelines implements SeriesNotes, AutoCloseable {

    /** In the state folder. */
    private static final String STATE = "workflows";

    private static final Logger LOG = LoggerFactory.getLogger(Pipelines.class);

    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(500);
    private static final Duration BETWEEN_RECORDS = Duration.ofSeconds(1);

    /** A short run is queued, at work and ended within it: one record instead of three. */
    private static final Duration TOGETHER = Duration.ofMillis(200);

    private static final Duration STORE_AWAY = Duration.ofSeconds(5);

    /** A program that is asked to end has little time for it: the service has to be gone after ten seconds. */
    private static final Duration STOPPING = Duration.ofSeconds(2);

    private final WorkflowFolder files;
    private final WorkflowIntake waiting;
    private final LiveIntake intake;
    private final LiveSite site;
    private final RunDocuments documents;
    private final WorkflowEngine engine;
    private final DicomNode node;
    private final Clock clock;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread asking;
    private final Thread recording;

    /** What it takes part in. */
    record Surroundings(
            SeriesLayout layout, LeaseFolder leases, MetadataStore store, RunEvents events, String version) {}

    /** @throws IOException if its state cannot be read or written */
    static Pipelines open(
            ServiceSettings settings, Surroundings surroundings, BiConsumer<String, Throwable> death, Clock clock)
            throws IOException {
        ServiceSettings.Storage storage = settings.storage();
        boolean forced = storage.options().durability() == Durability.FSYNC;
        WorkflowIntake waiting = WorkflowIntake.open(storage.state(), forced, clock);
        DicomNode node = new DicomNode(
                settings.receiving().ae().title(),
                settings.receiving().network(),
                settings.receiving().security());
        try {
            return new Pipelines(settings, surroundings, waiting, node, death, clock);
        } catch (IOException | RuntimeException e) {
            node.close();
            waiting.close();
            throw e;
        }
    }

    private Pipelines(
            ServiceSettings settings,
            Surroundings surroundings,
            WorkflowIntake waiting,
            DicomNode node,
            BiConsumer<String, Throwable> death,
            Clock clock)
            throws IOException {
        this.waiting = waiting;
        this.node = node;
        this.clock = clock;
        SeriesLayout layout = surroundings.layout();
        files = WorkflowFolder.open(settings.workflows().folder());
        documents = new RunDocuments(surroundings.store(), surroundings.version());
        Instant opened = clock.instant();
        site = new LiveSite(layout, surroundings.leases(), documents, run -> tell(run, opened, surroundings.events()));
        Path state = settings.storage().state().resolve(STATE);
        engine = WorkflowEngine.open(
                state,
                settings.workflows().output(),
                files::find,
                Parts.workflows(settings, site, node, clock),
                WorkflowEngine.Settings.DEFAULT,
                clock);
        OptionalInt studyDepth = settings.storage().template().depthOf(DicomTag.STUDY_INSTANCE_UID).stream()
                .filter(depth -> depth < layout.depth())
                .findFirst();
        intake = new LiveIntake(
                layout,
                studyDepth,
                settings.extraction().studyQuiet(),
                files::current,
                new HeaderMatching(),
                engine::offer,
                waiting,
                clock);
        asking = thread("workflow-intake", this::ask, death);
        recording = thread("workflow-records", this::record, death);
    }

    /** Those that ended before, and are told again, were counted then. */
    private static void tell(Run run, Instant opened, RunEvents events) {
        if (run.ended().filter(ended -> !ended.isBefore(opened)).isPresent()
                && run.status().isEnd()) {
            events.ended(run.workflow(), run.status().text(), run.took().orElse(Duration.ZERO));
        }
    }

    private interface Loop {
        void run() throws InterruptedException;
    }

    private static Thread thread(String name, Loop loop, BiConsumer<String, Throwable> death) {
        Thread thread = new Thread(
                () -> {
                    try {
                        loop.run();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((died, failure) -> death.accept(name, failure));
        return thread;
    }

    /** Goes on with what an earlier service has left. */
    void start(SeriesTracker tracker) throws IOException {
        site.releaseLeftOver(engine.leases());
        // From now on, as nobody could send the rest of them while the service was away.
        intake.arriving().forEach(series -> tracker.watch(series.folder(), clock.instant()));
        engine.start();
        asking.start();
        recording.start();
    }

    private void ask() throws InterruptedException {
        while (!stopping.await(BETWEEN_QUESTIONS.toMillis(), TimeUnit.MILLISECONDS)) {
            intake.ask();
        }
    }

    private void record() throws InterruptedException {
        while (stopping.getCount() > 0) {
            documents.awaitChange(BETWEEN_RECORDS);
            stopping.await(TOGETHER.toMillis(), TimeUnit.MILLISECONDS);
            if (!documents.write()) {
                stopping.await(STORE_AWAY.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    void lookAtFiles() {
        files.refresh();
    }

    @Override
    public void arriving(String series) throws IOException {
        intake.arriving(series);
    }

    @Override
    public void complete(String series) throws IOException {
        intake.complete(series);
    }

    /** Whether workflows are still to be asked about a series, so that it must not be deleted. */
    boolean holds(String series) {
        return intake.holds(series);
    }

    /** How many series and studies workflows are to be asked about. */
    int waiting() {
        return intake.size();
    }

    Map<RunStatus, Long> counts() {
        return engine.counts();
    }

    WorkflowFolder files() {
        return files;
    }

    /** Begins nothing any more, and ends what runs: it is run again at the next start. */
    void stop() throws IOException, InterruptedException {
        stopping.countDown();
        engine.stop(STOPPING);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        stop();
        asking.interrupt();
        asking.join(TimeUnit.SECONDS.toMillis(2));
        recording.interrupt();
        recording.join(TimeUnit.SECONDS.toMillis(2));
        if (!documents.write()) {
            LOG.warn("the last changes of {} runs are not in the store", documents.size());
        }
        try (waiting;
                node) {
            engine.close();
        }
    }
}
