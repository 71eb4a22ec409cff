package org.niffler.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.WrittenInstance;
import org.niffler.testkit.fixture.WrittenStudy;

/** The jar, killed again and again while senders send, who send again what was not acknowledged. */
class CrashIT {

    private static final int KILLS = 10;
    private static final int SENDERS = 3;

    /** So many acknowledged instances at most after a start. */
    private static final int MOST_INSTANCES = 40;

    /** Every so many of the kills come while it starts. */
    private static final int AT_START = 4;

    private static final int MOST_STARTING_MILLIS = 2_000;

    @TempDir
    private Path folder;

    private final long seed = Long.getLong("niffler.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private TestService service;
    private Load load;

    @AfterEach
    void close() {
        if (load != null) {
            load.close();
        }
        service.close();
    }

    @Test
    void losesNothingWithTheEmbeddedStoreHoweverOftenItIsKilled() {
        service = new TestService(folder);

        List<WrittenStudy> sent = sendWhileItIsKilled();

        assertThatEverythingIsThere(sent, WrittenInstance::seriesUid, this::embedded);
    }

    @Test
    void losesNothingWithMongoDbHoweverOftenItIsKilled() {
        try (TestStore store = new TestStore()) {
            service = new TestService(folder, store);

            List<WrittenStudy> sent = sendWhileItIsKilled();

            assertThatEverythingIsThere(sent, WrittenInstance::seriesUid, store::documents);
        }
    }

    @Test
    void extractsEveryInstanceOnceHoweverOftenItIsKilled() {
        try (TestStore store = new TestStore()) {
            service = new TestService(folder, store).option("Instances", "all");

            List<WrittenStudy> sent = sendWhileItIsKilled();

            assertThatEverythingIsThere(sent, WrittenInstance::sopUid, store::documents);
        }
    }

    private List<Document> embedded(String collection) {
        return EmbeddedDocuments.in(service.state(), collection);
    }

    private List<WrittenStudy> sendWhileItIsKilled() {
        service.profile("other", "SOPInstanceUID", "InstanceNumber");
        load = Load.on(service, folder.resolve("in"), SENDERS);
        for (int i = 0; i < KILLS; i++) {
            killAtSomeMoment();
        }
        service.startProcess();
        return load.finish();
    }

    /** After a number of acknowledged instances, or in the middle of the start. */
    private void killAtSomeMoment() {
        service.launch();
        if (random.nextInt(AT_START) == 0) {
            assertThatItRuns(random.nextInt(MOST_STARTING_MILLIS));
        } else {
            service.awaitReceiving();
            int end = load.acknowledged() + random.nextInt(MOST_INSTANCES);
            while (load.acknowledged() < end) {
                assertThatItRuns(1);
            }
        }
        service.kill();
    }

    private void assertThatItRuns(int millis) {
        assertThat(service.endsWithin(millis))
                .as(() -> "-Dniffler.seed=" + seed + ": it ended by itself\n" + service.logged())
                .isFalse();
    }

    /** @param id what the documents are kept by */
    private void assertThatEverythingIsThere(
            List<WrittenStudy> sent, Function<WrittenInstance, String> id, Function<String, List<Document>> documents) {
        String which = "-Dniffler.seed=" + seed;
        Set<String> ids = instances(sent).map(id).collect(Collectors.toSet());
        for (String profile : List.of("series", "other")) {
            await(which)
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> documents.apply(profile).size() >= ids.size());
            assertThat(documents.apply(profile).stream().map(document -> document.getString("_id")))
                    .as(which + ": " + profile)
                    .containsExactlyInAnyOrderElementsOf(ids);
        }
        for (WrittenStudy study : sent) {
            study.instances().forEach(instance -> Kept.assertHolds(service, study.patientId(), instance));
        }
        assertThat(service.storedFiles()).as(which).hasSize((int)
                instances(sent).count());
        assertThatTheStateIsInOrder(sent, which);
    }

    private static Stream<WrittenInstance> instances(List<WrittenStudy> studies) {
        return studies.stream().flatMap(study -> study.instances().stream());
    }

    /** Nothing in it was found damaged, and every series is known to be extracted, so that it can be cleaned away. */
    private void assertThatTheStateIsInOrder(List<WrittenStudy> sent, String which) {
        long series = instances(sent).map(WrittenInstance::seriesUid).distinct().count();
        String deletable = "would be deleted: " + series + " series";
        await(which)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> service.command("clean", "--dry-run").out().contains(deletable));
        assertThat(service.stop()).as(which).isZero();
        assertThat(service.logged()).as(which).doesNotContain("damaged", "are gone", "ERROR");
        assertThat(service.quarantined()).as(which).isEmpty();

        TestService.Result cleaned = service.command("clean");

        assertThat(cleaned.exitCode()).as(which + cleaned.err()).isZero();
        assertThat(cleaned.out()).as(which).startsWith("deleted: " + series + " series");
        assertThat(service.storedFiles()).as(which).isEmpty();
    }
}
