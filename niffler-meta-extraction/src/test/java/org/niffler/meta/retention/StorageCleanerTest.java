package org.niffler.meta.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.niffler.meta.series.InstanceChoice;
import org.niffler.meta.state.Lease;
import org.niffler.meta.state.SeriesRecords.Processed;

/** What a pass does to real files. */
class StorageCleanerTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    private Path folder;

    private TestStorage storage;

    @BeforeEach
    void open() throws IOException {
        storage = new TestStorage(folder);
    }

    @Test
    void deletesAnExtractedSeriesWithItsEmptyFoldersAndWritesItDown() throws IOException {
        String series = storage.extracted("P1/1.2/1.2.3", HOUR);

        CleaningResult result = storage.clean();

        assertThat(storage.top()).isEmpty();
        assertThat(storage.records.allProcessed()).isEmpty();
        assertThat(storage.records.wasDeleted(series)).isTrue();
        assertThat(result.obstacle()).isEmpty();
        assertThat(result.deleted()).singleElement().satisfies(report -> {
            assertThat(report.seriesInstanceUid()).isEqualTo("1.2.3");
            assertThat(report.content()).map(FolderContent::files).contains(3L);
            assertThat(report.content()).map(FolderContent::bytes).contains(300L);
            assertThat(report.age()).isEqualTo(HOUR.minusMinutes(1));
        });
        assertThat(result.summary()).isEqualTo("1 series (3 files, 300 bytes)");
    }

    @Test
    void keepsTheStudyAndThePatientOfASeriesThatStays() throws IOException {
        storage.extracted("P1/1.2/1.2.3", HOUR);
        storage.present("P1/1.2/1.2.4", HOUR);

        storage.clean();

        assertThat(storage.files()).containsExactly("P1/1.2/1.2.4/1.dcm", "P1/1.2/1.2.4/2.dcm", "P1/1.2/1.2.4/3.dcm");
    }

    @Test
    void deletesWhatIsInFoldersOfASeries() throws IOException {
        storage.write("P1/1.2/1.2.3/CT/1.dcm", HOUR);
        storage.extracted("P1/1.2/1.2.3", HOUR);

        assertThat(storage.clean().deleted())
                .singleElement()
                .satisfies(report ->
                        assertThat(report.content()).map(FolderContent::files).contains(4L));
        assertThat(storage.top()).isEmpty();
    }

    @Test
    void keepsWhatIsNotExtracted() throws IOException {
        storage.present("P1/1.2/1.2.3", HOUR);

        assertThat(storage.clean().series()).isEmpty();
        assertThat(storage.files()).hasSize(3);
    }

    @Test
    void keepsWhatIsArrivingQueuedLeasedOrNotQuiet() throws IOException {
        storage.arriving.add(storage.extracted("P1/1.2/1.2.1", HOUR));
        storage.queued.add(storage.extracted("P1/1.2/1.2.2", HOUR));
        Lease lease = storage.leases.take(storage.extracted("P1/1.2/1.2.3", HOUR), "research");
        storage.present("P1/1.2/1.2.4", Duration.ofSeconds(59));
        storage.markExtracted("P1/1.2/1.2.4", Duration.ZERO);

        CleaningResult result = storage.clean();

        assertThat(storage.files()).hasSize(12);
        assertThat(storage.records.allProcessed()).hasSize(4);
        assertThat(result.summary())
                .isEqualTo("0 series (0 files, 0 bytes); kept: 1 still arriving, 1 queued for extraction, 1 leased, 1"
                        + " not quiet for long enough");

        storage.leases.release(lease);
        assertThat(storage.clean().deleted()).extracting(SeriesReport::folder).containsExactly("P1/1.2/1.2.3");
    }

    @Test
    void keepsWhatAnOperatorLeasedByHandSinceTheStart() throws IOException {
        storage.extracted("P1/1.2/1.2.3", HOUR);
        Files.writeString(folder.resolve("state/leases/mine"), "{\"folder\": \"P1/1.2\"}");

        assertThat(storage.clean().keptByReason()).containsOnlyKeys(KeepReason.LEASED);
        assertThat(storage.files()).hasSize(3);
    }

    @Test
    void deletesNothingWhileALeaseCannotBeRead() throws IOException {
        storage.extracted("P1/1.2/1.2.3", HOUR);
        Path damaged = Files.writeString(folder.resolve("state/leases/mine"), "P1/1.2");

        assertThat(storage.clean().obstacle())
                .contains("lease " + damaged + " does not say what it protects (it is no JSON from line 1 on): no"
                        + " series is deleted until it is corrected or removed");
        assertThat(storage.files()).hasSize(3);

        Files.delete(damaged);
        assertThat(storage.clean().deleted()).hasSize(1);
    }

    @Test
    void deletesNothingUnlessTheStoreKeepsTheDocuments() throws IOException {
        storage.extracted("P1/1.2/1.2.3", HOUR);
        storage.store.becomeUnavailable();

        CleaningResult result = storage.clean();

        assertThat(result.obstacle())
                .contains(
                        "the store does not promise to keep the documents: MongoDB at localhost:27017 does not answer");
        assertThat(result.series()).isEmpty();
        assertThat(storage.files()).hasSize(3);
        assertThat(storage.records.allProcessed()).hasSize(1);
    }

    @Test
    void keepsASeriesThatIsExtractedAgainWhileTheStoreIsAsked() throws IOException {
        String series = storage.extracted("P1/1.2/1.2.3", HOUR);
        storage.store.whileMakingDurable(() -> mark(series, Duration.ofMinutes(2)));

        assertThat(storage.clean().keptByReason()).containsOnlyKeys(KeepReason.EXTRACTED_AGAIN);
        assertThat(storage.files()).hasSize(3);

        storage.store.whileMakingDurable(() -> {});
        assertThat(storage.clean().deleted()).hasSize(1);
    }

    @Test
    void keepsASeriesThatIsExtractedWhileTheStoreIsAsked() throws IOException {
        String series = storage.present("P1/1.2/1.2.3", HOUR);
        storage.store.whileMakingDurable(() -> mark(series, Duration.ofMinutes(2)));

        assertThat(storage.clean().series()).isEmpty();
        assertThat(storage.files()).hasSize(3);
    }

    @Test
    void tellsWhatIsToBeExtractedAgainAndKeepsIt() throws IOException {
        storage.extracted("P1/1.2/1.2.3", HOUR);
        storage.write("P1/1.2/1.2.3/4.dcm", HOUR);
        storage.extracted("P1/1.2/1.2.4", HOUR);
        storage.write("P1/1.2/1.2.4/3.dcm", Duration.ofMinutes(30));

        CleaningResult result = storage.cleaner(new RetentionPolicy.Everything(), InstanceChoice.ALL)
                .clean();

        assertThat(result.toExtractAgain()).containsExactlyInAnyOrder("P1/1.2/1.2.3", "P1/1.2/1.2.4");
        assertThat(result.summary())
                .isEqualTo(
                        "0 series (0 files, 0 bytes); kept: 1 changed since their extraction, 1 with other files than"
                                + " were extracted");
        assertThat(storage.files()).hasSize(7);
    }

    @Test
    void keepsTheSeriesOfTheLastDays() throws IOException {
        storage.extracted("P1/1.2/1.2.3", Duration.ofDays(9));
        storage.extracted("P1/1.2/1.2.4", Duration.ofDays(11));

        CleaningResult result =
                storage.cleaner(new RetentionPolicy.KeepDays(10)).clean();

        assertThat(result.deleted()).extracting(SeriesReport::folder).containsExactly("P1/1.2/1.2.4");
        assertThat(result.keptByReason()).containsOnlyKeys(KeepReason.YOUNG);
    }

    @Test
    void makesRoomForWhatIsNotExtracted() throws IOException {
        storage.present("P1/1.2/1.2.1", HOUR.multipliedBy(9));
        storage.extracted("P1/1.2/1.2.2", HOUR.multipliedBy(3));
        storage.extracted("P1/1.2/1.2.3", HOUR.multipliedBy(2));
        storage.extracted("P1/1.2/1.2.4", HOUR.multipliedBy(1));

        CleaningResult result =
                storage.cleaner(new RetentionPolicy.MaxStorage(900)).clean();

        assertThat(result.deleted()).extracting(SeriesReport::folder).containsExactly("P1/1.2/1.2.2");
        assertThat(result.keptByReason()).containsOnlyKeys(KeepReason.WITHIN_LIMIT);
        assertThat(storage.files()).hasSize(9);
    }

    @Test
    void makesRoomWithTheNextOldestIfTheOldestCannotGo() throws IOException {
        storage.extracted("P1/1.2/1.2.2", HOUR.multipliedBy(3));
        storage.extracted("P1/1.2/1.2.3", HOUR.multipliedBy(2));
        storage.extracted("P1/1.2/1.2.4", HOUR.multipliedBy(1));
        arriveAtTheDecision("P1/1.2/1.2.2", () -> storage.write("P1/1.2/1.2.2/4.dcm", HOUR));

        CleaningResult result =
                storage.cleaner(new RetentionPolicy.MaxStorage(600)).clean();

        assertThat(result.deleted()).extracting(SeriesReport::folder).containsExactly("P1/1.2/1.2.3");
        assertThat(result.keptByReason()).containsOnlyKeys(KeepReason.ARRIVED_MEANWHILE, KeepReason.WITHIN_LIMIT);
    }

    @Test
    void putsASeriesBackIntoWhichAnImageCameBetweenDecisionAndDeleting() throws IOException {
        storage.extracted("P1/1.2/1.2.3", HOUR);
        // An old time, as files have that are copied with their times: only the listing tells that it is new.
        arriveAtTheDecision("P1/1.2/1.2.3", () -> storage.write("P1/1.2/1.2.3/4.dcm", HOUR));

        CleaningResult result = storage.clean();

        assertThat(result.keptByReason()).containsOnlyKeys(KeepReason.ARRIVED_MEANWHILE);
        assertThat(storage.files()).hasSize(4).allMatch(file -> file.startsWith("P1/1.2/1.2.3/"));
        assertThat(storage.top()).containsExactly("P1");
        assertThat(storage.records.allProcessed()).hasSize(1);
    }

    @Test
    void putsASeriesBackOfWhichAnImageWasReplacedBetweenDecisionAndDeleting() throws IOException {
        storage.extracted("P1/1.2/1.2.3", HOUR);
        arriveAtTheDecision("P1/1.2/1.2.3", () -> {
            Path again = storage.write("P1/elsewhere/1.dcm", HOUR);
            move(again, storage.root.resolve("P1/1.2/1.2.3/1.dcm"));
        });

        assertThat(storage.clean().keptByReason()).containsOnlyKeys(KeepReason.ARRIVED_MEANWHILE);
        assertThat(storage.root.resolve("P1/1.2/1.2.3/1.dcm")).content().startsWith("P1/elsewhere/1.dcm");
    }

    @Test
    void putsASeriesBackBesideWhatCameAfterItWasTakenAway() throws IOException {
        storage.extracted("P1/1.2/1.2.3", HOUR);
        AtomicInteger asked = new AtomicInteger();
        storage.whenAskedForArriving(series -> {
            boolean taken = asked.incrementAndGet() == 3;
            if (taken) {
                assertThat(storage.root.resolve(series)).doesNotExist();
                storage.write(series + "/4.dcm", Duration.ZERO);
            }
            return taken;
        });

        CleaningResult result = storage.clean();

        assertThat(result.keptByReason()).containsOnlyKeys(KeepReason.ARRIVED_MEANWHILE);
        assertThat(storage.files()).hasSize(4).allMatch(file -> file.startsWith("P1/1.2/1.2.3/"));
    }

    @Test
    void writesDownWhatSomebodyElseHasDeleted() throws IOException {
        String vanished = storage.extracted("P1/1.2/1.2.3", HOUR);
        String emptied = storage.extracted("P2/1.2/1.2.4", HOUR);
        for (String file : storage.files()) {
            Files.delete(storage.root.resolve(file));
        }
        Files.delete(storage.root.resolve(vanished));
        Files.setLastModifiedTime(storage.root.resolve(emptied), FileTime.from(TestStorage.NOW.minus(HOUR)));

        CleaningResult young = storage.cleaner(new RetentionPolicy.KeepDays(90), InstanceChoice.ALL)
                .clean();
        CleaningResult all = storage.cleaner(new RetentionPolicy.Everything(), InstanceChoice.ALL)
                .clean();

        assertThat(young.summary())
                .isEqualTo("0 series (0 files, 0 bytes); 1 were gone already; kept: 1 not old enough");
        assertThat(all.summary()).isEqualTo("0 series (0 files, 0 bytes); 1 were gone already");
        assertThat(storage.records.wasDeleted(vanished)).isTrue();
        assertThat(storage.records.wasDeleted(emptied)).isTrue();
        assertThat(storage.top()).isEmpty();
    }

    @Test
    void countsNothingAsDeletedWhenTheStorageFolderIsNotThere() throws IOException {
        storage.markExtracted("P1/1.2/1.2.3", HOUR);
        Files.delete(storage.root);

        assertThat(storage.clean().obstacle())
                .contains("the StorageFolder " + storage.root + " is not there; is its disk mounted?");
        assertThat(storage.cleaner(new RetentionPolicy.Everything()).recover())
                .isEqualTo(new StorageCleaner.Recovered(0, 0, 0));
        assertThat(storage.records.allProcessed()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside/1.2/1.2.3",
                "P1/../../outside",
                "P1/1.2/..",
                "P1/1.2/../../../outside/1.2/1.2.3",
                "..",
                "",
                "P1",
                "P1/1.2",
                "P1/1.2/1.2.3/CT",
                "P1//1.2/1.2.3",
                "./1.2/1.2.3",
                ".niffler-incoming/1.2/1.2.3",
                "P1/1.2/\0"
            })
    void deletesNothingElsewhereWhateverADamagedJournalSays(String damaged) throws IOException {
        TestStorage outside = new TestStorage(Files.createDirectories(folder.resolve("outside")));
        outside.present("P1/1.2/1.2.3", HOUR);
        storage.present("P1/1.2/1.2.3", HOUR);
        storage.present("P1/1.2/1.2.3/CT", HOUR);
        storage.present(".niffler-incoming/1.2/1.2.3", HOUR);
        storage.extracted("P2/1.2/1.2.4", HOUR);
        storage.records.markProcessed(new Processed(damaged, "1.2.3", 3, TestStorage.NOW));

        CleaningResult result = storage.clean();

        assertThat(result.failed())
                .extracting(SeriesReport::fate)
                .containsExactly(new Fate.Failed(
                        "its folder, as it was written down, is none of a series in this StorageFolder by this FilePath; if either was"
                                + " changed, or the state is damaged, delete the series by hand"));
        assertThat(result.deleted()).extracting(SeriesReport::folder).containsExactly("P2/1.2/1.2.4");
        assertThat(storage.files()).hasSize(9);
        assertThat(outside.files()).hasSize(3);
    }

    @Test
    void doesNotFollowASymbolicLinkOutOfTheStorageFolder() throws IOException {
        TestStorage outside = new TestStorage(Files.createDirectories(folder.resolve("outside")));
        outside.present("P1/1.2/1.2.3", HOUR);
        Files.createSymbolicLink(storage.root.resolve("P1"), outside.root.resolve("P1"));
        storage.markExtracted("P1/1.2/1.2.3", HOUR.minusMinutes(1));
        storage.extracted("P2/1.2/1.2.4", HOUR);

        CleaningResult result = storage.clean();

        assertThat(result.failed())
                .extracting(SeriesReport::fate)
                .containsExactly(new Fate.Failed("a symbolic link leads to its folder; delete it by hand"));
        assertThat(result.deleted()).hasSize(1);
        assertThat(outside.files()).hasSize(3);
        assertThat(storage.records.allProcessed()).hasSize(1);
    }

    @Test
    void deletesASymbolicLinkInASeriesAndNotWhatItLeadsTo() throws IOException {
        Path precious = Files.createDirectories(folder.resolve("precious"));
        Files.writeString(precious.resolve("file"), "not to be lost");
        storage.extracted("P1/1.2/1.2.3", HOUR);
        Path link = Files.createSymbolicLink(storage.root.resolve("P1/1.2/1.2.3/link"), precious);
        Files.setLastModifiedTime(link.getParent(), FileTime.from(TestStorage.NOW.minus(HOUR)));
        // The link itself is as new as this test; so is what it was extracted with.
        storage.records.markProcessed(
                new Processed("P1/1.2/1.2.3", "1.2.3", 4, TestStorage.NOW.plus(Duration.ofDays(36500))));
        storage.extracted("P2/1.2/1.2.4", HOUR);

        storage.clean();

        assertThat(precious.resolve("file")).hasContent("not to be lost");
    }

    @Test
    void goesOnWithTheOthersWhenOneCannotBeDeleted() throws IOException {
        String closed = storage.extracted("P1/1.2/1.2.3", HOUR);
        storage.extracted("P2/1.2/1.2.4", HOUR);
        Path study = storage.root.resolve("P1/1.2");
        Files.setPosixFilePermissions(study, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeThat(Files.isWritable(study))
                .as("the superuser may write everywhere")
                .isFalse();
        try {
            CleaningResult result = storage.clean();

            assertThat(result.failed())
                    .extracting(SeriesReport::fate)
                    .containsExactly(new Fate.Failed("permission denied; check the disk, and that the user '"
                            + System.getProperty("user.name") + "' may write to its folder and those above it"));
            assertThat(result.summary()).isEqualTo("1 series (3 files, 300 bytes); 1 failed");
            assertThat(storage.files()).hasSize(3);
            assertThat(storage.top()).containsExactly("P1");
            assertThat(storage.records.processed(closed)).isPresent();
        } finally {
            Files.setPosixFilePermissions(study, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        assertThat(storage.clean().deleted()).hasSize(1);
    }

    @Test
    void goesOnDeletingASeriesOfWhichAFolderIsClosedOnceItIsOpened() throws IOException {
        storage.write("P1/1.2/1.2.3/CT/4.dcm", HOUR);
        String series = storage.extracted("P1/1.2/1.2.3", HOUR);
        Path closed = storage.root.resolve("P1/1.2/1.2.3/CT");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeThat(Files.isWritable(closed))
                .as("the superuser may write everywhere")
                .isFalse();

        assertThat(storage.clean().failed())
                .extracting(SeriesReport::fate)
                .containsExactly(new Fate.Failed("permission denied; check the disk, and that the user '"
                        + System.getProperty("user.name") + "' may write to its folder and those above it"));
        assertThat(storage.clean().failed())
                .extracting(SeriesReport::fate)
                .containsExactly(new Fate.Failed("it is half deleted; see the warning about .niffler-deleting"));
        assertThat(storage.records.processed(series)).isPresent();

        Path home = Children.of(storage.root.resolve(".niffler-deleting")).get(0);
        Files.setPosixFilePermissions(home.resolve(series).resolve("CT"), PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(storage.clean().summary()).isEqualTo("0 series (0 files, 0 bytes); 1 were gone already");
        assertThat(storage.records.wasDeleted(series)).isTrue();
        assertThat(storage.top()).isEmpty();
    }

    @Test
    void failsForEachSeriesWhenNothingCanBeTakenAway() throws IOException {
        storage.extracted("P1/1.2/1.2.3", HOUR);
        Files.createFile(storage.root.resolve(".niffler-deleting"));

        assertThat(storage.clean().failed())
                .extracting(SeriesReport::fate)
                .containsExactly(new Fate.Failed(".niffler-deleting in the StorageFolder is no folder; remove it"));
        assertThat(storage.files()).hasSize(4);
    }

    @Test
    void tellsWhatItWouldDoAndDoesNothing() throws IOException {
        storage.extracted("P1/1.2/1.2.1", HOUR);
        storage.queued.add(storage.extracted("P1/1.2/1.2.2", HOUR));
        storage.markExtracted("P1/1.2/1.2.3", HOUR);
        storage.store.becomeUnavailable();

        CleaningResult result =
                storage.cleaner(new RetentionPolicy.Everything()).dryRun();

        assertThat(result.obstacle()).isEmpty();
        assertThat(result.deleted()).extracting(SeriesReport::seriesInstanceUid).containsExactly("1.2.1");
        assertThat(result.summary())
                .isEqualTo("1 series (3 files, 300 bytes); 1 were gone already; kept: 1 queued for extraction");
        assertThat(storage.files()).hasSize(6);
        assertThat(storage.records.allProcessed()).hasSize(3);
    }

    @Test
    void endsAfterTheSeriesAtHandWhenItIsStopped() throws IOException {
        storage.extracted("P1/1.2/1.2.1", HOUR.multipliedBy(2));
        storage.extracted("P1/1.2/1.2.2", HOUR);
        StorageCleaner cleaner = storage.cleaner(new RetentionPolicy.Everything());
        arriveAtTheDecision("P1/1.2/1.2.1", cleaner::stop);

        CleaningResult result = cleaner.clean();

        assertThat(result.deleted()).extracting(SeriesReport::seriesInstanceUid).containsExactly("1.2.1");
        assertThat(result.keptByReason()).containsOnlyKeys(KeepReason.STOPPED);
        assertThat(storage.files()).hasSize(3);
    }

    /** Does something when a series is asked about for the second time: when its files have been listed. */
    private void arriveAtTheDecision(String series, Runnable arrival) {
        AtomicInteger asked = new AtomicInteger();
        storage.whenAskedForArriving(folder -> {
            if (folder.equals(series) && asked.incrementAndGet() == 2) {
                arrival.run();
            }
            return false;
        });
    }

    private void mark(String series, Duration ago) {
        try {
            storage.markExtracted(series, ago);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
