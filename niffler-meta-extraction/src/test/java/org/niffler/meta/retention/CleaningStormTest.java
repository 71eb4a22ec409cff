package org.niffler.meta.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.dicom.file.Durability;
import org.niffler.dicom.file.SeriesLayout;
import org.niffler.dicom.file.StorageFolder;
import org.niffler.dicom.file.StorageOptions;
import org.niffler.dicom.file.StoragePath;
import org.niffler.dicom.net.scp.IncomingInstance;
import org.niffler.meta.series.InstanceChoice;
import org.niffler.meta.state.LeaseFolder;
import org.niffler.meta.state.SeriesRecords.Processed;

/**
 * Instances arrive in the very folders that are being deleted. Every one has a name of its own, so that nothing replaces
 * anything: what was stored is on disk, or a pass had listed it when it decided. The counts tell whether one is lost.
 */
class CleaningStormTest {

    private static final int SERIES = 8;
    private static final int WRITERS = 2;
    private static final int INSTANCES = 6_000;

    @TempDir
    private Path folder;

    @Test
    void losesNothingThatArrivesWhileItsSeriesIsDeleted() throws IOException {
        Path root = Files.createDirectories(folder.resolve("storage"));
        ListedRecords records = new ListedRecords(folder.resolve("records"));
        StorageCleaner cleaner = cleaner(root, records);
        long listed = 0;
        int passes = 0;
        try (StorageFolder storage = StorageFolder.open(
                root, StoragePath.parse(StoragePath.DEFAULT), new StorageOptions(0, Durability.RENAME), stored -> {})) {
            List<CompletableFuture<Void>> writers = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> CompletableFuture.runAsync(() -> write(storage, writer)))
                    .toList();
            while (!writers.stream().allMatch(CompletableFuture::isDone)) {
                listed += filesDeleted(pass(cleaner, records));
                passes++;
            }
            writers.forEach(CompletableFuture::join);
        }

        assertThat(passes).isGreaterThan(1);
        assertThat(listed).isPositive();
        assertThat(listed + filesUnder(root)).isEqualTo(INSTANCES);
        assertThat(root.resolve(".niffler-deleting")).doesNotExist();

        listed += filesDeleted(pass(cleaner, records));
        assertThat(listed).isEqualTo(INSTANCES);
    }

    /** All series count as extracted whatever is in them: this is about the files alone. */
    private static CleaningResult pass(StorageCleaner cleaner, ListedRecords records) throws IOException {
        for (int series = 0; series < SERIES; series++) {
            records.markProcessed(new Processed("P" + series + "/1.2/1.2." + series, "1.2." + series, 1, FUTURE));
        }
        CleaningResult result = cleaner.clean();
        assertThat(result.obstacle()).isEmpty();
        assertThat(result.failed()).isEmpty();
        return result;
    }

    private static final Instant FUTURE = Instant.parse("2999-01-01T00:00:00Z");

    private StorageCleaner cleaner(Path root, ListedRecords records) throws IOException {
        SeriesActivity none = new SeriesActivity() {
            @Override
            public boolean isArriving(String series) {
                return false;
            }

            @Override
            public boolean isQueued(String series) {
                return false;
            }
        };
        return new StorageCleaner(
                new SeriesLayout(root, 3),
                records,
                LeaseFolder.open(folder, Clock.systemUTC()),
                none,
                new TestStore(),
                new CleaningRules(new RetentionPolicy.Everything(), Duration.ZERO, InstanceChoice.FIRST),
                Clock.systemUTC());
    }

    private static void write(StorageFolder storage, int writer) {
        for (int number = writer; number < INSTANCES; number += WRITERS) {
            int series = number % SERIES;
            String uid = "1.2." + series + "." + number;
            byte[] dataSet = dataSet(uid, "P" + series, "1.2", "1.2." + series);
            while (!isStored(storage, uid, dataSet)) {
                Thread.onSpinWait();
            }
        }
    }

    /** A sender sends again what was not stored. */
    private static boolean isStored(StorageFolder storage, String uid, byte[] dataSet) {
        try {
            storage.store(new IncomingInstance(
                    "1.2.840.10008.5.1.4.1.1.2",
                    uid,
                    "1.2.840.10008.1.2.1",
                    "PACS",
                    "NIFFLER",
                    new ByteArrayInputStream(dataSet)));
            return true;
        } catch (NoSuchFileException e) {
            return false; // its folder was removed as empty the moment that it was made
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SOP Instance UID, PatientID, Study and Series Instance UID in explicit VR little endian (PS3.5 7.1.2). */
    private static byte[] dataSet(String sopUid, String patientId, String studyUid, String seriesUid) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out, 0x0008, 0x0018, "UI", sopUid, '\0');
        write(out, 0x0010, 0x0020, "LO", patientId, ' ');
        write(out, 0x0020, 0x000D, "UI", studyUid, '\0');
        write(out, 0x0020, 0x000E, "UI", seriesUid, '\0');
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, int group, int element, String vr, String value, char pad) {
        byte[] bytes = (value.length() % 2 == 0 ? value : value + pad).getBytes(StandardCharsets.US_ASCII);
        writeShort(out, group);
        writeShort(out, element);
        out.writeBytes(vr.getBytes(StandardCharsets.US_ASCII));
        writeShort(out, bytes.length);
        out.writeBytes(bytes);
    }

    private static void writeShort(ByteArrayOutputStream out, int value) {
        out.write(value);
        out.write(value >> 8);
    }

    private static long filesDeleted(CleaningResult result) {
        return result.deleted().stream()
                .mapToLong(report -> report.content().orElseThrow().files())
                .sum();
    }

    private static long filesUnder(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".dcm"))
                    .count();
        }
    }
}
