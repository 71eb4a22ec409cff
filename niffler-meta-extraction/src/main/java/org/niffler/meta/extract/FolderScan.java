package org.niffler.meta.extract;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.file.FileHeader;
import org.niffler.dicom.file.HeaderSelection;
import org.niffler.dicom.file.MalformedDataSetException;
import org.niffler.dicom.file.NotDicomException;
import org.niffler.meta.series.InstanceChoice;
import org.niffler.meta.series.SeriesOrder;
import org.niffler.meta.series.Slot;
import org.niffler.metadata.DocumentIds;
import org.niffler.metadata.MetadataDocument;
import org.niffler.metadata.MetadataStore;
import org.niffler.metadata.StoreUnavailableException;
import org.niffler.schedule.Backoff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Extracts what a folder holds, once: wherever the files of a series are in it. Several folders are read at once, the files
 * of one folder in the order of their names, so that the first instance of a series that lies in one folder is the same one
 * every time. Writes replace, so that a scan that was stopped is simply run again.
 */
public final class FolderScan {

    private static final Logger LOG = LoggerFactory.getLogger(FolderScan.class);

    private static final int BATCH = 1_000;
    private static final int WAITING_FOLDERS_PER_THREAD = 8;

    private final Path root;
    private final InstanceChoice choice;
    private final Profiles.Current profiles;
    private final InstanceDocuments documents;
    private final MetadataStore store;
    private final Backoff patience;
    private final int threads;
    private final Watcher watcher;

    private final AtomicLong files = new AtomicLong();
    private final AtomicLong instances = new AtomicLong();
    private final AtomicLong others = new AtomicLong();
    private final AtomicLong unreadable = new AtomicLong();
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final Set<String> series = ConcurrentHashMap.newKeySet();
    private final Map<String, List<SeriesOrder.Member>> members = new ConcurrentHashMap<>();
    private final DocumentBatch batch = new DocumentBatch(BATCH);
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    /** Is told how a scan goes on; called by several threads. */
    public interface Watcher {

        void looked(long files);

        /** A file of which there is no document, though it should be an instance. */
        void unreadable(Path file, String reason);
    }

    /** @param patience how long to bear with a store that cannot be reached */
    public FolderScan(
            Path root,
            InstanceChoice choice,
            Profiles.Current profiles,
            InstanceDocuments documents,
            MetadataStore store,
            Backoff patience,
            int threads,
            Watcher watcher) {
        this.root = root.toAbsolutePath().normalize();
        this.choice = choice;
        this.profiles = profiles;
        this.documents = documents;
        this.store = store;
        this.patience = patience;
        this.threads = threads;
        this.watcher = watcher;
    }

    /**
     * Scans. Once only.
     *
     * @throws StoreUnavailableException if the store could not be reached for longer than patience lasts
     * @throws IOException if the folder cannot be read
     * @throws InterruptedException if the thread is interrupted; what was written stays
     */
    public ScanTotals run() throws IOException, InterruptedException {
        inParallel(this::walk);
        if (choice == InstanceChoice.FIRST_MIDDLE_LAST) {
            inParallel(this::extractChosen);
        }
        write(batch.takeAll());
        return new ScanTotals(
                files.get(),
                instances.get(),
                others.get(),
                unreadable.get(),
                series.size(),
                written.get(),
                refused.get());
    }

    /** Gives out work; blocks while there is plenty. */
    private interface Workers {
        void execute(Work work) throws InterruptedException;
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private interface Phase {
        void run(Workers workers) throws IOException, InterruptedException;
    }

    private void inParallel(Phase phase) throws IOException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> new Thread(task, "scan"));
        Semaphore room = new Semaphore(threads * WAITING_FOLDERS_PER_THREAD);
        try {
            phase.run(work -> {
                room.acquire();
                pool.execute(() -> {
                    try {
                        runUnlessFailed(work);
                    } finally {
                        room.release();
                    }
                });
            });
            pool.shutdown();
            pool.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } finally {
            pool.shutdownNow();
        }
        rethrow();
    }

    private void runUnlessFailed(Work work) {
        if (failure.get() == null) {
            try {
                work.run();
            } catch (IOException | InterruptedException | RuntimeException e) {
                // Boundary: the body of a thread. The first failure ends the scan and is thrown there.
                failure.compareAndSet(null, e);
            }
        }
    }

    private void rethrow() throws IOException, InterruptedException {
        Exception first = failure.get();
        if (first instanceof IOException io) {
            throw io;
        } else if (first instanceof InterruptedException interrupted) {
            throw interrupted;
        } else if (first instanceof RuntimeException unexpected) {
            throw unexpected;
        }
    }

    private void walk(Workers workers) throws IOException, InterruptedException {
        Deque<Path> folders = new ArrayDeque<>(List.of(root));
        while (!folders.isEmpty() && failure.get() == null) {
            Path folder = folders.pop();
            List<Path> inOne = new ArrayList<>();
            try {
                list(folder, folders, inOne);
            } catch (IOException e) {
                if (folder.equals(root)) {
                    throw e;
                }
                tellUnlessGone(folder, e);
            }
            if (!inOne.isEmpty()) {
                Collections.sort(inOne);
                workers.execute(() -> extractFolder(inOne));
            }
        }
    }

    private static void list(Path folder, Deque<Path> folders, List<Path> files) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                boolean isFolder = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
                boolean hidden = entry.getFileName().toString().startsWith(".");
                if (isFolder && !hidden) {
                    folders.push(entry);
                } else if (Files.isRegularFile(entry)) {
                    files.add(entry);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /** Of a folder, or a file: what is deleted while we scan, as by the service, is none of it any more. */
    private void tellUnlessGone(Path what, IOException e) {
        if (!(e instanceof NoSuchFileException)) {
            unreadable.incrementAndGet();
            watcher.unreadable(what, e.getClass().getSimpleName());
        }
    }

    private void extractFolder(List<Path> inOne) throws IOException, InterruptedException {
        // Most folders hold one series: its first instance is read for its documents at once, the others only to see
        // that they are of the same series.
        boolean first = true;
        for (Path file : inOne) {
            files.incrementAndGet();
            boolean whole = choice == InstanceChoice.ALL || choice == InstanceChoice.FIRST && first;
            Optional<FileHeader> header = read(file, whole ? profiles.selection() : Headers.PLACE_IN_SERIES);
            if (header.isPresent()) {
                take(file, header.get(), whole);
                first = false;
            }
        }
        watcher.looked(inOne.size());
    }

    private void take(Path file, FileHeader header, boolean whole) throws IOException, InterruptedException {
        instances.incrementAndGet();
        String id = DocumentIds.ofSeries(header.dataSet()).orElse("");
        boolean opened = series.add(id);
        switch (choice) {
            case ALL -> extract(file, header, Slot.INSTANCE);
            case FIRST -> {
                if (opened && whole) {
                    extract(file, header, Slot.FIRST);
                } else if (opened) {
                    Optional<FileHeader> all = read(file, profiles.selection());
                    if (all.isPresent()) {
                        extract(file, all.get(), Slot.FIRST);
                    }
                }
            }
            case FIRST_MIDDLE_LAST ->
                members.computeIfAbsent(id, key -> Collections.synchronizedList(new ArrayList<>()))
                        .add(new SeriesOrder.Member(
                                root.relativize(file).toString(),
                                header.dataSet().integer(DicomTag.INSTANCE_NUMBER)));
        }
    }

    private void extractChosen(Workers workers) throws InterruptedException {
        for (List<SeriesOrder.Member> inSeries : members.values()) {
            Map<Slot, SeriesOrder.Member> chosen = SeriesOrder.choose(inSeries);
            for (Map.Entry<Slot, SeriesOrder.Member> each : chosen.entrySet()) {
                Path file = root.resolve(each.getValue().name());
                workers.execute(() -> {
                    Optional<FileHeader> header = read(file, profiles.selection());
                    if (header.isPresent()) {
                        extract(file, header.get(), each.getKey());
                    }
                });
            }
        }
    }

    private Optional<FileHeader> read(Path file, HeaderSelection selection) {
        try {
            return Optional.of(Headers.read(file, selection));
        } catch (NotDicomException e) {
            others.incrementAndGet();
        } catch (MalformedDataSetException e) {
            unreadable.incrementAndGet();
            watcher.unreadable(file, e.getMessage());
        } catch (IOException e) {
            tellUnlessGone(file, e);
        }
        return Optional.empty();
    }

    private void extract(Path file, FileHeader header, Slot slot) throws IOException, InterruptedException {
        String name =
                root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
        Instant changed;
        try {
            changed = Files.getLastModifiedTime(file).toInstant();
        } catch (NoSuchFileException e) {
            return; // deleted since it was read
        }
        Map<String, MetadataDocument> made;
        try {
            InstanceDocuments.Source source = new InstanceDocuments.Source(name, slot, header.sourceAeTitle(), changed);
            made = documents.of(profiles.profiles(), header.dataSet(), source);
        } catch (RuntimeException e) {
            // Boundary to the toolkit: whatever one file does to us, all others are extracted.
            unreadable.incrementAndGet();
            watcher.unreadable(file, "unexpected " + e.getClass().getName());
            return;
        }
        if (made.isEmpty()) {
            unreadable.incrementAndGet();
            watcher.unreadable(file, "it has no UID that its document could be found by");
        }
        Optional<Map<String, List<MetadataDocument>>> full = batch.add(made);
        if (full.isPresent()) {
            write(full.get());
        }
    }

    private void write(Map<String, List<MetadataDocument>> byCollection) throws IOException, InterruptedException {
        if (byCollection.isEmpty()) {
            return;
        }
        List<MetadataStore.Refusal> refusals = patience.call(
                () -> store.replace(byCollection),
                StoreUnavailableException.class,
                unavailable -> true,
                unavailable -> LOG.warn("{}; trying again", unavailable.getMessage()));
        for (MetadataStore.Refusal refusal : refusals) {
            LOG.warn(
                    "the store refuses the document {} of {}: {}",
                    refusal.id(),
                    refusal.collection(),
                    refusal.reason());
        }
        refused.addAndGet(refusals.size());
        written.addAndGet(byCollection.values().stream().mapToLong(List::size).sum() - refusals.size());
    }
}
