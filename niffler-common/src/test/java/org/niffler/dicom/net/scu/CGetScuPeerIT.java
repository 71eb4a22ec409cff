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

/** C-GET from DCMTK's small PACS. */
@NeedsPeer({"dcmqrscp", "dcmsend"})
class CGetScuPeerIT {

    private static final String CT_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.2";

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
                new StorageOptions(1000, false),
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

    private void assertRetrieves(AssociationOffer offer) {
        WrittenStudy study = SyntheticStudy.ct("P1").series(2).instances(5).writeTo(folder.resolve("in"));
        SyntheticStudy.ct("P2").writeTo(folder.resolve("in"));
        try (DcmqrscpPeer peer = DcmqrscpPeer.start("ARCHIVE")) {
            peer.load(folder.resolve("in"));

            MoveOutcome outcome = get(peer, offer, study);

            assertThat(outcome)
                    .as(peer.log())
                    .isEqualTo(new MoveOutcome.Answered(
                            DimseStatus.SUCCESS, new SubOperations(0, 10, 0, 0), "", List.of()));
        }
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
        AeAddress address = AeAddress.parse(peer.address().toString());
        try (AssociationPool pool = new AssociationPool(node, address, offer, 1)) {
            return new CGetScu(pool).get(QueryRetrieveLevel.STUDY, keys, counters -> {});
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
