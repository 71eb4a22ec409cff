package org.niffler.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.testkit.pacs.Pdu;
import org.niffler.testkit.pacs.TestSender.Answer;

/** Senders that stall, abort, send rubbish or come in hundreds; the service bears with them, and with others meanwhile. */
class BadPeersIT {

    private static final Answer SUCCESS = new Answer(0, "");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String OPEN = "niffler_associations_open{calling_aet=\"BAD\"}";

    @TempDir
    private Path folder;

    private final TestStore store = new TestStore();
    private TestService service;

    @AfterEach
    void close() {
        service.close();
        store.close();
    }

    private void start() {
        service = new TestService(folder, store)
                .option("AcceptTimeout", "2s")
                .option("IdleTimeout", "3s")
                .start();
    }

    @Test
    void endsAnAssociationThatStallsInTheMiddleOfAnInstance() throws IOException {
        start();
        try (RawAssociation bad = new RawAssociation(service.port()).open("BAD")) {
            assertThat(service.metric(OPEN)).isEqualTo(1);

            bad.cStore("2.25.7").dataSet(half("STALLS"));

            bad.awaitEnd();
        }
        assertThatNothingIsLeftOfIt();
    }

    @Test
    void throwsAwayWhatAnAbortedAssociationWasInTheMiddleOf() throws IOException {
        start();
        try (RawAssociation bad = new RawAssociation(service.port()).open("BAD")) {
            bad.cStore("2.25.7").dataSet(half("ABORTS")).abort();

            bad.awaitEnd();
        }
        assertThatNothingIsLeftOfIt();
    }

    @Test
    void throwsAwayWhatASenderThatIsGoneWasInTheMiddleOf() throws IOException {
        start();
        try (RawAssociation bad = new RawAssociation(service.port()).open("BAD")) {
            bad.cStore("2.25.7").dataSet(half("GOES"));
        }
        assertThatNothingIsLeftOfIt();
    }

    private byte[] half(String patientId) {
        byte[] dataSet = Kept.dataSet(file(patientId));
        return Arrays.copyOf(dataSet, dataSet.length / 2);
    }

    private Path file(String patientId) {
        return SyntheticStudy.ct(patientId)
                .writeTo(folder.resolve("in"))
                .instances()
                .get(0)
                .file();
    }

    private void assertThatNothingIsLeftOfIt() {
        await().atMost(PATIENCE).until(() -> service.metric(OPEN) == 0);
        await().atMost(PATIENCE).until(() -> instancesIn(service.storage()).isEmpty());
        assertThat(service.quarantined()).isEmpty();
        assertThatItWorks();
    }

    /** Parts of some as well. */
    private static List<Path> instancesIn(Path storage) {
        try (Stream<Path> files = Files.walk(storage)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("lock"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A normal sender's study is taken, and has its document. */
    private void assertThatItWorks() {
        WrittenStudy study =
                SyntheticStudy.ct("NORMAL").instances(2).size(16, 16).writeTo(folder.resolve("in"));
        assertThat(service.send(study)).hasSize(2).containsOnly(SUCCESS);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(store.documents("series"))
                        .extracting(document -> document.getString("_id"))
                        .contains(study.instances().get(0).seriesUid()));
    }

    static Stream<Arguments> rubbish() {
        byte[] random = new byte[100_000];
        new Random(7).nextBytes(random);
        return Stream.of(
                bytes("noise", random),
                bytes("HTTP", "GET / HTTP/1.1\r\nHost: niffler\r\n\r\n".getBytes(StandardCharsets.US_ASCII)),
                bytes("zeros", new byte[1000]),
                bytes("an empty request", new byte[] {1, 0, 0, 0, 0, 0}),
                bytes("a request that is too short", new byte[] {1, 0, 0, 0, 0, 4, 0, 1, 0, 0}),
                bytes("a request of 4 GB", new byte[] {1, 0, -1, -1, -1, -1}),
                bytes("a request of 2 GB", new byte[] {1, 0, 127, -1, -1, -1, 0, 1}),
                bytes("an unknown PDU", new byte[] {(byte) 0xFF, 0, 0, 0, 0, 1, 0}),
                bytes("data", new Pdu(Pdu.P_DATA_TF, new byte[] {0, 0, 0, 2, 1, 3}).bytes()),
                bytes("a release", new Pdu(Pdu.RELEASE_RQ, new byte[4]).bytes()),
                bytes("a request of noise", new Pdu(Pdu.ASSOCIATE_RQ, random).bytes()),
                bytes("a request of zeros", new Pdu(Pdu.ASSOCIATE_RQ, new byte[68]).bytes()));
    }

    private static Arguments bytes(String name, byte[] bytes) {
        return Arguments.of(Named.of(name, bytes));
    }

    @ParameterizedTest
    @MethodSource("rubbish")
    void endsAConnectionThatBeginsWith(byte[] rubbish) throws IOException {
        start();
        try (RawAssociation bad = new RawAssociation(service.port())) {
            bad.send(rubbish).awaitEnd();
        } catch (SocketException endedEarlier) {
            // It was ended while we were still sending.
            assertThat(endedEarlier).hasMessageMatching("Broken pipe|Connection reset( by peer)?");
        }
        assertThatItWorks();
        assertThat(service.logged()).doesNotContain("\tat ");
    }

    static Stream<Arguments> rubbishOnAnAssociation() {
        byte[] random = new byte[10_000];
        new Random(7).nextBytes(random);
        return Stream.of(
                bytes("noise", random),
                bytes("data of 1 MB, more than we take", new byte[] {4, 0, 0, 16, 0, 0, 0, 15, -1, -4, 1, 0}),
                bytes("data of 2 GB", new byte[] {4, 0, 127, -1, -1, -1, 127, -1, -1, -5, 1, 0}),
                bytes("data of 4 GB", new byte[] {4, 0, -1, -1, -1, -1, -1, -1, -1, -5, 1, 0}),
                bytes("an item that is longer than its PDU", new byte[] {4, 0, 0, 0, 0, 6, 0, 0, 1, 0, 1, 3}),
                bytes("data without an item", new byte[] {4, 0, 0, 0, 0, 0}),
                bytes("an item without its header", new byte[] {4, 0, 0, 0, 0, 5, 0, 0, 0, 1, 1}),
                bytes("a context that was not proposed", new byte[] {4, 0, 0, 0, 0, 6, 0, 0, 0, 2, 99, 3}),
                bytes("a data set without a command", new byte[] {4, 0, 0, 0, 0, 8, 0, 0, 0, 4, 1, 2, 7, 7}),
                bytes("a command that is none", new byte[] {4, 0, 0, 0, 0, 10, 0, 0, 0, 6, 1, 3, 7, 7, 7, 7}),
                bytes("a second request", new Pdu(Pdu.ASSOCIATE_RQ, new byte[68]).bytes()),
                bytes("an answer to no request", new Pdu(Pdu.ASSOCIATE_AC, new byte[68]).bytes()),
                bytes("an answer to no release", new Pdu(Pdu.RELEASE_RP, new byte[4]).bytes()));
    }

    @ParameterizedTest
    @MethodSource("rubbishOnAnAssociation")
    void endsAnAssociationThatGoesOnWith(byte[] rubbish) throws IOException {
        start();
        try (RawAssociation bad = new RawAssociation(service.port()).open("BAD")) {
            bad.send(rubbish).awaitEnd();
        } catch (SocketException endedEarlier) {
            assertThat(endedEarlier).hasMessageMatching("Broken pipe|Connection reset( by peer)?");
        }
        await().atMost(PATIENCE).until(() -> service.metric(OPEN) == 0);
        assertThatItWorks();
        assertThat(service.logged()).doesNotContain("\tat ");
    }

    @Test
    void servesANormalSenderWhileHundredsConnectAndSayNothing() throws IOException {
        service = new TestService(folder, store).option("AcceptTimeout", "2s").start();
        for (int i = 0; i < 3; i++) {
            assertThat(service.send(study("WARM" + i, 20))).containsOnly(SUCCESS);
        }
        Duration alone = timeOf(study("ALONE", 20));
        for (int round = 0; round < 3; round++) {
            List<RawAssociation> silent = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                silent.add(new RawAssociation(service.port()));
            }

            Duration among = timeOf(study("AMONG" + round, 20));

            assertThat(among).isLessThan(alone.multipliedBy(5).plusSeconds(2));
            for (RawAssociation each : silent) {
                each.awaitEnd();
                each.close();
            }
            assertThat(associationThreads())
                    .as("they are used again, not added to")
                    .isLessThan(250);
        }
        assertThatItWorks();
    }

    private WrittenStudy study(String patientId, int instances) {
        return SyntheticStudy.ct(patientId).instances(instances).writeTo(folder.resolve("in"));
    }

    private Duration timeOf(WrittenStudy study) {
        long start = System.nanoTime();
        assertThat(service.send(study)).containsOnly(SUCCESS);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static long associationThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(TestService.TITLE + "-association-"))
                .count();
    }

    @Test
    void bearsWithThousandsOfNamesOfSenders() throws IOException {
        start();
        for (int i = 0; i < 3000; i++) {
            try (RawAssociation one = new RawAssociation(service.port()).open("NAME" + i)) {
                one.release();
            }
        }
        assertThatItWorks();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(service.metric("niffler_associations_opened_total{calling_aet=\"other\"}"))
                                .isGreaterThan(2800));
        assertThat(service.get("/metrics").body().lines().filter(line -> line.contains("calling_aet=")))
                .as("lines about senders")
                .hasSizeLessThan(500);
    }
}
