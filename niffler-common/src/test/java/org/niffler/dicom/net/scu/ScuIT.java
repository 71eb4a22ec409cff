package org.niffler.dicom.net.scu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
import org.niffler.dicom.net.AssociationPool;
import org.niffler.dicom.net.DicomNode;
import org.niffler.dicom.net.UnreachableException;
import org.niffler.dicom.net.UnreachableException.Reason;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.testkit.pacs.Script;
import org.niffler.testkit.pacs.ScriptedPeer;
import org.niffler.testkit.pacs.TestPacs;

/** What we ask of a PACS, against one that behaves and misbehaves. */
class ScuIT {

    private static final AeTitle NIFFLER = new AeTitle("NIFFLER");
    private static final DataSet PATIENT =
            DataSet.builder().put(DicomTag.PATIENT_ID, "P1").build();

    @TempDir
    private Path folder;

    private final DicomNode node = new DicomNode(
            NIFFLER,
            NetworkSettings.defaults()
                    .withAcceptTimeout(Duration.ofMillis(500))
                    .withResponseTimeout(Duration.ofMillis(700))
                    .withRetrieveTimeout(Duration.ofMillis(700)));
    private TestPacs pacs;
    private WrittenStudy study;

    @BeforeEach
    void startPacs() {
        study = SyntheticStudy.ct("P1").series(2).instances(2).writeTo(folder);
        SyntheticStudy.mr("P2").writeTo(folder);
        pacs = TestPacs.serve("PACS", folder);
    }

    @AfterEach
    void stop() {
        node.close();
        pacs.close();
    }

    @Test
    void echoes() throws Exception {
        try (AssociationPool pool = pool()) {
            assertThat(new CEchoScu(pool).echo()).isEqualTo(new EchoOutcome.Answered(DimseStatus.SUCCESS));
        }
    }

    @Test
    void findsWhatMatchesAndNothingElse() throws Exception {
        List<DataSet> matches = new ArrayList<>();

        FindOutcome outcome = find(QueryRetrieveLevel.STUDY, studyKeys("P1"), matches);

        assertThat(outcome).isEqualTo(new FindOutcome.Complete(1));
        assertThat(matches).singleElement().satisfies(match -> {
            assertThat(match.text(DicomTag.STUDY_INSTANCE_UID)).contains(study.studyUid());
            assertThat(match.integer(DicomTag.NUMBER_OF_STUDY_RELATED_INSTANCES))
                    .hasValue(4);
        });
    }

    @Test
    void sendsNonAsciiKeysInACharacterSetThatHasThem() throws Exception {
        SyntheticStudy.mr("Müller-東京")
                .but(image -> {
                    image.setString(0x00080005, org.aoju.bus.image.galaxy.data.VR.CS, "ISO_IR 192");
                    image.setString(0x00100020, org.aoju.bus.image.galaxy.data.VR.LO, "Müller-東京");
                })
                .writeTo(folder.resolve("names"));
        try (TestPacs other = TestPacs.serve("PACS", folder.resolve("names"));
                AssociationPool pool = poolOf(AeAddress.parse(other.address()), 1)) {
            List<DataSet> matches = new ArrayList<>();

            FindOutcome outcome =
                    new CFindScu(pool).find(QueryRetrieveLevel.STUDY, studyKeys("Müller-東京"), matches::add);

            assertThat(outcome).isEqualTo(new FindOutcome.Complete(1));
            assertThat(matches.get(0).text(DicomTag.PATIENT_ID)).contains("Müller-東京");
        }
    }

    @Test
    void reportsTheStatusAndCommentOfAFailedQuery() throws Exception {
        pacs.faults().failFindWith(0xA700, "busy");

        assertThat(find(QueryRetrieveLevel.STUDY, studyKeys("P1"), new ArrayList<>()))
                .isEqualTo(new FindOutcome.Failed(new DimseStatus(0xA700), "busy"));
    }

    @Test
    void givesUpAQueryThatIsNotAnswered() throws Exception {
        pacs.faults().fallSilent(true);

        assertThat(find(QueryRetrieveLevel.STUDY, studyKeys("P1"), new ArrayList<>()))
                .isEqualTo(new FindOutcome.Lost(pacs.address() + " did not respond within 0.7 s"));
    }

    @Test
    void reportsAMoveToADestinationThatThePacsDoesNotKnow() throws Exception {
        try (AssociationPool pool = pool()) {
            MoveOutcome outcome = new CMoveScu(pool).move(QueryRetrieveLevel.PATIENT, PATIENT, NIFFLER, counters -> {});

            assertThat(outcome).isInstanceOfSatisfying(MoveOutcome.Answered.class, answered -> {
                assertThat(answered.status()).isEqualTo(new DimseStatus(0xA801));
                assertThat(answered.comment()).isEqualTo("move destination unknown");
            });
        }
    }

    @Test
    void reportsTheCountersAndTheFailedInstancesOfAMove() throws Exception {
        pacs.destination("NIFFLER", 1);
        List<SubOperations> progress = new ArrayList<>();
        try (AssociationPool pool = pool()) {
            MoveOutcome outcome = new CMoveScu(pool).move(QueryRetrieveLevel.PATIENT, PATIENT, NIFFLER, progress::add);

            assertThat(outcome).isInstanceOfSatisfying(MoveOutcome.Answered.class, answered -> {
                assertThat(answered.status().isFailure()).isTrue();
                assertThat(answered.subOperations()).isEqualTo(new SubOperations(0, 0, 4, 0));
                assertThat(answered.failedSopInstanceUids()).hasSize(4);
            });
        }
        assertThat(progress).startsWith(new SubOperations(3, 0, 1, 0), new SubOperations(2, 0, 2, 0));
    }

    @Test
    void cancelsAMoveWhenItsThreadIsInterrupted() throws Exception {
        pacs.destination("NIFFLER", 1);
        pacs.faults().delayPerInstance(Duration.ofMillis(300));
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (AssociationPool pool = pool()) {
            Future<MoveOutcome> move = thread.submit(
                    () -> new CMoveScu(pool).move(QueryRetrieveLevel.PATIENT, PATIENT, NIFFLER, counters -> {}));
            await().until(() -> pacs.requests("C-MOVE") == 1);

            thread.shutdownNow();

            assertThatThrownBy(move::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(InterruptedException.class);
        }
        await().untilAsserted(() -> assertThat(pacs.associations().released()).isEqualTo(1));
        assertThat(pacs.associations().aborted()).isZero();
    }

    @Test
    void usesOneAssociationForRequestAfterRequest() throws Exception {
        try (AssociationPool pool = pool()) {
            for (int i = 0; i < 5; i++) {
                new CEchoScu(pool).echo();
            }
            assertThat(pacs.associations().accepted()).isEqualTo(1);
        }
        await().untilAsserted(() -> assertThat(pacs.associations().released()).isEqualTo(1));
    }

    @Test
    void neverOpensMoreAssociationsThanAllowed() throws Exception {
        pacs.faults().delayPerInstance(Duration.ofMillis(100));
        try (AssociationPool pool = poolOf(AeAddress.parse(pacs.address()), 2)) {
            List<CompletableFuture<Void>> requests = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                requests.add(CompletableFuture.runAsync(() -> findWith(pool)));
            }
            requests.forEach(CompletableFuture::join);
        }
        assertThat(pacs.associations().mostAtOnce()).isBetween(1, 2);
        assertThat(pacs.requests("C-FIND")).isEqualTo(8);
    }

    @Test
    void opensAnotherAssociationWhenThePacsHasClosedTheIdleOne() throws Exception {
        AeAddress address = AeAddress.parse(pacs.address());
        try (AssociationPool pool = poolOf(address, 1)) {
            new CEchoScu(pool).echo();
            pacs.close();

            assertThatThrownBy(() -> new CEchoScu(pool).echo())
                    .isInstanceOfSatisfying(
                            UnreachableException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.CONNECTION_REFUSED));
        }
    }

    @Test
    void saysThatThePacsDoesNotKnowUs() {
        pacs.faults().knowOnly("OTHERS");

        assertUnreachable(
                AeAddress.parse(pacs.address()),
                Reason.CALLING_AE_REFUSED,
                "association rejected: it does not know our AE title NIFFLER; ask the PACS administrator to add it"
                        + " (QueryAet in system.json)");
    }

    @Test
    void saysThatThePacsIsCalledOtherwise() {
        assertUnreachable(
                new AeAddress(new AeTitle("WRONG"), "127.0.0.1", pacs.port()),
                Reason.CALLED_AE_REFUSED,
                "association rejected: it is not called WRONG; correct the AE title (SrcAet in system.json)");
    }

    @Test
    void saysThatThePacsRejectsForNow() {
        pacs.faults().rejectAssociationsForNow();

        assertUnreachable(
                AeAddress.parse(pacs.address()), Reason.REJECTED, "association rejected for now: temporary congestion");
    }

    @Test
    void saysThatNothingListens() {
        int port = pacs.port();
        pacs.close();

        assertUnreachable(
                new AeAddress(new AeTitle("PACS"), "127.0.0.1", port),
                Reason.CONNECTION_REFUSED,
                "connection refused; nothing listens on port " + port + " there, or a firewall refuses it");
    }

    @Test
    void saysThatTheHostIsUnknown() {
        assertUnreachable(
                AeAddress.parse("PACS@no-such-host.invalid:104"),
                Reason.UNKNOWN_HOST,
                "host 'no-such-host.invalid' is unknown; check the name and DNS");
    }

    @Test
    void saysThatTheAssociationRequestWasNotAnswered() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertUnreachable(
                    new AeAddress(new AeTitle("PACS"), "127.0.0.1", silent.getLocalPort()),
                    Reason.TIMEOUT,
                    "no answer to the association request within 0.5 s; is it a DICOM port, and is the PACS alive?");
        }
    }

    @Test
    void saysThatThePortIsNoDicomPort() throws Exception {
        try (ServerSocket web = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> server = CompletableFuture.runAsync(() -> answerAsAWebServer(web));

            assertUnreachable(
                    new AeAddress(new AeTitle("PACS"), "127.0.0.1", web.getLocalPort()),
                    Reason.ABORTED,
                    "what answers there does not speak DICOM as we do; is " + web.getLocalPort() + " a DICOM port?");
            server.join();
        }
    }

    @Test
    void reportsAPeerThatAbortsInsteadOfAnswering() throws Exception {
        assertLost(
                Script.begin().acceptAssociation().readPdu().abort(0, 0),
                " aborted the association instead of answering; perhaps it does not let NIFFLER ask for this: its log"
                        + " says why");
    }

    @Test
    void reportsAPeerThatIsGoneInTheMiddleOfAPdu() throws Exception {
        byte[] tornPdu = {4, 0, 0, 0, 0, 100, 0, 0, 0, 96, 1, 3, 0};

        assertLost(Script.begin().acceptAssociation().readPdu().send(tornPdu).close(), " closed the connection");
    }

    @Test
    void reportsAPeerThatResetsTheConnection() throws Exception {
        assertLost(Script.begin().acceptAssociation().readPdu().reset(), "");
    }

    private void assertLost(Script script, String how) throws Exception {
        try (ScriptedPeer peer = ScriptedPeer.start("PACS", script);
                AssociationPool pool = poolOf(AeAddress.parse(peer.address()), 1)) {
            EchoOutcome outcome = new CEchoScu(pool).echo();

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            EchoOutcome.Lost.class,
                            lost -> assertThat(lost.reason()).contains(peer.address() + how));
        }
    }

    private static void answerAsAWebServer(ServerSocket web) {
        try (Socket socket = web.accept()) {
            socket.getInputStream().readNBytes(10);
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    private void assertUnreachable(AeAddress peer, Reason reason, String explanation) {
        try (AssociationPool pool = poolOf(peer, 1)) {
            assertThatThrownBy(() -> new CEchoScu(pool).echo())
                    .isInstanceOfSatisfying(
                            UnreachableException.class,
                            e -> assertThat(e.reason()).isEqualTo(reason))
                    .hasMessage(peer + ": " + explanation);
        }
    }

    private FindOutcome find(QueryRetrieveLevel level, DataSet keys, List<DataSet> matches) throws Exception {
        try (AssociationPool pool = pool()) {
            return new CFindScu(pool).find(level, keys, matches::add);
        }
    }

    private static void findWith(AssociationPool pool) {
        try {
            new CFindScu(pool).find(QueryRetrieveLevel.STUDY, studyKeys("P1"), match -> {});
        } catch (UnreachableException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static DataSet studyKeys(String patientId) {
        return DataSet.builder()
                .put(DicomTag.PATIENT_ID, patientId)
                .returning(DicomTag.STUDY_INSTANCE_UID, DicomTag.NUMBER_OF_STUDY_RELATED_INSTANCES)
                .build();
    }

    private AssociationPool pool() {
        return poolOf(AeAddress.parse(pacs.address()), 1);
    }

    private AssociationPool poolOf(AeAddress peer, int associations) {
        return new AssociationPool(node, peer, QueryRetrieveSopClasses.all(), associations);
    }
}
