package org.niffler.dicom.net.scu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
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
import org.niffler.dicom.file.StoredInstance;
import org.niffler.dicom.net.AssociationOffer;
import org.niffler.dicom.net.AssociationPool;
import org.niffler.dicom.net.DicomNode;
import org.niffler.dicom.net.scp.InstanceSink;
import org.niffler.dicom.net.scp.StorageService;
import org.niffler.dicom.net.scp.StoreRefusedException;
import org.niffler.testkit.fixture.DcmFiles;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenInstance;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.testkit.pacs.TestPacs;

/** Retrieval without a listening port, from a PACS that behaves and misbehaves, into a storage folder. */
class CGetScuIT {

    private static final String CT_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.2";
    private static final Duration PATIENCE = Duration.ofMillis(700);

    @TempDir
    private Path folder;

    private final ConcurrentLinkedQueue<StoredInstance> stored = new ConcurrentLinkedQueue<>();
    private final DicomNode node =
            new DicomNode(new AeTitle("NIFFLER"), NetworkSettings.defaults().withRetrieveTimeout(PATIENCE));
    private StorageFolder storage;
    private TestPacs pacs;
    private WrittenStudy study;

    @BeforeEach
    void start() throws IOException {
        study = SyntheticStudy.ct("P1").series(2).instances(2).writeTo(folder.resolve("pacs"));
        SyntheticStudy.mr("P2").writeTo(folder.resolve("pacs"));
        pacs = TestPacs.serve("PACS", folder.resolve("pacs"));
        storage = StorageFolder.open(
                folder.resolve("storage"),
                StoragePath.parse(StoragePath.DEFAULT),
                new StorageOptions(1000, Durability.RENAME),
                stored::add);
        StorageService.provide(node, storage);
    }

    @AfterEach
    void stop() throws IOException {
        node.close();
        pacs.close();
        storage.close();
    }

    @Test
    void retrievesAStudyAndNothingElse() throws Exception {
        List<SubOperations> progress = new ArrayList<>();
        try (AssociationPool pool = pool(CGetScu.offer())) {
            MoveOutcome outcome = new CGetScu(pool).get(QueryRetrieveLevel.STUDY, keysOf(study), progress::add);

            assertThat(outcome)
                    .isEqualTo(new MoveOutcome.Answered(
                            DimseStatus.SUCCESS, new SubOperations(0, 4, 0, 0), "", List.of()));
        }
        assertThat(progress).startsWith(new SubOperations(3, 1, 0, 0), new SubOperations(2, 2, 0, 0));
        assertHas(study.instances());
        assertThat(pacs.requests("C-GET")).isEqualTo(1);
    }

    @Test
    void retrievesAPatientWhenThePacsIsToldNothingOfItsSopClasses() throws Exception {
        DataSet patient = DataSet.builder().put(DicomTag.PATIENT_ID, "P2").build();
        try (AssociationPool pool = pool(CGetScu.offer(List.of()))) {
            assertThat(new CGetScu(pool).isOffered(QueryRetrieveLevel.PATIENT)).isTrue();

            MoveOutcome outcome = new CGetScu(pool).get(QueryRetrieveLevel.PATIENT, patient, counters -> {});

            assertThat(outcome.subOperations()).isEqualTo(new SubOperations(0, 1, 0, 0));
        }
        assertThat(stored).hasSize(1);
    }

    @Test
    void getsEveryTransferSyntaxByteForByteWhenTheSopClassIsKnown() throws Exception {
        List<WrittenInstance> sent = Stream.of(
                        "1.2.840.10008.1.2",
                        "1.2.840.10008.1.2.1",
                        "1.2.840.10008.1.2.2",
                        "1.2.840.10008.1.2.1.99",
                        "1.2.840.10008.1.2.5")
                .map(uid -> SyntheticStudy.ct("MIXED")
                        .description(uid)
                        .transferSyntax(uid)
                        .writeTo(folder.resolve("mixed")))
                .flatMap(mixed -> mixed.instances().stream())
                .toList();
        DataSet patient = DataSet.builder().put(DicomTag.PATIENT_ID, "MIXED").build();
        try (TestPacs mixed = TestPacs.serve("PACS", folder.resolve("mixed"));
                AssociationPool pool = poolOf(mixed, CGetScu.offer(List.of(CT_IMAGE_STORAGE)))) {
            MoveOutcome outcome = new CGetScu(pool).get(QueryRetrieveLevel.PATIENT, patient, counters -> {});

            assertThat(outcome.subOperations()).isEqualTo(new SubOperations(0, 5, 0, 0));
        }
        assertHas(sent);
    }

    @Test
    void namesTheAeThatItCalledAsTheSender() throws Exception {
        try (AssociationPool pool = pool(CGetScu.offer())) {
            new CGetScu(pool).get(QueryRetrieveLevel.STUDY, keysOf(study), counters -> {});
        }
        assertThat(DcmFiles.metaInformation(stored.element().path()).getString(0x00020016))
                .isEqualTo("PACS");
    }

    @Test
    void keepsWhatHasComeWhenThePacsAbortsInTheMiddle() throws Exception {
        pacs.faults().abortAfter(3);

        assertThat(get())
                .isEqualTo(new MoveOutcome.Lost(
                        pacs.address() + " aborted the association", new SubOperations(1, 3, 0, 0)));
        assertThat(stored).hasSize(3);
        assertHas(study.instances().stream()
                .filter(instance -> isStored(instance.sopUid()))
                .toList());
    }

    @Test
    void doesNotMistakeThePacsCounterForWhatHasArrived() throws Exception {
        pacs.faults().drop(study.instances().get(1).sopUid());

        assertThat(get().subOperations()).isEqualTo(new SubOperations(0, 4, 0, 0));
        assertThat(stored)
                .extracting(StoredInstance::sopInstanceUid)
                .hasSize(3)
                .doesNotContain(study.instances().get(1).sopUid());
    }

    @Test
    void reportsTheInstancesThatThePacsCouldNotSend() throws Exception {
        String failing = study.instances().get(2).sopUid();
        pacs.faults().fail(failing);

        assertThat(get())
                .isEqualTo(new MoveOutcome.Answered(
                        new DimseStatus(0xB000), new SubOperations(0, 3, 1, 0), "", List.of(failing)));
    }

    @Test
    void reportsAsFailedWhatItRefusesToStore() throws Exception {
        InstanceSink full = instance -> {
            throw new StoreRefusedException(DimseStatus.OUT_OF_RESOURCES, "no space left on disk", null);
        };
        StorageService.provide(node, full);

        assertThat(get()).isInstanceOfSatisfying(MoveOutcome.Answered.class, answered -> {
            assertThat(answered.status().isFailure()).isTrue();
            assertThat(answered.subOperations()).isEqualTo(new SubOperations(0, 0, 4, 0));
        });
    }

    @Test
    void reportsARefusedRetrieve() throws Exception {
        pacs.faults().failMoveWith(0xA702, "archive off line");

        assertThat(get())
                .isEqualTo(new MoveOutcome.Answered(
                        new DimseStatus(0xA702), SubOperations.NONE, "archive off line", List.of()));
    }

    @Test
    void givesUpAPacsThatSendsNothing() throws Exception {
        pacs.faults().fallSilent(true);

        assertThat(get())
                .isEqualTo(new MoveOutcome.Lost(pacs.address() + " did not respond within 0.7 s", SubOperations.NONE));
    }

    @Test
    void staysWithAPacsThatSendsInstancesButNoResponsesForLongerThanItsPatience() throws Exception {
        pacs.faults().delayPerInstance(PATIENCE.dividedBy(2));
        pacs.faults().answerAtTheEndOnly(true);

        assertThat(get().subOperations()).isEqualTo(new SubOperations(0, 4, 0, 0));
        assertHas(study.instances());
    }

    @Test
    void cancelsWhenItsThreadIsInterrupted() throws Exception {
        pacs.faults().delayPerInstance(Duration.ofMillis(300));
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (AssociationPool pool = pool(CGetScu.offer())) {
            Future<MoveOutcome> get =
                    thread.submit(() -> new CGetScu(pool).get(QueryRetrieveLevel.STUDY, keysOf(study), counters -> {}));
            await().until(() -> !stored.isEmpty());

            thread.shutdownNow();

            assertThatThrownBy(get::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(InterruptedException.class);
        }
        await().untilAsserted(() -> assertThat(pacs.associations().released()).isEqualTo(1));
        assertThat(stored).hasSizeLessThan(4);
    }

    @Test
    void retrievesOnSeveralAssociationsAtOnceIntoOneFolder() throws Exception {
        List<WrittenStudy> studies = Stream.of("A", "B", "C", "D", "E", "F")
                .map(id -> SyntheticStudy.mr(id).instances(10).writeTo(folder.resolve("many")))
                .toList();
        try (TestPacs many = TestPacs.serve("PACS", folder.resolve("many"));
                AssociationPool pool = new AssociationPool(node, AeAddress.parse(many.address()), CGetScu.offer(), 3)) {
            List<CompletableFuture<MoveOutcome>> gets = studies.stream()
                    .map(wanted -> CompletableFuture.supplyAsync(() -> get(pool, wanted)))
                    .toList();

            assertThat(gets)
                    .allSatisfy(get ->
                            assertThat(get.join().subOperations().completed()).isEqualTo(10));
            assertThat(many.associations().mostAtOnce()).isBetween(1, 3);
        }
        assertThat(stored).hasSize(60);
    }

    @Test
    void keepsToItsNumberOfAssociationsWhateverIsProposed() throws Exception {
        try (AssociationPool pool = pool(CGetScu.offer())) { // of one
            CGetScu scu = new CGetScu(pool);
            List<AssociationOffer> offers = List.of(
                    CGetScu.offer(),
                    CGetScu.offer(List.of(CT_IMAGE_STORAGE)),
                    CGetScu.offerOfOneContextEach(List.of(CT_IMAGE_STORAGE)),
                    CGetScu.offer());
            for (AssociationOffer offer : offers) {
                scu.get(QueryRetrieveLevel.STUDY, keysOf(study), offer, counters -> {});
            }
            scu.get(QueryRetrieveLevel.STUDY, keysOf(study), counters -> {});
        }
        assertThat(pacs.associations().accepted()).isEqualTo(4);
        assertThat(pacs.associations().mostAtOnce()).isEqualTo(1);
        await().until(() -> pacs.associations().released() == 4);
    }

    private MoveOutcome get() throws Exception {
        try (AssociationPool pool = pool(CGetScu.offer())) {
            return new CGetScu(pool).get(QueryRetrieveLevel.STUDY, keysOf(study), counters -> {});
        }
    }

    private static MoveOutcome get(AssociationPool pool, WrittenStudy study) {
        try {
            return new CGetScu(pool).get(QueryRetrieveLevel.STUDY, keysOf(study), counters -> {});
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void assertHas(List<WrittenInstance> expected) {
        assertThat(stored).hasSameSizeAs(expected);
        assertThat(expected).allSatisfy(instance -> {
            Path kept = stored.stream()
                    .filter(candidate -> candidate.sopInstanceUid().equals(instance.sopUid()))
                    .findFirst()
                    .orElseThrow()
                    .path();
            assertThat(DcmFiles.encodedDataSet(kept)).isEqualTo(DcmFiles.encodedDataSet(instance.file()));
            assertThat(DcmFiles.metaInformation(kept).getString(0x00020010))
                    .isEqualTo(DcmFiles.metaInformation(instance.file()).getString(0x00020010));
        });
    }

    private boolean isStored(String sopInstanceUid) {
        return stored.stream().anyMatch(instance -> instance.sopInstanceUid().equals(sopInstanceUid));
    }

    private static DataSet keysOf(WrittenStudy study) {
        return DataSet.builder()
                .put(DicomTag.STUDY_INSTANCE_UID, study.studyUid())
                .build();
    }

    private AssociationPool pool(AssociationOffer offer) {
        return poolOf(pacs, offer);
    }

    private AssociationPool poolOf(TestPacs peer, AssociationOffer offer) {
        return new AssociationPool(node, AeAddress.parse(peer.address()), offer, 1);
    }
}
