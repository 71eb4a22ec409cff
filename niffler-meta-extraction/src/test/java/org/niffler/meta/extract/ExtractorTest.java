package org.niffler.meta.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.dicom.file.SeriesLayout;
import org.niffler.meta.series.Slot;
import org.niffler.meta.state.ExtractionQueue;
import org.niffler.meta.state.Quarantine;
import org.niffler.meta.state.QueueEntry;
import org.niffler.meta.state.SeriesJournals;
import org.niffler.metadata.MetadataDocument;
import org.niffler.metadata.MetadataStore;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenInstance;

class ExtractorTest {

    private final Clock clock = Clock.systemUTC();

    @TempDir
    private Path folder;

    /** Keeps documents in memory. */
    private static final class MemoryStore implements MetadataStore {

        private final Map<String, MetadataDocument> documents = new ConcurrentHashMap<>();

        @Override
        public List<Refusal> replace(Map<String, List<MetadataDocument>> byCollection) {
            byCollection.values().forEach(list -> list.forEach(document -> documents.put(document.id(), document)));
            return List.of();
        }

        @Override
        public void makeIndexes(String collection, Collection<String> attributes) {
            // nothing is searched here
        }

        @Override
        public void makeDurable() {
            // lives as long as the test
        }

        @Override
        public Duration ping() {
            return Duration.ZERO;
        }

        @Override
        public String describe() {
            return "memory";
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    @Test
    @Timeout(30)
    void goesOnBehindAFileThatCannotBeReadAndLeavesItsSeriesToTheSweep() throws IOException {
        Path profiles = Files.createDirectories(folder.resolve("conf"));
        Files.writeString(profiles.resolve("series.txt"), "PatientID\n");
        Path storage = folder.resolve("storage");
        // Opens like a file and fails when it is read, as on a disk with a bad sector, for every user.
        Files.createDirectories(storage.resolve("P1/1.2/1.3/1.dcm"));
        WrittenInstance good = SyntheticStudy.ct("P2")
                .instances(1)
                .writeTo(folder.resolve("in"))
                .instances()
                .get(0);
        Files.copy(
                good.file(),
                Files.createDirectories(storage.resolve("P2/1.2/1.4")).resolve("1.dcm"));
        MemoryStore store = new MemoryStore();

        try (SeriesJournals records = SeriesJournals.open(folder.resolve("state"), Duration.ofDays(1), clock);
                ExtractionQueue queue = ExtractionQueue.open(folder.resolve("state/queue"))) {
            queue.append(entries("P1/1.2/1.3"));
            queue.append(entries("P2/1.2/1.4"));
            Extractor extractor = new Extractor(
                    new SeriesLayout(storage, 3),
                    queue,
                    new FreshHeaders(1),
                    Profiles.open(profiles),
                    new InstanceDocuments(
                            () -> {
                                throw new IOException("no profile is de-identified");
                            },
                            true,
                            "test"),
                    store,
                    records,
                    Quarantine.open(folder.resolve("state/quarantine")),
                    ExtractionEvents.NONE,
                    clock);
            extractor.stop(); // once the queue is empty
            extractor.run();

            assertThat(extractor.trouble()).isEmpty();
            assertThat(queue.size()).isZero();
            assertThat(store.documents).containsOnlyKeys(good.seriesUid());
            assertThat(records.processed("P1/1.2/1.3")).isEmpty();
            assertThat(records.processed("P2/1.2/1.4")).isPresent();
        }
    }

    private List<QueueEntry> entries(String series) {
        return List.of(
                new QueueEntry.Extract(series, series + "/1.dcm", Slot.FIRST, Optional.empty(), clock.instant()),
                new QueueEntry.Complete(series, series, 1));
    }
}
