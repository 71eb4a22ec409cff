package org.niffler.dicom.net.scu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.dicom.AeAddress;
import org.niffler.dicom.AeTitle;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.DimseStatus;
import org.niffler.dicom.NetworkSettings;
import org.niffler.dicom.QueryRetrieveLevel;
import org.niffler.dicom.file.Durability;
import org.niffler.dicom.file.StorageFolder;
import org.niffler.dicom.file.StorageOptions;
import org.niffler.dicom.file.StoragePath;
import org.niffler.dicom.net.AssociationOffer;
import org.niffler.dicom.net.AssociationPool;
import org.niffler.dicom.net.DicomNode;
import org.niffler.dicom.net.scp.StorageService;
import org.niffler.testkit.fixture.DcmFiles;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenInstance;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.testkit.peer.DcmqrscpPeer;
import org.niffler.testkit.peer.NeedsPeer;
import org.niffler.testkit.peer.PeerAddress;
import org.niffler.testkit.peer.StorescpPeer;

/** C-GET from DCMTK's small PACS, and from a peer that is none. */
@NeedsPeer({"dcmqrscp", "dcmsend", "storescp"})
class CGetScuPeerIT {

    private static final String CT_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.2";
    private static final String EXPLICIT_VR_LITTLE_ENDIAN = "1.2.840.10008.1.2.1";
    private static final String RLE = "1.2.840.10008.1.2.5";
    private static final MoveOutcome ALL_TEN =
            new MoveOutcome.Answered(DimseStatus.SUCCESS, new SubOperations(0, 10, 0, 0), "", List.of());

    @TempDir
    private Path folder;

    private final Map<String, Path> stored = new ConcurrentHashMap<>();
    private final DicomNode node = new DicomNode(new AeTitle("NIFFLER"), NetworkSettings.defaults());
    private StorageFolder storage;

    @BeforeEach
    void open() throws IOException {
        storage = StorageFolder.open(
                folder.resolve("storage"),
                StoragePath.parse(StoragePath.DEFAULT),
                new StorageOptions(1000, Durability.RENAME),
                instance -> stored.put(instance.sopInstanceUid(), instance.path()));
        StorageService.provide(node, storage);
    }

    @AfterEach
    void close() throws IOException {
        node.close();
        storage.close();
    }

    @Test
    void retrievesByteForByteWhenTheSopClassesAreKnown() {
        assertRetrieves(CGetScu.offer(List.of(CT_IMAGE_STORAGE)));
    }

    @Test
    void retrievesByteForByteWhenTheyAreNot() {
        assertRetrieves(CGetScu.offer());
    }

    @Test
    void retrievesCompressedInstancesFromAPeerThatSendsEverythingInTheFirstContext() {
        WrittenStudy study = write(RLE);
        try (DcmqrscpPeer peer = DcmqrscpPeer.startWith("ARCHIVE", "--prefer-rle")) {
            peer.load(folder.resolve("in"));

            assertThat(get(peer, CGetScu.offer(), study))
                    .as("the peer does not look for the context in which it could send")
                    .isInstanceOfSatisfying(
                            MoveOutcome.Answered.class,
                            answered ->
                                    assertThat(answered.failedSopInstanceUids()).hasSize(10));
            assertThat(get(peer, CGetScu.offerOfOneContextEach(List.of(CT_IMAGE_STORAGE)), study))
                    .as(peer.log())
                    .isEqualTo(ALL_TEN);
        }
        assertHas(study);
    }

    @Test
    void saysThatAPeerDoesNotServeCGet() throws Exception {
        try (StorescpPeer receiver = StorescpPeer.start("STORE");
                AssociationPool pool = pool(receiver.address(), CGetScu.offer())) {
            assertThat(new CGetScu(pool).isOffered(QueryRetrieveLevel.STUDY)).isFalse();
            assertThat(new CGetScu(pool)
                            .get(QueryRetrieveLevel.PATIENT, DataSet.builder().build(), counters -> {}))
                    .isEqualTo(new MoveOutcome.Lost(
                            receiver.address() + " does not offer this service (SOP class 1.2.840.10008.5.1.4.1.2.1.3)",
                            SubOperations.NONE));
        }
    }

    private void assertRetrieves(AssociationOffer offer) {
        WrittenStudy study = write(EXPLICIT_VR_LITTLE_ENDIAN);
        try (DcmqrscpPeer peer = DcmqrscpPeer.start("ARCHIVE")) {
            peer.load(folder.resolve("in"));

            assertThat(get(peer, offer, study)).as(peer.log()).isEqualTo(ALL_TEN);
        }
        assertHas(study);
    }

    private WrittenStudy write(String transferSyntax) {
        SyntheticStudy.ct("P2").transferSyntax(transferSyntax).writeTo(folder.resolve("in"));
        return SyntheticStudy.ct("P1")
                .transferSyntax(transferSyntax)
                .series(2)
                .instances(5)
                .writeTo(folder.resolve("in"));
    }

    private void assertHas(WrittenStudy study) {
        assertThat(stored).hasSize(10);
        for (WrittenInstance instance : study.instances()) {
            assertThat(DcmFiles.encodedDataSet(stored.get(instance.sopUid())))
                    .isEqualTo(DcmFiles.encodedDataSet(instance.file()));
        }
    }

    private MoveOutcome get(DcmqrscpPeer peer, AssociationOffer offer, WrittenStudy study) {
        DataSet keys = DataSet.builder()
                .put(DicomTag.STUDY_INSTANCE_UID, study.studyUid())
                .build();
        try (AssociationPool pool = pool(peer.address(), offer)) {
            return new CGetScu(pool).get(QueryRetrieveLevel.STUDY, keys, counters -> {});
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private AssociationPool pool(PeerAddress peer, AssociationOffer offer) {
        return new AssociationPool(node, AeAddress.parse(peer.toString()), offer, 1);
    }
}
