package org.niffler.dicom.net.scp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.dicom.AeTitle;
import org.niffler.dicom.DimseStatus;
import org.niffler.dicom.LocalAe;
import org.niffler.dicom.NetworkSettings;
import org.niffler.dicom.file.Durability;
import org.niffler.dicom.file.StorageFolder;
import org.niffler.dicom.file.StorageOptions;
import org.niffler.dicom.file.StoragePath;
import org.niffler.dicom.file.StoredInstance;
import org.niffler.dicom.net.DicomNode;
import org.niffler.testkit.fixture.DcmFiles;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenInstance;
import org.niffler.testkit.pacs.TestSender;
import org.niffler.testkit.pacs.TestSender.Answer;

/** The receiver and its storage folder, on real sockets. */
class StorageScpIT {

    private static final AeTitle TITLE = new AeTitle("NIFFLER");
    private static final LocalAe ANY_PORT = new LocalAe(TITLE, Optional.of("127.0.0.1"), 0);
    private static final Answer SUCCESS = new Answer(0, "");

    @TempDir
    private Path folder;

    private final ConcurrentLinkedQueue<StoredInstance> stored = new ConcurrentLinkedQueue<>();
    private DicomNode node;
    private StorageFolder storage;

    @BeforeEach
    void open() throws IOException {
        node = new DicomNode(TITLE, NetworkSettings.defaults());
        storage = StorageFolder.open(
                folder.resolve("storage"),
                StoragePath.parse(StoragePath.DEFAULT),
                new StorageOptions(1000, Durability.RENAME),
                stored::add);
    }

    @AfterEach
    void close() throws IOException {
        node.close();
        storage.close();
    }

    @Test
    void keepsEveryTransferSyntaxByteForByte() throws Exception {
        List<Path> files = Stream.of(
                        "1.2.840.10008.1.2",
                        "1.2.840.10008.1.2.1",
                        "1.2.840.10008.1.2.2",
                        "1.2.840.10008.1.2.1.99",
                        "1.2.840.10008.1.2.5")
                .map(uid -> SyntheticStudy.ct("P")
                        .description(uid)
                        .transferSyntax(uid)
                        .writeTo(folder.resolve("in")))
                .flatMap(study -> study.instances().stream())
                .map(WrittenInstance::file)
                .toList();

        List<Answer> answers = send(files);

        assertThat(answers).hasSize(5).containsOnly(SUCCESS);
        assertThat(stored).hasSize(5);
        assertThat(stored).zipSatisfy(files, (instance, file) -> {
            assertThat(DcmFiles.encodedDataSet(instance.path())).isEqualTo(DcmFiles.encodedDataSet(file));
            assertThat(DcmFiles.metaInformation(instance.path()).getString(0x00020010))
                    .isEqualTo(DcmFiles.metaInformation(file).getString(0x00020010));
        });
    }

    @Test
    void acceptsSopClassesAndTransferSyntaxesThatNobodyKnows() throws Exception {
        List<Path> files = files(SyntheticStudy.mr("P")
                .but(image -> image.setString(0x00080016, org.aoju.bus.image.galaxy.data.VR.UI, "2.25.4711")));

        assertThat(send(files)).containsExactly(SUCCESS);
        assertThat(DcmFiles.metaInformation(stored.element().path()).getString(0x00020002))
                .isEqualTo("2.25.4711");
    }

    @Test
    void receivesOnSeveralAssociationsAtOnce() throws Exception {
        try (StorageScp scp = StorageScp.start(node, ANY_PORT, storage)) {
            List<CompletableFuture<List<Answer>>> senders = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                List<Path> files = files(SyntheticStudy.ct("P" + i).instances(20));
                senders.add(CompletableFuture.supplyAsync(() -> sendTo(scp.port(), files)));
            }

            assertThat(senders)
                    .allSatisfy(sender -> assertThat(sender.join()).hasSize(20).containsOnly(SUCCESS));
            assertThat(stored).hasSize(120);
        }
    }

    @Test
    void keepsNothingOfAnInstanceWhoseSenderIsGoneInTheMiddle() throws Exception {
        Path file = files(SyntheticStudy.ct("P").size(600, 600)).get(0);
        CountDownLatch ended = new CountDownLatch(1);
        InstanceSink sink = instance -> {
            try {
                return storage.store(instance);
            } finally {
                ended.countDown();
            }
        };
        try (StorageScp scp = StorageScp.start(node, ANY_PORT, sink);
                TestSender sender = new TestSender("NIFFLER", scp.port())) {
            sender.sendHalf(file);

            assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(stored).isEmpty();
            await().untilAsserted(() -> assertThat(dicomFiles()).isEmpty());
            assertThat(sender.send(List.of(file))).containsExactly(SUCCESS);
        }
    }

    @Test
    void endsAnAssociationThatHasGoneSilent() throws Exception {
        try (DicomNode impatient =
                        new DicomNode(TITLE, NetworkSettings.defaults().withIdleTimeout(Duration.ofMillis(300)));
                StorageScp scp = StorageScp.start(impatient, ANY_PORT, storage);
                var socket = new java.net.Socket(InetAddress.getLoopbackAddress(), scp.port())) {
            socket.setSoTimeout(20_000);

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void tellsTheSenderWhyAnInstanceIsNotTaken() throws Exception {
        String reason = "the disk is full, and this explanation is longer than an Error Comment may be";
        InstanceSink refusing = instance -> {
            throw new StoreRefusedException(DimseStatus.OUT_OF_RESOURCES, reason, null);
        };

        assertThat(sendTo(refusing, files(SyntheticStudy.ct("P").instances(2))))
                .containsExactly(
                        new Answer(0xA700, reason.substring(0, 64)), new Answer(0xA700, reason.substring(0, 64)));
    }

    @Test
    void answersProcessingFailureWhenItCannotKeepAnInstanceAndGoesOn() throws Exception {
        InstanceSink broken = instance -> {
            throw new IOException("patient SYNTHETIC must not reach the sender");
        };

        assertThat(sendTo(broken, files(SyntheticStudy.ct("P").instances(2))))
                .containsOnly(new Answer(0x0110, "could not be stored"))
                .hasSize(2);
    }

    @Test
    void tellsTheSenderOfAWarningWithWhichAnInstanceIsKept() throws Exception {
        InstanceSink doubtful = instance -> DimseStatus.DATA_SET_DOES_NOT_MATCH;

        assertThat(sendTo(doubtful, files(SyntheticStudy.ct("P").instances(2))))
                .containsOnly(new Answer(0xB007, ""))
                .hasSize(2);
    }

    @Test
    void answersWhatIsBeingReceivedWhenItIsDrainedAndTakesNoMore() throws Exception {
        List<Path> files = files(SyntheticStudy.ct("P").instances(2));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        InstanceSink slow = instance -> {
            begun.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new InterruptedIOException();
            }
            return storage.store(instance);
        };
        try (StorageScp scp = StorageScp.start(node, ANY_PORT, slow)) {
            CompletableFuture<List<Answer>> sender = CompletableFuture.supplyAsync(() -> sendTo(scp.port(), files));
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

            assertThat(scp.drain(Duration.ofMillis(50))).isFalse();
            goOn.countDown();

            assertThat(scp.drain(Duration.ofSeconds(20))).isTrue();
            assertThat(sender.join())
                    .containsExactly(SUCCESS, new Answer(0xA700, "shutting down; send it again later"));
            assertThat(stored).hasSize(1);
        }
    }

    @Test
    void rejectsCallsForAnotherAeTitle() throws Exception {
        List<Path> files = files(SyntheticStudy.ct("P"));
        try (StorageScp scp = StorageScp.start(node, ANY_PORT, storage);
                TestSender sender = new TestSender("SOMEBODY", scp.port())) {
            assertThatThrownBy(() -> sender.send(files)).isInstanceOf(IOException.class);
        }
        assertThat(stored).isEmpty();
    }

    @Test
    void saysWhatToDoWhenThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            LocalAe address = new LocalAe(TITLE, Optional.of("127.0.0.1"), taken.getLocalPort());

            assertThatThrownBy(() -> StorageScp.start(node, address, storage))
                    .isInstanceOf(IOException.class)
                    .hasMessage(
                            "Cannot listen on port %1$d as NIFFLER: Address already in use; another program, perhaps"
                                            .formatted(taken.getLocalPort())
                                    + " another extraction, has it. See who: ss -ltnp 'sport = :%d'"
                                            .formatted(taken.getLocalPort()));
        }
    }

    private List<Path> files(SyntheticStudy study) {
        return study.writeTo(folder.resolve("in")).instances().stream()
                .map(WrittenInstance::file)
                .toList();
    }

    private List<Answer> send(List<Path> files) throws Exception {
        return sendTo(storage, files);
    }

    private List<Answer> sendTo(InstanceSink sink, List<Path> files) throws Exception {
        try (StorageScp scp = StorageScp.start(node, ANY_PORT, sink)) {
            return sendTo(scp.port(), files);
        }
    }

    private static List<Answer> sendTo(int port, List<Path> files) {
        try (TestSender sender = new TestSender("NIFFLER", port)) {
            return sender.send(files);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private List<Path> dicomFiles() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("storage"))) {
            return files.filter(file ->
                            file.toString().endsWith(".dcm") || file.toString().endsWith(".part"))
                    .toList();
        }
    }
}
