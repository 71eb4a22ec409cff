package org.niffler.dicom.net.scu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.aoju.bus.image.galaxy.io.ImageOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.niffler.dicom.AeAddress;
import org.niffler.dicom.AeTitle;
import org.niffler.dicom.DimseStatus;
import org.niffler.dicom.LocalAe;
import org.niffler.dicom.NetworkSettings;
import org.niffler.dicom.net.AssociationOffer;
import org.niffler.dicom.net.AssociationPool;
import org.niffler.dicom.net.DicomNode;
import org.niffler.dicom.net.UnreachableException;
import org.niffler.dicom.net.scp.StorageScp;
import org.niffler.testkit.pacs.Script;
import org.niffler.testkit.pacs.ScriptedPeer;

/** Sending single instances, to peers that behave and misbehave. */
class CStoreScuIT {

    private static final String CT = UID.CTImageStorage;
    private static final StorageForm FORM =
            new StorageForm(CT, List.of(UID.ExplicitVRLittleEndian, UID.ImplicitVRLittleEndian));
    private static final AssociationOffer OFFER =
            CStoreScu.offers(List.of(FORM)).get(FORM);

    private final DicomNode node = new DicomNode(
            new AeTitle("NIFFLER"), NetworkSettings.defaults().withResponseTimeout(Duration.ofMillis(900)));

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void sendsADataSetByteForByteHoweverManyPdusItTakes() throws Exception {
        byte[] bytes = new byte[3_000_001];
        new Random(1).nextBytes(bytes);
        try (PickyPeer peer = PickyPeer.takingAll();
                AssociationPool pool = pool(peer.address())) {
            assertThat(send(pool, "1.2.3", bytes)).isEqualTo(new StoreOutcome.Stored(DimseStatus.SUCCESS));

            assertThat(peer.received()).singleElement().satisfies(instance -> {
                assertThat(instance.sopInstanceUid()).isEqualTo("1.2.3");
                assertThat(instance.transferSyntaxUid()).isEqualTo(UID.ExplicitVRLittleEndian);
                assertThat(instance.dataSet()).isEqualTo(bytes);
            });
        }
    }

    @Test
    void tellsAWarningFromSuccessAndFromAFailure() throws Exception {
        try (PickyPeer peer = PickyPeer.takingAll().answering(0xB007, 0xC000, 0xA700);
                AssociationPool pool = pool(peer.address())) {
            assertThat(send(pool, "1", new byte[8])).isEqualTo(new StoreOutcome.Stored(new DimseStatus(0xB007)));
            assertThat(send(pool, "2", new byte[8]))
                    .isEqualTo(new StoreOutcome.Refused(new DimseStatus(0xC000), "as told"));
            assertThat(send(pool, "3", new byte[8]))
                    .isEqualTo(new StoreOutcome.Refused(DimseStatus.OUT_OF_RESOURCES, "as told"));
            assertThat(send(pool, "4", new byte[8])).isEqualTo(new StoreOutcome.Stored(DimseStatus.SUCCESS));
            assertThat(peer.associations()).isEqualTo(1);
        }
    }

    @Test
    void sendsNothingInATransferSyntaxThatThePeerDoesNotTake() throws Exception {
        try (PickyPeer peer = new PickyPeer(Map.of(CT, List.of(UID.ImplicitVRLittleEndian)));
                AssociationPool pool = pool(peer.address())) {
            assertThat(send(pool, "1", new byte[8]))
                    .isEqualTo(new StoreOutcome.NotAccepted(Set.of(UID.ImplicitVRLittleEndian)));
            assertThat(peer.received()).isEmpty();
        }
    }

    @Test
    void sendsNothingOfASopClassThatThePeerDoesNotTake() throws Exception {
        try (PickyPeer peer = new PickyPeer(Map.of(UID.MRImageStorage, List.of("*")));
                AssociationPool pool = pool(peer.address())) {
            assertThat(send(pool, "1", new byte[8])).isEqualTo(new StoreOutcome.NotAccepted(Set.of()));
        }
    }

    @Test
    void sendsOnceMoreWhatMetAnAssociationThatHadBeenClosedMeanwhile() throws Exception {
        Script answersOne = Script.begin()
                .acceptAssociation()
                .readPdu()
                .send(storedResponse())
                .close();
        try (ScriptedPeer peer = ScriptedPeer.start("PEER", answersOne);
                AssociationPool pool = pool(AeAddress.parse(peer.address()))) {
            assertThat(send(pool, "1", new byte[8])).isEqualTo(new StoreOutcome.Stored(DimseStatus.SUCCESS));
            assertThat(send(pool, "2", new byte[8])).isEqualTo(new StoreOutcome.Stored(DimseStatus.SUCCESS));
            assertThat(peer.connections()).isEqualTo(2);
        }
    }

    @Test
    void saysThatThePeerAborted() throws Exception {
        try (PickyPeer peer = PickyPeer.takingAll().abortingAfter(1);
                AssociationPool pool = pool(peer.address())) {
            assertThat(send(pool, "1", new byte[8]))
                    .isEqualTo(new StoreOutcome.Lost(peer.address() + " aborted the association"));
            assertThat(peer.received()).hasSize(1);
        }
    }

    @Test
    void givesUpAPeerThatReadsAndDoesNotAnswer() throws Exception {
        try (ScriptedPeer peer = ScriptedPeer.start(
                        "PEER", Script.begin().acceptAssociation().silence());
                AssociationPool pool = pool(AeAddress.parse(peer.address()))) {
            assertThat(send(pool, "1", new byte[8]))
                    .isEqualTo(new StoreOutcome.Lost(peer.address() + " did not respond within 0.9 s"));
            assertThat(peer.connections()).isEqualTo(1);
        }
    }

    @Test
    void givesUpAPeerThatNoLongerReads() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        DicomNode stuck = new DicomNode(new AeTitle("STUCK"), NetworkSettings.defaults());
        try (StorageScp scp = StorageScp.start(
                        stuck,
                        new LocalAe(new AeTitle("STUCK"), Optional.of("127.0.0.1"), 0),
                        instance -> waitFor(end));
                AssociationPool pool = pool(new AeAddress(new AeTitle("STUCK"), "127.0.0.1", scp.port()))) {
            StoreOutcome outcome = send(pool, "1", new byte[64 * 1024 * 1024]);

            assertThat(outcome).isEqualTo(new StoreOutcome.Lost(pool.peer() + " did not respond within 0.9 s"));
        } finally {
            end.countDown();
            stuck.close();
        }
    }

    @Test
    void abortsAtTheTimeLimit() throws Exception {
        try (ScriptedPeer peer = ScriptedPeer.start(
                        "PEER", Script.begin().acceptAssociation().silence());
                AssociationPool pool = pool(AeAddress.parse(peer.address()))) {
            StoreOutcome outcome = new CStoreScu(pool).store(OFFER, instance("1", new byte[8]), Duration.ofMillis(200));

            assertThat(outcome).isEqualTo(new StoreOutcome.Lost("not done within 0.2 s"));
        }
    }

    @Test
    void tellsItsOwnFailureToReadFromThePeers() throws Exception {
        OutgoingInstance unreadable = new OutgoingInstance(CT, "1", UID.ExplicitVRLittleEndian, out -> {
            out.write(new byte[1_000_000]);
            throw new IOException("the disk is gone");
        });
        try (PickyPeer peer = PickyPeer.takingAll();
                AssociationPool pool = pool(peer.address())) {
            assertThatThrownBy(() -> new CStoreScu(pool).store(OFFER, unreadable, Duration.ZERO))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the disk is gone");
            assertThat(send(pool, "2", new byte[8])).isEqualTo(new StoreOutcome.Stored(DimseStatus.SUCCESS));
            assertThat(peer.associations()).isEqualTo(2);
            assertThat(peer.received())
                    .extracting(PickyPeer.Received::sopInstanceUid)
                    .containsExactly("2");
        }
    }

    @Test
    void saysThatThePeerCannotBeReached() throws Exception {
        AeAddress gone;
        try (PickyPeer peer = PickyPeer.takingAll()) {
            gone = peer.address();
        }
        try (AssociationPool pool = pool(gone)) {
            assertThatThrownBy(() -> send(pool, "1", new byte[8]))
                    .isInstanceOf(UnreachableException.class)
                    .hasMessageStartingWith(gone + ": connection refused");
        }
    }

    @Test
    void endsWhenItsThreadIsInterrupted() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (ScriptedPeer peer = ScriptedPeer.start(
                        "PEER", Script.begin().acceptAssociation().readPdu().readPdu());
                AssociationPool pool = pool(AeAddress.parse(peer.address()))) {
            Future<StoreOutcome> sending = thread.submit(() -> send(pool, "1", new byte[8]));
            await().until(() -> peer.received().size() == 2);

            thread.shutdownNow();

            assertThatThrownBy(sending::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(InterruptedException.class);
            await().untilAsserted(() -> assertThat(peer.received())
                    .last()
                    .satisfies(pdu -> assertThat(pdu.type()).as("A-ABORT").isEqualTo(7)));
        }
    }

    private static DimseStatus waitFor(CountDownLatch end) throws IOException {
        try {
            end.await();
            return DimseStatus.SUCCESS;
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** A C-STORE-RSP to the first message, in the first presentation context (PS3.8 9.3.5, PS3.7 9.3.1.2). */
    private static byte[] storedResponse() throws IOException {
        Attributes command = new Attributes();
        command.setString(Tag.AffectedSOPClassUID, VR.UI, CT);
        command.setInt(Tag.CommandField, VR.US, 0x8001);
        command.setInt(Tag.MessageIDBeingRespondedTo, VR.US, 1);
        command.setInt(Tag.CommandDataSetType, VR.US, 0x0101);
        command.setInt(Tag.Status, VR.US, 0);
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        new ImageOutputStream(encoded, UID.ImplicitVRLittleEndian).writeCommand(command);
        int length = encoded.size();
        ByteArrayOutputStream pdu = new ByteArrayOutputStream();
        pdu.write(new byte[] {4, 0, 0, 0, 0, (byte) (length + 6), 0, 0, 0, (byte) (length + 2), 1, 3});
        pdu.write(encoded.toByteArray());
        return pdu.toByteArray();
    }

    private static StoreOutcome send(AssociationPool pool, String uid, byte[] dataSet)
            throws IOException, InterruptedException {
        return new CStoreScu(pool).store(OFFER, instance(uid, dataSet), Duration.ZERO);
    }

    private static OutgoingInstance instance(String uid, byte[] dataSet) {
        return new OutgoingInstance(CT, uid, UID.ExplicitVRLittleEndian, out -> out.write(dataSet));
    }

    private AssociationPool pool(AeAddress peer) {
        return new AssociationPool(node, peer, List.of(), 1);
    }
}
