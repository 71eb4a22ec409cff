package org.niffler.dicom.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.DimseStatus;
import org.niffler.dicom.net.scp.IncomingInstance;
import org.niffler.dicom.net.scp.StoreRefusedException;
import org.niffler.testkit.fixture.DcmFiles;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenInstance;

/** What a storage folder keeps, and what it leaves behind when something goes wrong. */
class StorageFolderIT {

    private static final StorageOptions ROOMY = new StorageOptions(1000, Durability.RENAME);

    @TempDir
    private Path folder;

    private final ConcurrentLinkedQueue<StoredInstance> stored = new ConcurrentLinkedQueue<>();

    @Test
    void keepsTheSameInstanceOnceAndSaysThatItCameAgain() throws IOException {
        WrittenInstance instance = instance("P");
        try (StorageFolder storage = open(StoragePath.DEFAULT)) {
            storage.store(incoming(instance));
            storage.store(incoming(instance));
        }

        assertThat(stored).extracting(StoredInstance::replaced).containsExactly(false, true);
        assertThat(dicomFiles()).hasSize(1);
    }

    @Test
    void keepsBothOfTwoInstancesThatTheTemplateGivesOnePath() throws IOException {
        List<WrittenInstance> instances = SyntheticStudy.ct("P")
                .instances(3)
                .writeTo(folder.resolve("in"))
                .instances();
        try (StorageFolder storage = open("{00100020}/image.dcm")) {
            for (int round = 0; round < 2; round++) {
                for (WrittenInstance instance : instances) {
                    storage.store(incoming(instance));
                }
            }
        }

        assertThat(dicomFiles()).hasSize(3);
        assertThat(stored).hasSize(6);
        assertThat(stored.stream().skip(3)).allMatch(StoredInstance::replaced);
    }

    @Test
    void keepsAllInstancesThatManyAssociationsBringToOnePath() throws IOException {
        List<WrittenInstance> instances = SyntheticStudy.ct("P")
                .instances(40)
                .writeTo(folder.resolve("in"))
                .instances();
        try (StorageFolder storage = open("one.dcm")) {
            List<CompletableFuture<Void>> associations = instances.stream()
                    .map(instance -> CompletableFuture.runAsync(() -> store(storage, instance)))
                    .toList();
            associations.forEach(CompletableFuture::join);
        }

        assertThat(dicomFiles()).hasSize(40);
    }

    @Test
    void doesNotReplaceAFileThatIsNotTheInstance() throws IOException {
        Path precious = Files.createDirectories(folder.resolve("storage")).resolve("one.dcm");
        Files.writeString(precious, "not DICOM, but somebody's");
        try (StorageFolder storage = open("one.dcm")) {
            storage.store(incoming(instance("P")));
        }

        assertThat(precious).hasContent("not DICOM, but somebody's");
        assertThat(dicomFiles()).hasSize(2);
    }

    @Test
    void namesAnInstanceByTheRequestWhereItsDataSetDoesNot() throws IOException {
        WrittenInstance nameless = SyntheticStudy.ct("P")
                .but(image -> image.remove(0x00080018))
                .writeTo(folder.resolve("in"))
                .instances()
                .get(0);
        try (StorageFolder storage = open("{00080018}.dcm")) {
            storage.store(incoming(nameless));
        }

        assertThat(dicomFiles())
                .singleElement()
                .hasToString(folder.resolve("storage")
                        .resolve(nameless.sopUid() + ".dcm")
                        .toString());
    }

    @Test
    void writesFileMetaInformationThatFitsTheDataSet() throws IOException {
        WrittenInstance instance = instance("P");
        try (StorageFolder storage = open(StoragePath.DEFAULT)) {
            storage.store(incoming(instance));
        }

        var meta = DcmFiles.metaInformation(stored.element().path());
        assertThat(meta.getString(0x00020002)).isEqualTo("1.2.840.10008.5.1.4.1.1.2");
        assertThat(meta.getString(0x00020003)).isEqualTo(instance.sopUid());
        assertThat(meta.getString(0x00020010)).isEqualTo("1.2.840.10008.1.2.1");
        assertThat(meta.getString(0x00020016)).isEqualTo("PACS");
        assertThat(meta.getString(0x00020013)).isEqualTo("NIFFLER_0_1");
        assertThat(stored.element().bytes())
                .isEqualTo(Files.size(stored.element().path()));
    }

    @Test
    void leavesNothingOfAnInstanceThatBreaksOff() throws IOException {
        byte[] dataSet = DcmFiles.encodedDataSet(instance("P").file());
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };
        try (StorageFolder storage = open(StoragePath.DEFAULT)) {
            InputStream half =
                    new SequenceInputStream(new ByteArrayInputStream(dataSet, 0, dataSet.length / 2), broken);

            assertThatThrownBy(() -> storage.store(incoming(half))).hasMessage("connection reset");
            assertThat(filesUnder(folder.resolve("storage"))).isEmpty();
        }
    }

    @Test
    void refusesWhatIsNoDataSetAndKeepsNothingOfIt() throws IOException {
        try (StorageFolder storage = open(StoragePath.DEFAULT)) {
            InputStream garbage =
                    new ByteArrayInputStream("this is not a data set, whatever its sender says".getBytes());

            assertThatThrownBy(() -> storage.store(incoming(garbage)))
                    .isInstanceOfSatisfying(
                            StoreRefusedException.class,
                            e -> assertThat(e.status()).isEqualTo(DimseStatus.CANNOT_UNDERSTAND));
            assertThat(filesUnder(folder.resolve("storage"))).isEmpty();
        }
    }

    @Test
    void handsWhatItCannotReadToWhoeverKeepsIt() throws IOException {
        Path aside = folder.resolve("aside");
        byte[] garbage = "this is not a data set, whatever its sender says".getBytes(StandardCharsets.US_ASCII);
        try (StorageFolder storage = openWith(Durability.RENAME, new Listener() {
            @Override
            public DimseStatus unreadable(Path file, IncomingInstance instance, MalformedDataSetException why)
                    throws IOException {
                Files.move(file, aside);
                return DimseStatus.DATA_SET_DOES_NOT_MATCH;
            }
        })) {
            assertThat(storage.store(incoming(new ByteArrayInputStream(garbage))))
                    .isEqualTo(DimseStatus.DATA_SET_DOES_NOT_MATCH);
            assertThat(filesUnder(folder.resolve("storage"))).isEmpty();
        }
        assertThat(DcmFiles.encodedDataSet(aside)).isEqualTo(garbage);
        assertThat(stored).isEmpty();
    }

    @Test
    void keepsNothingOfWhatItCannotReadWhenItsSenderIsGone() {
        InputStream broken = new SequenceInputStream(
                new ByteArrayInputStream(new byte[] {8, 0, 24, 0, 'U', 'I', 100, 0, '1', '.'}), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new EOFException("connection reset");
                    }
                });
        assertThatThrownBy(() -> {
                    try (StorageFolder storage = openWith(Durability.RENAME, new Listener() {
                        @Override
                        public DimseStatus unreadable(Path file, IncomingInstance i, MalformedDataSetException why) {
                            throw new AssertionError("it was not received whole");
                        }
                    })) {
                        storage.store(incoming(broken));
                    }
                })
                .isInstanceOf(EOFException.class)
                .hasMessage("connection reset");
    }

    @ParameterizedTest
    @EnumSource(Durability.class)
    void tellsItsListenerOfEveryInstanceWithTheHeaderThatItAskedFor(Durability durability) throws IOException {
        ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
        List<WrittenInstance> instances = SyntheticStudy.ct("P")
                .instances(40)
                .writeTo(folder.resolve("in"))
                .instances();
        try (StorageFolder storage = openWith(durability, new Listener() {
            @Override
            public HeaderSelection selection() {
                return HeaderSelection.of(List.of(DicomTag.MODALITY));
            }

            @Override
            public void stored(StoredInstance instance, DataSet header, HeaderSelection read, String callingAet) {
                told.add(instance.path().getFileName() + " "
                        + header.text(DicomTag.MODALITY).orElse("") + " "
                        + header.contains(DicomTag.SERIES_DESCRIPTION) + " " + callingAet + " "
                        + Files.exists(instance.path()));
            }
        })) {
            for (WrittenInstance instance : instances) {
                storage.store(incoming(instance));
            }
        }
        assertThat(told)
                .containsExactlyInAnyOrderElementsOf(instances.stream()
                        .map(instance -> instance.sopUid() + ".dcm CT false PACS true")
                        .toList());
    }

    @Test
    void doesNotAcknowledgeWhatItsListenerRefuses() throws IOException {
        try (StorageFolder storage = openWith(Durability.RENAME, new Listener() {
            @Override
            public void stored(StoredInstance instance, DataSet header, HeaderSelection read, String callingAet)
                    throws IOException {
                throw new IOException("No space left on device");
            }
        })) {
            assertThatThrownBy(() -> storage.store(incoming(instance("P"))))
                    .isInstanceOfSatisfying(
                            StoreRefusedException.class,
                            e -> assertThat(e.status()).isEqualTo(DimseStatus.OUT_OF_RESOURCES));
        }
        assertThat(dicomFiles()).as("what is whole stays").hasSize(1);
    }

    @Test
    void keepsEveryInstanceWhileSomebodyRemovesEmptyFolders() throws IOException {
        List<WrittenInstance> instances = SyntheticStudy.ct("P")
                .instances(300)
                .size(8, 8)
                .writeTo(folder.resolve("in"))
                .instances();
        AtomicBoolean done = new AtomicBoolean();
        try (StorageFolder storage = open("{00080018}/{0020000D}/{0020000E}/{00080018}.dcm")) {
            CompletableFuture<Void> remover = CompletableFuture.runAsync(() -> {
                while (!done.get()) {
                    removeEmptyFolders();
                }
            });
            instances.forEach(instance -> store(storage, instance));
            done.set(true);
            remover.join();
        }
        assertThat(dicomFiles()).hasSize(300);
    }

    private void removeEmptyFolders() {
        try (Stream<Path> paths = Files.walk(folder.resolve("storage"))) {
            paths.filter(path -> !path.toString().contains(".niffler"))
                    .sorted(Comparator.reverseOrder())
                    .filter(Files::isDirectory)
                    .forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            assertThat(e).isNotNull(); // a folder that came or went meanwhile
        }
    }

    private class Listener implements StorageListener {
        @Override
        public void stored(StoredInstance instance, DataSet header, HeaderSelection read, String callingAet)
                throws IOException {
            stored.add(instance);
        }
    }

    private StorageFolder openWith(Durability durability, StorageListener listener) throws IOException {
        return StorageFolder.openWith(
                folder.resolve("storage"),
                StoragePath.parse(StoragePath.DEFAULT),
                new StorageOptions(1000, durability),
                listener);
    }

    @Test
    void refusesInstancesWhenDiskSpaceRunsLow() throws IOException {
        try (StorageFolder storage = StorageFolder.open(
                folder.resolve("storage"),
                StoragePath.parse(StoragePath.DEFAULT),
                new StorageOptions(Long.MAX_VALUE, Durability.RENAME),
                stored::add)) {
            assertThatThrownBy(() -> storage.store(incoming(instance("P"))))
                    .isInstanceOfSatisfying(
                            StoreRefusedException.class,
                            e -> assertThat(e.status()).isEqualTo(DimseStatus.OUT_OF_RESOURCES))
                    .hasMessage("less than 8796093022207 MiB free on disk");
        }
        assertThat(dicomFiles()).isEmpty();
    }

    @Test
    void answersOutOfResourcesOnADiskThatIsReallyFullAndLeavesNothing() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()), "may not mount a small disk");
        try (StorageFolder storage = StorageFolder.open(
                disk, StoragePath.parse(StoragePath.DEFAULT), new StorageOptions(0, Durability.RENAME), stored::add)) {
            WrittenInstance large = SyntheticStudy.ct("P")
                    .size(1000, 1000)
                    .writeTo(folder.resolve("in"))
                    .instances()
                    .get(0);

            assertThatThrownBy(() -> storage.store(incoming(large)))
                    .isInstanceOfSatisfying(
                            StoreRefusedException.class,
                            e -> assertThat(e.status()).isEqualTo(DimseStatus.OUT_OF_RESOURCES))
                    .hasMessage("no space left on disk");
            assertThat(filesUnder(disk)).isEmpty();
            storage.store(incoming(instance("SMALL")));
            assertThat(stored).hasSize(1);
        } finally {
            run("umount", disk.toString());
        }
    }

    @Test
    void saysWhatToDoWhenTheFolderIsAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> StorageFolder.open(file, StoragePath.parse(StoragePath.DEFAULT), ROOMY, stored::add))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "Cannot write to the storage folder %1$s (FileAlreadyExists: %1$s); make it a folder that the user"
                                        .formatted(file)
                                + " '" + System.getProperty("user.name")
                                + "' may write to, or name another StorageFolder");
    }

    @Test
    void removesWhatAKilledRunLeftAndNothingOfARunThatLives() throws Exception {
        Process killed = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HalfStored.class.getName(),
                        folder.resolve("storage").toString())
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(killed.inputReader().lines().anyMatch(HalfStored.READY::equals))
                    .isTrue();
            try (StorageFolder living = open(StoragePath.DEFAULT)) {
                assertThat(parts()).as("the other process lives").hasSize(1);
            }
        } finally {
            killed.destroyForcibly().waitFor();
        }
        assertThat(parts()).as("left behind").hasSize(1);

        try (StorageFolder next = open(StoragePath.DEFAULT)) {
            assertThat(parts()).isEmpty();
        }
        assertThat(dicomFiles()).isEmpty();
    }

    /** A process that stores half an instance and waits to be killed. */
    static final class HalfStored {

        static final String READY = "half of it is stored";

        private HalfStored() {}

        public static void main(String[] args) throws IOException {
            Path root = Path.of(args[0]);
            StorageFolder storage =
                    StorageFolder.open(root, StoragePath.parse(StoragePath.DEFAULT), ROOMY, instance -> {});
            Path file = SyntheticStudy.ct("P")
                    .size(1500, 1500)
                    .writeTo(root.resolveSibling("child"))
                    .instances()
                    .get(0)
                    .file();
            byte[] dataSet = DcmFiles.encodedDataSet(file);
            storage.store(incoming(new SequenceInputStream(
                    new ByteArrayInputStream(dataSet, 0, dataSet.length - 2), new InputStream() {
                        @Override
                        public int read() {
                            System.out.println(READY);
                            while (true) {
                                Thread.onSpinWait();
                            }
                        }
                    })));
        }
    }

    private StorageFolder open(String template) throws IOException {
        return StorageFolder.open(folder.resolve("storage"), StoragePath.parse(template), ROOMY, stored::add);
    }

    private WrittenInstance instance(String patientId) {
        return SyntheticStudy.ct(patientId)
                .writeTo(folder.resolve("in"))
                .instances()
                .get(0);
    }

    private static void store(StorageFolder storage, WrittenInstance instance) {
        try {
            storage.store(incoming(instance));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IncomingInstance incoming(WrittenInstance instance) {
        return new IncomingInstance(
                "1.2.840.10008.5.1.4.1.1.2",
                instance.sopUid(),
                "1.2.840.10008.1.2.1",
                "PACS",
                "NIFFLER",
                new ByteArrayInputStream(DcmFiles.encodedDataSet(instance.file())));
    }

    private static IncomingInstance incoming(InputStream dataSet) {
        return new IncomingInstance(
                "1.2.840.10008.5.1.4.1.1.2", "2.25.1", "1.2.840.10008.1.2.1", "PACS", "NIFFLER", dataSet);
    }

    private List<Path> dicomFiles() {
        return filesUnder(folder.resolve("storage")).stream()
                .filter(file -> file.toString().endsWith(".dcm"))
                .toList();
    }

    private List<Path> parts() {
        return filesUnder(folder.resolve("storage")).stream()
                .filter(file -> file.toString().endsWith(".part"))
                .toList();
    }

    /** Locks apart. */
    private static List<Path> filesUnder(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return new ArrayList<>(files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("lock"))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(new File("/dev/null"))
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
