package org.niffler.meta;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.niffler.cli.CliException;
import org.niffler.cli.ExitCode;
import org.niffler.dicom.file.SeriesLayout;
import org.niffler.meta.cli.MetadataService;
import org.niffler.meta.cli.ServiceSettings;
import org.niffler.meta.extract.FolderScan;
import org.niffler.meta.extract.Indexes;
import org.niffler.meta.extract.InstanceDocuments;
import org.niffler.meta.extract.Profiles;
import org.niffler.meta.extract.ScanTotals;
import org.niffler.meta.retention.CleaningResult;
import org.niffler.meta.retention.CleaningRules;
import org.niffler.meta.retention.StorageCleaner;
import org.niffler.meta.series.InstanceChoice;
import org.niffler.meta.state.ExtractionQueue;
import org.niffler.meta.state.LeaseFolder;
import org.niffler.meta.state.SeriesJournals;
import org.niffler.meta.state.WorkflowIntake;
import org.niffler.meta.workflow.RunListing;
import org.niffler.metadata.MetadataQuery;
import org.niffler.metadata.MetadataStore;
import org.niffler.metadata.StoredDocument;
import org.niffler.metadata.mongo.EmbeddedStore;
import org.niffler.progress.RunLockedException;
import org.niffler.schedule.Backoff;
import org.niffler.workflow.WorkflowFolder;

/** Puts together what a command needs. */
final class Wiring implements MetadataService {

    /** How long a scan bears with a store that cannot be reached: some ten minutes. */
    private static final Backoff PATIENCE = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), 16);

    /** That the cleaner looks at. */
    private static final Set<String> STATE_FILES = Set.of("processed_series_but_yet_to_delete", "workflow_intake");

    private final String version;
    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);

    Wiring(String version, Clock clock) {
        this.version = version;
        this.clock = clock;
    }

    @Override
    public void run(ServiceSettings settings) throws InterruptedException {
        try (RunningService service = RunningService.start(settings, version, clock, this::stop)) {
            stopped.await();
            service.drain();
            if (service.cause().isPresent()) {
                throw new CliException(
                                ExitCode.SOME_FAILED,
                                "The service ended by itself: "
                                        + service.cause().get())
                        .withHint("Nothing that was acknowledged is lost. Start it again; systemd does by itself.");
            }
        } catch (RunLockedException e) {
            throw new CliException(ExitCode.LOCKED, e.getMessage())
                    .withHint("Each service needs a state folder of its own (StateFolder).")
                    .causedBy(e);
        } catch (IOException | IllegalArgumentException e) {
            throw new CliException(ExitCode.USAGE, e.getMessage()).causedBy(e);
        }
    }

    @Override
    public void stop() {
        stopped.countDown();
    }

    @Override
    public ScanTotals scan(ServiceSettings settings, Path folder, Optional<String> profile, FolderScan.Watcher watcher)
            throws IOException, InterruptedException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(
                    "There is no folder " + folder.toAbsolutePath().normalize() + " to scan.");
        }
        Profiles profiles = Profiles.open(settings.extraction().profiles());
        Profiles.Current current = profile.isEmpty()
                ? profiles.current()
                : profiles.current()
                        .only(profile.get())
                        .orElseThrow(() -> new IOException("There is no profile " + profile.get() + " in "
                                + profiles.folder() + " that can be used."));
        InstanceChoice choice = settings.extraction().instances();
        try (MetadataStore store = Parts.store(settings, clock)) {
            new Indexes(store).make(current.profiles());
            InstanceDocuments documents = Parts.documents(settings, version);
            int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
            return new FolderScan(folder, choice, current, documents, store, PATIENCE, threads, watcher).run();
        }
    }

    @Override
    public CleaningResult clean(ServiceSettings settings, boolean dryRun) throws IOException {
        if (!dryRun) {
            return clean(settings, settings.storage().state(), false);
        }
        // The service may be running, and has its state to itself: what is in it now is looked at elsewhere.
        Path copy = Files.createTempDirectory("niffler-state");
        try {
            copyState(settings.storage().state(), copy);
            return clean(settings, copy, true);
        } finally {
            try (Stream<Path> all = Files.walk(copy)) {
                all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> file.delete());
            }
        }
    }

    private CleaningResult clean(ServiceSettings settings, Path state, boolean dryRun) throws IOException {
        SeriesLayout layout = Parts.layout(settings);
        CleaningRules rules = Parts.rules(settings);
        boolean asked = hasWorkflows(settings);
        try (SeriesJournals records =
                        SeriesJournals.open(state, settings.cleaning().remember(), clock);
                ExtractionQueue queue = ExtractionQueue.open(state.resolve(Parts.QUEUE));
                WorkflowIntake workflows = WorkflowIntake.open(state, false, clock);
                // A dry run does not ask it.
                MetadataStore store = dryRun ? null : Parts.store(settings, clock)) {
            StorageCleaner cleaner = new StorageCleaner(
                    layout,
                    records,
                    LeaseFolder.open(settings.storage().state(), clock),
                    new Parts.Activity(
                            folder -> false, folder -> queue.holds(folder) || asked && workflows.holds(folder)),
                    store,
                    rules,
                    clock);
            return dryRun ? cleaner.dryRun() : cleaner.clean();
        } catch (RunLockedException e) {
            throw new CliException(ExitCode.LOCKED, e.getMessage())
                    .withHint("The service cleans by itself (ClearAt); --dry-run tells what it would delete now.")
                    .causedBy(e);
        }
    }

    /** Where there are none, nobody is to be asked about what was arriving when the service ended. */
    private static boolean hasWorkflows(ServiceSettings settings) {
        WorkflowFolder files = WorkflowFolder.open(settings.workflows().folder());
        return !files.current().isEmpty() || !files.problems().isEmpty();
    }

    @Override
    public SortedMap<String, Long> collections(ServiceSettings settings) throws IOException {
        try (MetadataStore store = storeThatIsThere(settings)) {
            return store.collections();
        }
    }

    @Override
    public void show(ServiceSettings settings, String collection, int most, Consumer<String> reader)
            throws IOException {
        try (MetadataStore store = storeThatIsThere(settings)) {
            Set<String> collections = store.collections().keySet();
            if (!collections.contains(collection)) {
                throw new IOException(store.describe() + " has no collection " + collection + "; it has "
                        + (collections.isEmpty() ? "none." : String.join(", ", collections) + "."));
            }
            store.read(collection, most, reader);
        }
    }

    @Override
    public List<StoredDocument> runs(
            ServiceSettings settings, Optional<String> workflow, Optional<String> status, int most) throws IOException {
        requireStore(settings);
        try (MetadataQuery store = Parts.query(settings, clock)) {
            return new RunListing(store).latest(workflow, status, most);
        }
    }

    /** One that would have to be made has nothing to show; its place is a mistake, most likely. */
    private MetadataStore storeThatIsThere(ServiceSettings settings) throws IOException {
        requireStore(settings);
        return Parts.store(settings, clock);
    }

    private static void requireStore(ServiceSettings settings) throws IOException {
        Path state = settings.storage().state();
        if (settings.extraction().mongoUri().isEmpty() && !EmbeddedStore.isIn(state)) {
            throw new IOException("There is no store in "
                    + state.toAbsolutePath().normalize() + ". StateFolder says where the service keeps it, MONGO_URI or"
                    + " MongoUri which MongoDB it uses instead.");
        }
    }

    private static void copyState(Path from, Path to) throws IOException {
        for (Path folder : List.of(from, from.resolve(Parts.QUEUE))) {
            if (Files.isDirectory(folder)) {
                Path target = Files.createDirectories(to.resolve(from.relativize(folder)));
                try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, Wiring::isState)) {
                    for (Path file : files) {
                        Files.copy(file, target.resolve(file.getFileName()));
                    }
                }
            }
        }
    }

    /** Not the embedded store, which may be large, nor locks. */
    private static boolean isState(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file)
                && (STATE_FILES.contains(name) || file.getParent().endsWith(Parts.QUEUE) && !name.endsWith("lock"));
    }
}
