package org.niffler.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenInstance;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.testkit.pacs.TestSender.Answer;

/** Files of the state folder that are not as the service left them: it starts, says what it lost, and makes up for it. */
class DamagedStateIT {

    private static final Answer SUCCESS = new Answer(0, "");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int USAGE = 2;

    private static final String QUEUE_SAYS = "The sweep of the storage folder finds again what was to be extracted.";
    private static final String P = "processed_series_but_yet_to_delete";
    private static final String D = "processed_and_deleted_series";

    /** What may have become of a file. */
    enum Damage {
        CUT(bytes -> Arrays.copyOf(bytes, bytes.length * 5 / 8)),
        NOISE_IN_THE_MIDDLE(bytes -> {
            byte[] noise = new byte[bytes.length / 4];
            new Random(1).nextBytes(noise);
            System.arraycopy(noise, 0, bytes, bytes.length / 2 - noise.length / 2, noise.length);
            return bytes;
        }),
        ALL_NOISE(bytes -> {
            new Random(1).nextBytes(bytes);
            return bytes;
        }),
        EMPTY(bytes -> new byte[0]),
        MISSING(bytes -> null);

        private final UnaryOperator<byte[]> change;

        Damage(UnaryOperator<byte[]> change) {
            this.change = change;
        }

        void doTo(Path file) {
            try {
                byte[] damaged = change.apply(Files.readAllBytes(file));
                if (damaged == null) {
                    Files.delete(file);
                } else {
                    Files.write(file, damaged);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @TempDir
    private Path folder;

    private final TestStore store = new TestStore();
    private final List<WrittenStudy> sent = new ArrayList<>();
    private TestService service;

    @AfterEach
    void close() {
        service.close();
        store.close();
    }

    @ParameterizedTest
    @EnumSource
    void findsAgainWhatADamagedFileOfTheQueueHeld(Damage damage) {
        stopWithSomethingInTheQueue();

        damage.doTo(onlySegment());

        startAndAwaitEverything();
        if (damage == Damage.NOISE_IN_THE_MIDDLE || damage == Damage.ALL_NOISE) {
            assertThat(service.logged()).contains("queue-", QUEUE_SAYS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void extractsAgainWhatADamagedPositionInTheQueueLeavesUncertain(Damage damage) {
        stopWithSomethingInTheQueue();

        damage.doTo(service.state().resolve("queue/done"));

        startAndAwaitEverything();
        if (damage != Damage.EMPTY && damage != Damage.MISSING) {
            assertThat(service.logged()).contains("what was done last is not known. Up to ");
        }
    }

    @ParameterizedTest
    @EnumSource
    void extractsAgainWhatADamagedFileOfProcessedSeriesForgot(Damage damage) {
        stopWithSomethingInTheQueue();
        long known = linesOf(service.state().resolve(P));

        damage.doTo(service.state().resolve(P));

        startAndAwaitEverything();
        assertThat(known).as("a header and a line for each series").isEqualTo(5);
        await("the four of the queue, and what was forgotten")
                .atMost(PATIENCE)
                .until(() -> service.metric("niffler_documents_written_total{collection=\"series\"}") > 4);
        assertThatItSays(damage, P, " forgotten. ", "it was set aside as " + P + ".damaged-");
        await("all can be cleaned away")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> service.command("clean", "--dry-run").out().contains("would be deleted: 8 series"));
    }

    @ParameterizedTest
    @EnumSource
    void countsAsNewWhatADamagedFileOfDeletedSeriesForgot(Damage damage) {
        service = new TestService(folder, store).start();
        send("OLD", 4);
        awaitEverything();
        awaitDeletable(4);
        assertThat(service.stop()).isZero();
        assertThat(service.command("clean").out()).startsWith("deleted: 4 series");

        damage.doTo(service.state().resolve(D));

        service.start();
        send("NEW", 1);
        for (WrittenStudy study : List.copyOf(sent)) {
            assertThat(service.send(study)).containsOnly(SUCCESS);
        }
        awaitEverything();
        assertThatItSays(damage, D, " forgotten. ", "it was set aside as " + D + ".damaged-");
        awaitDeletable(5);
    }

    @ParameterizedTest
    @EnumSource(names = "MISSING", mode = EnumSource.Mode.EXCLUDE)
    void deletesNothingWhileALeaseCannotBeRead(Damage damage) throws IOException {
        service = new TestService(folder, store).start();
        send("P", 2);
        awaitEverything();
        awaitDeletable(2);
        assertThat(service.stop()).isZero();
        Path lease = service.state().resolve("leases/by-hand.json");
        Files.writeString(
                lease,
                "{\"folder\":\"P0/" + sent.get(0).studyUid()
                        + "\",\"owner\":\"a test\",\"since\":\"2024-01-02T03:04:05Z\"}\n");

        damage.doTo(lease);

        TestService.Result refused = service.command("clean");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .contains("Nothing is deleted: lease " + lease + " does not say what it protects (")
                .contains("): no series is deleted until it is corrected or removed");
        assertThat(service.storedFiles()).hasSize(2);
        service.start();
        assertThat(service.logged()).contains("lease " + lease + " does not say what it protects");
        send("MORE", 1);
        awaitEverything();
        assertThat(service.stop()).isZero();
        Files.delete(lease);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> service.command("clean", "--dry-run").out().contains("would be deleted: 3 series"));
        assertThat(service.command("clean").out()).startsWith("deleted: 3 series");
    }

    @ParameterizedTest
    @EnumSource(names = "ALL_NOISE")
    void refusesToStartOnADamagedEmbeddedStoreAndSaysWhatToDo(Damage damage) throws IOException {
        service = new TestService(folder).start();
        send("P", 3);
        awaitEmbedded();
        assertThat(service.stop()).isZero();
        Path file = service.state().resolve("metadata-store.mv.db");

        damage.doTo(file);

        TestService.Result refused = service.command();
        assertThat(refused.exitCode()).isEqualTo(USAGE);
        assertThat(refused.err())
                .contains("The metadata store " + file + " is damaged and cannot be read. Move this file away and start"
                        + " again: a new one is made. Then run a scan of the storage folder to fill it.")
                .doesNotContain("\tat ");
        Files.delete(file);
        service.start();
        assertThat(service.command("scan", service.storage().toString()).exitCode())
                .isZero();
        awaitEmbedded();
    }

    private void stopWithSomethingInTheQueue() {
        service = new TestService(folder, store).start();
        send("DONE", 4);
        awaitEverything();
        await().atMost(PATIENCE).until(() -> service.metric("niffler_queue_entries") == 0);
        store.goAway();
        send("QUEUED", 4);
        await().atMost(PATIENCE)
                .until(() -> service.metric("niffler_extraction_failures_total{reason=\"store_unavailable\"}") > 0);
        assertThat(service.stop()).isZero();
        store.comeBack();
    }

    private void startAndAwaitEverything() {
        service.start();
        awaitEverything();
        await().atMost(PATIENCE).until(() -> service.metric("niffler_queue_entries") == 0);
        assertThat(service.logged()).doesNotContain("ERROR");
        assertThat(service.storedFiles()).hasSize(sent.size());
    }

    private Path onlySegment() {
        try (Stream<Path> files = Files.list(service.state().resolve("queue"))) {
            List<Path> segments =
                    files.filter(file -> file.toString().endsWith(".jsonl")).toList();
            assertThat(segments).hasSize(1);
            return segments.get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long linesOf(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertThatItSays(Damage damage, String file, String ofLines, String ofAll) {
        String log = service.logged();
        switch (damage) {
            case NOISE_IN_THE_MIDDLE ->
                assertThat(log)
                        .contains("The state file " + service.state().resolve(file) + " is damaged: line", ofLines);
            case ALL_NOISE -> assertThat(log).contains(ofAll);
            default -> assertThat(log).doesNotContain("ERROR");
        }
    }

    private void send(String patient, int studies) {
        for (int i = 0; i < studies; i++) {
            WrittenStudy study = SyntheticStudy.ct(patient + i).size(16, 16).writeTo(folder.resolve("in"));
            assertThat(service.send(study)).containsOnly(SUCCESS);
            sent.add(study);
        }
    }

    private Set<String> series() {
        return sent.stream()
                .flatMap(study -> study.instances().stream())
                .map(WrittenInstance::seriesUid)
                .collect(Collectors.toSet());
    }

    private void awaitEverything() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(store.documents("series"))
                        .extracting(document -> document.getString("_id"))
                        .containsExactlyInAnyOrderElementsOf(series()));
    }

    private void awaitEmbedded() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(EmbeddedDocuments.in(service.state(), "series"))
                        .extracting(document -> document.getString("_id"))
                        .containsExactlyInAnyOrderElementsOf(series()));
    }

    private void awaitDeletable(int count) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> service.command("clean", "--dry-run").out().contains("would be deleted: " + count + " "));
    }
}
