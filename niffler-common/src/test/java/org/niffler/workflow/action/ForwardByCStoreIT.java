package org.niffler.workflow.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.aoju.bus.image.galaxy.io.ImageInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.niffler.dicom.AeAddress;
import org.niffler.dicom.AeTitle;
import org.niffler.dicom.NetworkSettings;
import org.niffler.dicom.net.DicomNode;
import org.niffler.dicom.net.scu.PickyPeer;
import org.niffler.testkit.fixture.DcmFiles;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenInstance;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.testkit.pacs.Script;
import org.niffler.testkit.pacs.ScriptedPeer;

/** Folders sent on to destinations that take them, or not. */
class ForwardByCStoreIT {

    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    private final DicomNode node = new DicomNode(
            new AeTitle("NIFFLER"), NetworkSettings.defaults().withResponseTimeout(Duration.ofSeconds(20)));
    private final Forwarding forwarding = new ForwardByCStore(node);

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void sendsHundredsOfInstancesAsTheyAreOnOneAssociation() throws Exception {
        WrittenStudy study = SyntheticStudy.ct("P1")
                .instances(300)
                .size(16, 16)
                .writeTo(folder.resolve("a").resolve("b"));
        try (PickyPeer peer = PickyPeer.takingAll()) {
            assertThat(forwarding.forward(peer.address(), folder, LONG)).isEqualTo(new ActionEnd.Succeeded());

            assertThat(peer.associations()).isEqualTo(1);
            assertReceived(peer, study);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                UID.ImplicitVRLittleEndian,
                UID.ExplicitVRLittleEndian,
                UID.DeflatedExplicitVRLittleEndian,
                UID.ExplicitVRBigEndianRetired,
                UID.RLELossless
            })
    void sendsAFileInItsOwnTransferSyntax(String transferSyntax) throws Exception {
        WrittenStudy study = SyntheticStudy.mr("P1")
                .transferSyntax(transferSyntax)
                .instances(2)
                .writeTo(folder);
        try (PickyPeer peer = PickyPeer.takingAll()) {
            assertThat(forwarding.forward(peer.address(), folder, LONG)).isEqualTo(new ActionEnd.Succeeded());

            assertReceived(peer, study);
            assertThat(peer.received())
                    .extracting(PickyPeer.Received::transferSyntaxUid)
                    .containsOnly(transferSyntax);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {UID.ExplicitVRLittleEndian, UID.DeflatedExplicitVRLittleEndian, UID.ExplicitVRBigEndianRetired})
    void encodesAnewWhatTheDestinationTakesInTheDefaultTransferSyntaxOnly(String transferSyntax) throws Exception {
        assertEncodedAnew(transferSyntax, UID.ImplicitVRLittleEndian);
    }

    @Test
    void encodesImplicitAsExplicit() throws Exception {
        assertEncodedAnew(UID.ImplicitVRLittleEndian, UID.ExplicitVRLittleEndian);
    }

    private void assertEncodedAnew(String from, String to) throws Exception {
        WrittenInstance sent = SyntheticStudy.ct("P1")
                .but(image -> image.setInt(Tag.PixelPaddingValue, VR.SS, -2000))
                .transferSyntax(from)
                .writeTo(folder)
                .instances()
                .get(0);
        try (PickyPeer peer = new PickyPeer(Map.of(UID.CTImageStorage, List.of(to)))) {
            assertThat(forwarding.forward(peer.address(), folder, LONG)).isEqualTo(new ActionEnd.Succeeded());

            assertThat(peer.received()).singleElement().satisfies(instance -> {
                assertThat(instance.transferSyntaxUid()).isEqualTo(to);
                assertThat(parse(instance)).isEqualTo(littleEndian(DcmFiles.dataSet(sent.file())));
                assertThat(parse(instance).getInt(Tag.PixelPaddingValue, 0)).isIn(-2000, 0x10000 - 2000);
            });
        }
    }

    @Test
    void keepsTheSignOfValuesThatHaveThatOfThePixels() throws Exception {
        SyntheticStudy.ct("P1")
                .but(image -> image.setInt(Tag.PixelPaddingValue, VR.SS, -2000))
                .transferSyntax(UID.ImplicitVRLittleEndian)
                .writeTo(folder);
        try (PickyPeer peer = new PickyPeer(Map.of(UID.CTImageStorage, List.of(UID.ExplicitVRLittleEndian)))) {
            assertThat(forwarding.forward(peer.address(), folder, LONG)).isEqualTo(new ActionEnd.Succeeded());

            Attributes received = parse(peer.received().get(0));
            assertThat(received.getVR(Tag.PixelPaddingValue)).isEqualTo(VR.SS);
            assertThat(received.getInt(Tag.PixelPaddingValue, 0)).isEqualTo(-2000);
        }
    }

    @Test
    void doesNotDecompress() throws Exception {
        SyntheticStudy.ct("P1").transferSyntax(UID.RLELossless).instances(3).writeTo(folder);
        SyntheticStudy.ct("P2").instances(2).writeTo(folder);
        try (PickyPeer peer = new PickyPeer(
                Map.of(UID.CTImageStorage, List.of(UID.ExplicitVRLittleEndian, UID.ImplicitVRLittleEndian)))) {
            assertThat(forwarding.forward(peer.address(), folder, LONG))
                    .isEqualTo(failed("3 of 5 instances were not accepted by " + peer.address()
                            + ": CT Image Storage in RLE Lossless (3)"));
            assertThat(peer.received()).hasSize(2);
        }
    }

    @Test
    void saysWhichSopClassIsNotTaken() throws Exception {
        SyntheticStudy.mr("P1").writeTo(folder);
        SyntheticStudy.ct("P2").writeTo(folder);
        try (PickyPeer peer = new PickyPeer(Map.of(UID.CTImageStorage, List.of("*")))) {
            assertThat(forwarding.forward(peer.address(), folder, LONG))
                    .isEqualTo(failed("1 of 2 instances was not accepted by " + peer.address()
                            + ": MR Image Storage in Explicit VR Little Endian (1)"));
        }
    }

    @Test
    void goesOnAfterAnInstanceThatTheDestinationCannotProcess() throws Exception {
        SyntheticStudy.ct("P1").instances(37).size(8, 8).writeTo(folder);
        try (PickyPeer peer = PickyPeer.takingAll().answering(0, 0xC000, 0, 0xC000, 0xB000)) {
            assertThat(forwarding.forward(peer.address(), folder, LONG))
                    .isEqualTo(failed("2 of 37 instances were refused by " + peer.address() + ": C000H (2)"));
            assertThat(peer.received()).hasSize(37);
        }
    }

    @Test
    void stopsWhenTheDestinationIsOutOfResources() throws Exception {
        SyntheticStudy.ct("P1").instances(5).size(8, 8).writeTo(folder);
        try (PickyPeer peer = PickyPeer.takingAll().answering(0, 0xA700)) {
            assertThat(forwarding.forward(peer.address(), folder, LONG))
                    .isEqualTo(failed("1 of 5 instances was refused by " + peer.address()
                            + ": A700H (1); 3 of 5 instances were not tried"));
            assertThat(peer.received()).hasSize(2);
        }
    }

    @Test
    void failsWhenTheDestinationAbortsAgainAndAgain() throws Exception {
        SyntheticStudy.ct("P1").instances(5).size(8, 8).writeTo(folder);
        try (PickyPeer peer = PickyPeer.takingAll().abortingAfter(3)) {
            assertThat(forwarding.forward(peer.address(), folder, LONG))
                    .isEqualTo(failed(peer.address() + " aborted the association; 2 of 5 instances were stored by "
                            + peer.address()));
            assertThat(peer.associations())
                    .as("the idle association may have been stale")
                    .isEqualTo(2);
        }
    }

    @Test
    void timesOut() throws Exception {
        SyntheticStudy.ct("P1").instances(2).writeTo(folder);
        try (ScriptedPeer peer = ScriptedPeer.start(
                "PEER", Script.begin().acceptAssociation().readPdu().readPdu())) {
            assertThat(forwarding.forward(AeAddress.parse(peer.address()), folder, Duration.ofMillis(400)))
                    .isEqualTo(new ActionEnd.TimedOut("0 of 2 instances were stored by " + peer.address()));
            await().untilAsserted(() -> assertThat(peer.received())
                    .last()
                    .satisfies(pdu -> assertThat(pdu.type()).as("A-ABORT").isEqualTo(7)));
        }
    }

    @Test
    void saysThatTheDestinationCannotBeReached() throws Exception {
        SyntheticStudy.ct("P1").writeTo(folder);
        AeAddress gone;
        try (PickyPeer peer = PickyPeer.takingAll()) {
            gone = peer.address();
        }

        assertThat(forwarding.forward(gone, folder, LONG))
                .isEqualTo(failed(gone + ": connection refused; nothing listens on port " + gone.port()
                        + " there, or a firewall refuses it"));
    }

    @Test
    void passesOverWhatIsNoInstance() throws Exception {
        WrittenStudy study = SyntheticStudy.ct("P1").writeTo(folder);
        Files.writeString(folder.resolve("notes.txt"), "nothing to send");
        Files.createFile(folder.resolve("empty"));
        Path hidden = Files.createDirectory(folder.resolve(".part"));
        Files.copy(study.instances().get(0).file(), hidden.resolve("half.dcm"));
        Files.copy(study.instances().get(0).file(), folder.resolve(".hidden.dcm"));
        try (PickyPeer peer = PickyPeer.takingAll()) {
            assertThat(forwarding.forward(peer.address(), folder, LONG)).isEqualTo(new ActionEnd.Succeeded());

            assertReceived(peer, study);
        }
    }

    @Test
    void followsLinksToFiles() throws Exception {
        WrittenStudy study = SyntheticStudy.ct("P1").instances(2).writeTo(folder.resolve("storage"));
        Path input = Files.createDirectory(folder.resolve("input"));
        for (WrittenInstance instance : study.instances()) {
            Files.createSymbolicLink(input.resolve(instance.sopUid()), instance.file());
        }
        try (PickyPeer peer = PickyPeer.takingAll()) {
            assertThat(forwarding.forward(peer.address(), input, LONG)).isEqualTo(new ActionEnd.Succeeded());

            assertReceived(peer, study);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {UID.ImplicitVRLittleEndian, UID.ExplicitVRLittleEndian})
    void sendsAFileThatIsADataSetAndNothingElse(String transferSyntax) throws Exception {
        WrittenInstance whole = SyntheticStudy.ct("P1")
                .transferSyntax(transferSyntax)
                .writeTo(folder.resolve("whole"))
                .instances()
                .get(0);
        Path bare = Files.createDirectory(folder.resolve("bare"));
        Files.write(bare.resolve("instance"), DcmFiles.encodedDataSet(whole.file()));
        try (PickyPeer peer = PickyPeer.takingAll()) {
            assertThat(forwarding.forward(peer.address(), bare, LONG)).isEqualTo(new ActionEnd.Succeeded());

            assertThat(peer.received()).singleElement().satisfies(instance -> {
                assertThat(instance.sopInstanceUid()).isEqualTo(whole.sopUid());
                assertThat(instance.transferSyntaxUid()).isEqualTo(transferSyntax);
                assertThat(instance.dataSet()).isEqualTo(DcmFiles.encodedDataSet(whole.file()));
            });
        }
    }

    @Test
    void failsForAFolderWithoutAnInstance() throws Exception {
        Files.writeString(folder.resolve("notes.txt"), "nothing to send");

        assertThat(forwarding.forward(AeAddress.parse("ANY@127.0.0.1:1"), folder, LONG))
                .isEqualTo(failed("there is no DICOM file to send"));
    }

    @Test
    void doesNotPassOverADamagedFile() throws Exception {
        WrittenStudy study = SyntheticStudy.ct("P1").instances(2).writeTo(folder);
        Path damaged = study.instances().get(0).file();
        Files.write(damaged, Arrays.copyOf(Files.readAllBytes(damaged), 140));
        try (PickyPeer peer = PickyPeer.takingAll()) {
            assertThat(forwarding.forward(peer.address(), folder, LONG))
                    .isEqualTo(
                            failed(
                                    "1 of 2 instances was not sent: the file is damaged, or does not say which instance it is"));
            assertThat(peer.received()).hasSize(1);
        }
    }

    @Test
    void encodesAnewWhatHasAnOddNumberOfBytes() throws Exception {
        WrittenInstance sent =
                SyntheticStudy.ct("P1").writeTo(folder).instances().get(0);
        byte[] file = Files.readAllBytes(sent.file());
        Files.write(sent.file(), Arrays.copyOf(file, file.length + 1));
        byte[] whole = Arrays.copyOf(DcmFiles.encodedDataSet(sent.file()), file.length);
        try (PickyPeer peer = PickyPeer.takingAll()) {
            assertThat(forwarding.forward(peer.address(), folder, LONG)).isEqualTo(new ActionEnd.Succeeded());

            byte[] received = peer.received().get(0).dataSet();
            assertThat(received.length % 2).isZero();
            assertThat(received).isEqualTo(Arrays.copyOf(whole, received.length));
            assertThat(parse(peer.received().get(0)).getSafeBytes(Tag.PixelData))
                    .hasSize(64 * 64 * 2);
        }
    }

    @Test
    void countsAFileWhosePixelsAreCutInTheMiddleOfAWord() throws Exception {
        WrittenStudy study = SyntheticStudy.ct("P1").instances(2).writeTo(folder);
        Path cut = study.instances().get(0).file();
        byte[] file = Files.readAllBytes(cut);
        Files.write(cut, Arrays.copyOf(file, file.length - 101));
        try (PickyPeer peer = PickyPeer.takingAll()) {
            assertThat(forwarding.forward(peer.address(), folder, LONG))
                    .isEqualTo(
                            failed(
                                    "1 of 2 instances was not sent: the file is damaged, or does not say which instance it is"));
            assertThat(peer.received()).hasSize(1);
        }
    }

    @Test
    void endsWhenItsThreadIsInterrupted() throws Exception {
        SyntheticStudy.ct("P1").instances(2).writeTo(folder);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (ScriptedPeer peer = ScriptedPeer.start(
                "PEER", Script.begin().acceptAssociation().readPdu().silence())) {
            Future<ActionEnd> forwarded =
                    thread.submit(() -> forwarding.forward(AeAddress.parse(peer.address()), folder, LONG));
            await().until(() -> peer.received().size() == 2);

            thread.shutdownNow();

            assertThatThrownBy(forwarded::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(InterruptedException.class);
        }
    }

    private static void assertReceived(PickyPeer peer, WrittenStudy study) {
        assertThat(peer.received()).hasSameSizeAs(study.instances());
        for (WrittenInstance sent : study.instances()) {
            assertThat(peer.received())
                    .filteredOn(instance -> instance.sopInstanceUid().equals(sent.sopUid()))
                    .singleElement()
                    .satisfies(instance ->
                            assertThat(instance.dataSet()).isEqualTo(padded(DcmFiles.encodedDataSet(sent.file()))));
        }
    }

    /** PS3.5 A.5: what is deflated ends with a zero if it has an odd number of bytes. */
    private static byte[] padded(byte[] dataSet) {
        return Arrays.copyOf(dataSet, dataSet.length + dataSet.length % 2);
    }

    private static Attributes parse(PickyPeer.Received instance) throws IOException {
        try (ImageInputStream in =
                new ImageInputStream(new ByteArrayInputStream(instance.dataSet()), instance.transferSyntaxUid())) {
            return in.readDataset(-1, -1);
        }
    }

    private static Attributes littleEndian(Attributes dataSet) {
        return new Attributes(dataSet, false);
    }

    private static ActionEnd failed(String reason) {
        return new ActionEnd.Failed(OptionalInt.empty(), reason, "");
    }
}
