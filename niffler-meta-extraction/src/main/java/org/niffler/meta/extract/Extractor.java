package org.niffler.meta.extract;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.file.FileHeader;
import org.niffler.dicom.file.MalformedDataSetException;
import org.niffler.dicom.file.NotDicomException;
import org.niffler.dicom.file.SeriesLayout;
import org.niffler.meta.state.ExtractionQueue;
import org.niffler.meta.state.FailedSeries;
import org.niffler.meta.state.Quarantine;
import org.niffler.meta.state.QueueEntry;
import org.niffler.meta.state.SeriesRecords;
import org.niffler.metadata.MetadataDocument;
import org.niffler.metadata.MetadataStore;
import org.niffler.metadata.StoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes entries from the queue, makes documents, and has the store acknowledge them before anything is marked. While the
 * store cannot be reached the queue waits on disk. One thread runs it.
 */
public final class Extractor implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Extractor.class);

    private static final int BATCH = 256;
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration COMPLAIN_EVERY = Duration.ofMinutes(1);

    /** Somebody may still be copying a file that was changed so short a time ago. */
    private static final Duration STILL_WRITTEN = Duration.ofMinutes(1);

    private final SeriesLayout layout;
    private final ExtractionQueue queue;
    private final FreshHeaders fresh;
    private final Profiles profiles;
    private final InstanceDocuments documents;
    private final MetadataStore store;
    private final SeriesRecords records;
    private final Quarantine quarantine;
    private final ExtractionEvents events;
    private final FailedSeries failed;
    private final Clock clock;
    private final CountDownLatch stopping = new CountDownLatch(1);

    private volatile Instant turned;
    private volatile Optional<String> trouble = Optional.empty();
    private Instant complained = Instant.MIN;
    private int failures;

    public Extractor(
            SeriesLayout layout,
            ExtractionQueue queue,
            FreshHeaders fresh,
            Profiles profiles,
            InstanceDocuments documents,
            MetadataStore store,
            SeriesRecords records,
            Quarantine quarantine,
            FailedSeries failed,
            ExtractionEvents events,
            Clock clock) {
        this.layout = layout;
        this.queue = queue;
        this.fresh = fresh;
        this.profiles = profiles;
        this.documents = documents;
        this.store = store;
        this.records = records;
        this.quarantine = quarantine;
        this.failed = failed;
        this.events = events;
        this.clock = clock;
        this.turned = clock.instant();
    }

    /** When the loop last turned: it does so several times a minute, whatever the store does. */
    public Instant turned() {
        return turned;
    }

    /** Why nothing can be extracted at present; empty if it can. */
    public Optional<String> trouble() {
        return trouble;
    }

    /** Makes {@link #run} return once the queue is empty, or at once if the store cannot be reached. */
    public void stop() {
        stopping.countDown();
    }

    @Override
    public void run() {
        try {
            while (!isStopping() || queue.size() > 0 && trouble.isEmpty()) {
                turned = clock.instant();
                turn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void turn() throws InterruptedException {
        try {
            Profiles.Current current = profiles.current();
            if (current.profiles().isEmpty()) {
                waitFor("there is no profile in " + profiles.folder() + " that can be used");
                return;
            }
            List<QueueEntry> entries = queue.take(BATCH, LOOK);
            if (!entries.isEmpty()) {
                extract(entries, current);
                queue.done(entries.size());
                forgetFailed(entries);
            }
            if (trouble.isPresent()) {
                LOG.info("extraction goes on; {} entries wait", queue.size());
            }
            failures = 0;
            trouble = Optional.empty();
        } catch (StoreUnavailableException e) {
            events.failed(ExtractionEvents.Failure.STORE_UNAVAILABLE);
            queue.retake();
            waitFor(e.getMessage());
        } catch (IOException e) {
            queue.retake();
            waitFor("state or key cannot be read or written: " + e.getMessage());
        } catch (RuntimeException e) {
            // Boundary: the body of a thread that must not end. What was taken is tried again.
            LOG.error("unexpected failure of the extraction", e);
            queue.retake();
            waitFor("unexpected failure, see the log: " + e.getClass().getName());
        }
    }

    private void waitFor(String reason) throws InterruptedException {
        Instant now = clock.instant();
        if (complained.plus(COMPLAIN_EVERY).isBefore(now) || complained.equals(Instant.MIN)) {
            LOG.warn("nothing is extracted now: {}. Receiving goes on; {} entries wait on disk", reason, queue.size());
            complained = now;
        }
        trouble = Optional.of(reason);
        long pause = FIRST_PAUSE.toMillis() << Math.min(failures++, 10);
        stopping.await(Math.min(pause, LONGEST_PAUSE.toMillis()), TimeUnit.MILLISECONDS);
    }

    private void extract(List<QueueEntry> entries, Profiles.Current current) throws IOException {
        Map<String, Map<String, MetadataDocument>> byCollection = new LinkedHashMap<>();
        Map<String, String> folderOfId = new LinkedHashMap<>();
        List<Instant> received = new ArrayList<>();
        for (QueueEntry entry : entries) {
            if (entry instanceof QueueEntry.Extract extract) {
                Map<String, MetadataDocument> made = make(extract, current);
                made.forEach((collection, document) -> {
                    byCollection
                            .computeIfAbsent(collection, name -> new LinkedHashMap<>())
                            .put(document.id(), document);
                    folderOfId.put(collection + ' ' + document.id(), extract.folder());
                });
                if (!made.isEmpty()) {
                    received.add(extract.receivedAt());
                }
            }
        }
        write(byCollection, folderOfId);
        Instant now = clock.instant();
        received.forEach(at -> events.lag(Duration.between(at, now)));
        for (QueueEntry entry : entries) {
            if (entry instanceof QueueEntry.Complete complete && !failed.contains(complete.folder())) {
                records.markProcessed(new SeriesRecords.Processed(
                        complete.folder(), complete.seriesInstanceUid(), complete.instances(), now));
            }
        }
    }

    /** Only now, since until its end is done, it may be taken again while what failed before it is not. */
    private void forgetFailed(List<QueueEntry> entries) throws IOException {
        for (QueueEntry entry : entries) {
            if (entry instanceof QueueEntry.Complete) {
                failed.remove(entry.folder());
            }
        }
    }

    /**
     * The documents of an instance; none if it cannot have any, which is noted then.
     *
     * @throws IOException if that is not the instance's fault
     */
    private Map<String, MetadataDocument> make(QueueEntry.Extract extract, Profiles.Current current)
            throws IOException {
        try {
            Optional<FileHeader> header = header(extract, current);
            if (header.isEmpty()) {
                return Map.of();
            }
            Map<String, MetadataDocument> made =
                    documents.of(current.profiles(), header.get().dataSet(), source(extract, header.get()));
            if (made.isEmpty()) {
                setAside(extract, "it has no UID that its document could be found by");
            }
            return made;
        } catch (RuntimeException e) {
            // Boundary: whatever one instance does to us, all others are extracted. Messages may quote it.
            failed.add(extract.folder());
            events.failed(ExtractionEvents.Failure.HEADER_UNREADABLE);
            RuntimeException bare = new RuntimeException(e.getClass().getName());
            bare.setStackTrace(e.getStackTrace());
            LOG.error(
                    "unexpected failure with one instance; its series stays on disk, and the next sweep tries again",
                    bare);
            return Map.of();
        }
    }

    private static InstanceDocuments.Source source(QueueEntry.Extract extract, FileHeader header) {
        return new InstanceDocuments.Source(
                extract.file(), extract.slot(), extract.callingAet().or(header::sourceAeTitle), extract.receivedAt());
    }

    private Optional<FileHeader> header(QueueEntry.Extract extract, Profiles.Current current) throws IOException {
        Optional<DataSet> known = fresh.take(extract.file(), current.selection());
        if (known.isPresent()) {
            return known.map(header -> new FileHeader(header, extract.callingAet()));
        }
        Path file = layout.resolve(extract.file());
        try {
            return Optional.of(Headers.read(file, current.selection()));
        } catch (NoSuchFileException e) {
            failed.add(extract.folder());
            events.failed(ExtractionEvents.Failure.FILE_GONE);
            LOG.info(
                    "an instance was gone before it was extracted; the next sweep looks at what is left of its series");
        } catch (MalformedDataSetException | NotDicomException e) {
            setAside(extract, e.getMessage());
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            failed.add(extract.folder());
            events.failed(ExtractionEvents.Failure.HEADER_UNREADABLE);
            LOG.warn(
                    "an instance cannot be read ({}); its series stays on disk, and the next sweep tries again",
                    Failures.inWords(e));
        }
        return Optional.empty();
    }

    private static int refused(List<MetadataStore.Refusal> refusals, String collection) {
        return (int) refusals.stream()
                .filter(refusal -> refusal.collection().equals(collection))
                .count();
    }

    private void setAside(QueueEntry.Extract extract, String reason) throws IOException {
        failed.add(extract.folder());
        events.failed(ExtractionEvents.Failure.HEADER_UNREADABLE);
        try {
            Path file = layout.resolve(extract.file());
            if (Files.getLastModifiedTime(file).toInstant().plus(STILL_WRITTEN).isAfter(clock.instant())) {
                return; // the next sweep looks again
            }
            quarantine.keep(file, reason, extract.callingAet(), clock.instant());
        } catch (NoSuchFileException e) {
            LOG.info("an instance that cannot be extracted was gone before it was set aside");
            return;
        } catch (FileSystemException e) {
            // Its own message names the file, and that the patient.
            throw new IOException(
                    "an instance cannot be moved into the quarantine in the StateFolder: " + Failures.inWords(e));
        }
        events.quarantined();
    }

    private void write(Map<String, Map<String, MetadataDocument>> byCollection, Map<String, String> folderOfId)
            throws IOException {
        if (byCollection.isEmpty()) {
            return;
        }
        Map<String, List<MetadataDocument>> batch = new LinkedHashMap<>();
        byCollection.forEach((collection, byId) -> batch.put(collection, List.copyOf(byId.values())));
        long start = System.nanoTime();
        List<MetadataStore.Refusal> refusals = store.replace(batch);
        events.storeLatency(Duration.ofNanos(System.nanoTime() - start));
        batch.forEach((collection, list) -> events.written(collection, list.size() - refused(refusals, collection)));
        for (MetadataStore.Refusal refusal : refusals) {
            failed.add(folderOfId.get(refusal.collection() + ' ' + refusal.id()));
            events.failed(ExtractionEvents.Failure.DOCUMENT_REFUSED);
            LOG.warn(
                    "the store refuses the document {} of {}: {}; the series stays on disk",
                    refusal.id(),
                    refusal.collection(),
                    refusal.reason());
        }
    }
}
