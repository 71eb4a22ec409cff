package org.niffler.meta.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenInstance;

/** What a pass that was interrupted leaves behind, and what becomes of it. */
class RecoveryTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Path SERIES = Path.of("P1/1.2/1.2.3");
    private static final RetentionPolicy EVERYTHING = new RetentionPolicy.Everything();

    @TempDir
    private Path folder;

    private TestStorage storage;
    private DeletingFolder deleting;

    @BeforeEach
    void open() throws IOException {
        storage = new TestStorage(folder);
        deleting = new DeletingFolder(storage.root);
        storage.extracted("P1/1.2/1.2.3", HOUR);
    }

    @Test
    void putsASeriesBackAboutWhichNothingWasDecidedYet() throws IOException {
        deleting.take(SERIES);

        assertThat(recover()).isEqualTo(new StorageCleaner.Recovered(1, 0, 0));
        assertThat(storage.files()).containsExactly("P1/1.2/1.2.3/1.dcm", "P1/1.2/1.2.3/2.dcm", "P1/1.2/1.2.3/3.dcm");
        assertThat(storage.top()).containsExactly("P1");
        assertThat(storage.records.allProcessed()).hasSize(1);
        assertThat(storage.clean().deleted()).hasSize(1);
    }

    @Test
    void endsTheDeletingOfASeriesThatWasDecidedAbout() throws IOException {
        DeletingFolder.Taken doomed = deleting.take(SERIES).doom();
        Files.delete(doomed.home().resolve(SERIES).resolve("1.dcm"));

        assertThat(recover()).isEqualTo(new StorageCleaner.Recovered(0, 1, 1));
        assertThat(storage.top()).isEmpty();
        assertThat(storage.records.wasDeleted("P1/1.2/1.2.3")).isTrue();
    }

    @Test
    void writesDownADeletedSeriesThatWasNotYet() throws IOException {
        DeletingFolder.Taken doomed = deleting.take(SERIES).doom();
        doomed.delete();

        assertThat(recover()).isEqualTo(new StorageCleaner.Recovered(0, 0, 1));
        assertThat(storage.top()).isEmpty();
        assertThat(storage.records.allProcessed()).isEmpty();
    }

    @Test
    void doesTheSameBeforeAPass() throws IOException {
        deleting.take(SERIES);
        storage.queued.add("P1/1.2/1.2.3");

        storage.clean();

        assertThat(storage.files()).hasSize(3);
        assertThat(storage.top()).containsExactly("P1");
    }

    @Test
    void doesNotWriteDownWhatHasComeAgainSince() throws IOException {
        deleting.take(SERIES).doom();
        storage.write("P1/1.2/1.2.3/9.dcm", Duration.ZERO);

        assertThat(recover()).isEqualTo(new StorageCleaner.Recovered(0, 1, 0));
        assertThat(storage.files()).containsExactly("P1/1.2/1.2.3/9.dcm");
        assertThat(storage.records.allProcessed()).hasSize(1);
    }

    @Test
    void putsFilesBackAmongThoseThatCameSince() throws IOException {
        storage.write("P1/1.2/1.2.3/CT/5.dcm", HOUR);
        deleting.take(SERIES);
        storage.write("P1/1.2/1.2.3/4.dcm", Duration.ZERO);
        storage.write("P1/1.2/1.2.3/CT/6.dcm", Duration.ZERO);

        recover();

        assertThat(storage.files())
                .containsExactly(
                        "P1/1.2/1.2.3/1.dcm",
                        "P1/1.2/1.2.3/2.dcm",
                        "P1/1.2/1.2.3/3.dcm",
                        "P1/1.2/1.2.3/4.dcm",
                        "P1/1.2/1.2.3/CT/5.dcm",
                        "P1/1.2/1.2.3/CT/6.dcm");
        assertThat(storage.top()).containsExactly("P1");
    }

    @Test
    void keepsTheNewerOfAnInstanceThatWasSentAgain() throws IOException {
        WrittenInstance instance = instances(1).get(0);
        Path image = storage.root.resolve(SERIES).resolve("image.dcm");
        Files.copy(instance.file(), image);
        deleting.take(SERIES);
        Files.createDirectories(image.getParent());
        Files.write(image, concat(Files.readAllBytes(instance.file()), new byte[2]));
        byte[] newer = Files.readAllBytes(image);

        recover();

        assertThat(storage.files()).hasSize(4);
        assertThat(image).hasBinaryContent(newer);
    }

    @Test
    void keepsBothOfTwoInstancesThatHaveHadTheSameName() throws IOException {
        List<WrittenInstance> instances = instances(2);
        Path image = storage.root.resolve(SERIES).resolve("image.dcm");
        Files.copy(instances.get(0).file(), image);
        deleting.take(SERIES);
        Files.createDirectories(image.getParent());
        Files.copy(instances.get(1).file(), image);

        recover();

        assertThat(storage.files()).hasSize(5).allMatch(file -> file.endsWith(".dcm"));
        assertThat(image).hasSameBinaryContentAs(instances.get(1).file());
    }

    @Test
    void goesOnWhereThePuttingBackWasInterrupted() throws IOException {
        DeletingFolder.Taken taken = deleting.take(SERIES);
        Path image = storage.root.resolve(SERIES).resolve("1.dcm");
        Files.createDirectories(image.getParent());
        Files.createLink(image, taken.home().resolve(SERIES).resolve("1.dcm"));

        recover();

        assertThat(storage.files()).hasSize(3);
    }

    @Test
    void putsBackAnImageThatAReceiverHadBegunToMoveIntoTheFolder() throws IOException {
        FolderListing listing = FolderListing.of(storage.root.resolve(SERIES));
        DeletingFolder.Taken doomed = deleting.take(SERIES).doom();
        Path late = doomed.home().resolve(SERIES).resolve("4.dcm");
        Files.writeString(late, "late");
        Path again = doomed.home().resolve(SERIES).resolve("1.dcm");
        Files.writeString(again, "again");

        doomed.delete(SERIES, listing);

        assertThat(storage.files()).containsExactly("P1/1.2/1.2.3/1.dcm", "P1/1.2/1.2.3/4.dcm");
        assertThat(storage.root.resolve(SERIES).resolve("1.dcm")).hasContent("again");
    }

    @Test
    void doesNotPutBackThroughASymbolicLink() throws IOException {
        Path outside = Files.createDirectories(folder.resolve("outside"));
        deleting.take(SERIES);
        Files.delete(storage.root.resolve("P1/1.2"));
        Files.delete(storage.root.resolve("P1"));
        Files.createSymbolicLink(storage.root.resolve("P1"), outside);

        assertThat(recover()).isEqualTo(new StorageCleaner.Recovered(0, 0, 0));
        assertThat(outside).isEmptyDirectory();
        assertThat(storage.files()).hasSize(3);
        assertThat(storage.records.allProcessed()).hasSize(1);
        assertThat(storage.clean().failed())
                .extracting(SeriesReport::fate)
                .containsExactly(new Fate.Failed("it is half deleted; see the warning about .niffler-deleting"));
    }

    @Test
    void leavesAloneWhatItHasNotPutThere() throws IOException {
        storage.write(".niffler-deleting/somebody's/file", HOUR);

        recover();
        storage.clean();

        assertThat(storage.files()).containsExactly(".niffler-deleting/somebody's/file");
    }

    @Test
    void findsNothingToDoAfterAnOrderlyPass() throws IOException {
        storage.clean();

        assertThat(recover()).isEqualTo(new StorageCleaner.Recovered(0, 0, 0));
    }

    private StorageCleaner.Recovered recover() throws IOException {
        return storage.cleaner(EVERYTHING).recover();
    }

    private List<WrittenInstance> instances(int count) throws IOException {
        return SyntheticStudy.ct("P1")
                .instances(count)
                .writeTo(folder.resolve("in"))
                .instances();
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        return all;
    }
}
