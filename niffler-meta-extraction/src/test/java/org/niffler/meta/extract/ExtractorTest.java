package org.niffler.meta.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.file.DicomFile;
import org.niffler.dicom.file.HeaderSelection;
import org.niffler.dicom.file.SeriesLayout;
import org.niffler.meta.series.Slot;
import org.niffler.meta.state.ExtractionQueue;
import org.niffler.meta.state.FailedSeries;
import org.niffler.meta.state.Quarantine;
import org.niffler.meta.state.QueueEntry;
import org.niffler.meta.state.SeriesJournals;
import org.niffler.testkit.fixture.SyntheticStudy;

class ExtractorTest {

    private static final Instant THEN = Instant.parse("2024-05-06T07:08:09Z");

    @TempDir
    private Path folder;

    private final MemoryStore store = new MemoryStore();
    private SeriesLayout layout;
    private final FreshHeaders fresh = new FreshHeaders(10);
    private ExtractionQueue queue;
    private SeriesJournals records;
    private Profiles profiles;
    private Extractor extractor;

    @BeforeEach
    void open() throws IOException {
        layout = new SeriesLayout(Files.createDirectories(folder.resolve("storage")), 1);
        queue = ExtractionQueue.open(folder.resolve("state/queue"));
        records = SeriesJournals.open(folder.resolve("state"), Duration.ofDays(90), Clock.systemUTC());
        Files.createDirectories(folder.resolve("profiles"));
        writeProfile();
        profiles = Profiles.open(folder.resolve("profiles"));
        extractor = new Extractor(
                layout,
                queue,
                fresh,
                profiles,
                new InstanceDocuments(
                        () -> {
                            throw new IOException("no profile wants it");
                        },
                        false,
                        "1"),
                store,
                records,
                Quarantine.open(folder.resolve("state/quarantine")),
                FailedSeries.open(folder.resolve("state")),
                ExtractionEvents.NONE,
                Clock.systemUTC());
    }

    @AfterEach
    void close() throws IOException {
        queue.close();
        records.close();
    }

    @Test
    void extractsAllOthersAroundAFileThatCannotBeRead() throws IOException {
        String before = place("s1", "a", image -> {});
        Files.createDirectories(layout.resolve("s2/a")); // fails when it is read, whoever we are
        String behind = place("s3", "a", image -> {});

        extract("s1", "s2", "s3");

        assertThat(store.ids("series")).containsExactlyInAnyOrder(before, behind);
        assertThat(processed()).containsExactlyInAnyOrder("s1", "s3");
        assertThat(queue.size()).isZero();
        assertThat(extractor.trouble()).isEmpty();
    }

    @Test
    void extractsAllOthersAroundAnInstanceThatFailsUnexpectedly() throws IOException {
        String behind = place("s3", "a", image -> {});
        queue.append(List.of(
                new QueueEntry.Extract("s1", "../elsewhere", Slot.INSTANCE, Optional.empty(), THEN),
                new QueueEntry.Complete("s1", "1.2", 1)));

        extract("s3");

        assertThat(store.ids("series")).containsExactly(behind);
        assertThat(processed()).containsExactly("s3");
        assertThat(extractor.trouble()).isEmpty();
    }

    @Test
    void setsAsideAnInstanceThatHasNoIdAndLeavesItsSeries() throws IOException {
        place("s1", "a", image -> image.remove(Tag.SOPInstanceUID));

        extract("s1");

        assertThat(store.ids("series")).isEmpty();
        assertThat(processed()).isEmpty();
        try (Stream<Path> files = Files.list(folder.resolve("state/quarantine"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".reason.txt")))
                    .singleElement()
                    .satisfies(text -> assertThat(text)
                            .content()
                            .startsWith("Reason:     it has no UID that its document could be found by\n"));
        }
    }

    @Test
    void leavesASeriesWithARefusedDocumentThoughItIsToldCompleteTwice() throws IOException {
        place("s1", "a", image -> {});
        store.refuse(place("s1", "b", image -> {}));
        queue.append(List.of(
                new QueueEntry.Extract("s1", "s1/a", Slot.INSTANCE, Optional.empty(), THEN),
                new QueueEntry.Complete("s1", "1.2", 1),
                new QueueEntry.Extract("s1", "s1/b", Slot.INSTANCE, Optional.empty(), THEN),
                new QueueEntry.Complete("s1", "1.2", 2)));

        extract();

        assertThat(processed()).isEmpty();
        assertThat(queue.size()).isZero();
    }

    @Test
    void readsAHeaderAgainThatArrivedUnderOtherProfiles() throws IOException {
        String id = place("s1", "a", image -> {});
        HeaderSelection before = HeaderSelection.of(Set.of(DicomTag.SOP_INSTANCE_UID, DicomTag.PATIENT_ID));
        fresh.offer("s1/a", DicomFile.readHeader(layout.resolve("s1/a"), before).dataSet(), before);

        extract("s1");

        assertThat(store.document("series", id).attributes()).containsKeys("PatientID", "InstanceNumber");
    }

    @Test
    void keepsNoHeaderOfAnEarlierFileOfTheSameName() throws IOException {
        String id = place("s1", "a", image -> {});
        FreshHeaders small = new FreshHeaders(1);
        HeaderSelection asked = HeaderSelection.of(Set.of(DicomTag.SOP_INSTANCE_UID));
        DataSet header = DicomFile.readHeader(layout.resolve("s1/a"), asked).dataSet();
        small.offer("s1/a", header, asked);
        small.offer("s1/a", header, asked);

        assertThat(small.take("s1/a", asked)).as("it is read again").isEmpty();
        assertThat(header.text(DicomTag.SOP_INSTANCE_UID)).contains(id);
    }

    @Test
    void isInNoTroubleOnceThereIsAProfileAgainThoughNothingArrives() throws Exception {
        Files.delete(folder.resolve("profiles/series.txt"));
        profiles.refresh();
        Thread thread = new Thread(extractor);
        thread.start();
        try {
            await().until(() -> extractor.trouble().isPresent());
            writeProfile();
            profiles.refresh();

            await().untilAsserted(() -> assertThat(extractor.trouble()).isEmpty());
        } finally {
            extractor.stop();
            thread.join();
        }
    }

    private void writeProfile() throws IOException {
        Files.writeString(folder.resolve("profiles/series.txt"), "PatientID\nInstanceNumber\n");
    }

    @Test
    void remembersAfterARestartThatSomethingOfASeriesFailed() throws IOException {
        FailedSeries.open(folder.resolve("state")).add("s1"); // an earlier run, killed before the series' end
        place("s1", "a", image -> {});
        close();
        open();

        extract("s1");

        assertThat(processed()).isEmpty();
        assertThat(FailedSeries.open(folder.resolve("state")).contains("s1"))
                .as("its end is reached")
                .isFalse();
    }

    /** @return the SOP Instance UID */
    private String place(String series, String name, Consumer<Attributes> change) throws IOException {
        var written = SyntheticStudy.ct("P1")
                .description(series + name)
                .but(change)
                .writeTo(folder.resolve("in"))
                .instances()
                .get(0);
        Files.createDirectories(layout.resolve(series));
        Path file = Files.move(written.file(), layout.resolve(series).resolve(name));
        Files.setLastModifiedTime(file, FileTime.from(THEN)); // nobody is writing it any more
        return written.sopUid();
    }

    /** Extracts all that is queued, and the file a of these series. */
    private void extract(String... series) {
        try {
            for (String each : series) {
                queue.append(List.of(
                        new QueueEntry.Extract(each, each + "/a", Slot.INSTANCE, Optional.empty(), THEN),
                        new QueueEntry.Complete(each, "1.2", 1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        extractor.stop();
        extractor.run();
    }

    private List<String> processed() {
        return records.allProcessed().stream().map(series -> series.folder()).toList();
    }
}
