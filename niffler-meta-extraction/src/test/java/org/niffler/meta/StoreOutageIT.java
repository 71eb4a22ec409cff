package org.niffler.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenInstance;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.testkit.pacs.TestSender.Answer;

/** A store that goes away while the service receives, and comes back. */
class StoreOutageIT {

    private static final Answer SUCCESS = new Answer(0, "");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ATTEMPTS = "niffler_extraction_failures_total{reason=\"store_unavailable\"}";

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

    @Test
    void receivesDuringTheOutageAndCatchesUpAfterIt() {
        service = new TestService(folder, store).start();
        send("BEFORE", 2);
        awaitDocuments();
        store.goAway();

        send("DURING", 10);

        awaitAttempts(1);
        assertThat(store.documents("series")).hasSize(2);
        assertThat(service.metric("niffler_queue_entries"))
                .as("an instance and the end of each series")
                .isEqualTo(20);
        store.comeBack();
        awaitDocuments();
        await().atMost(PATIENCE).until(() -> service.metric("niffler_queue_entries") == 0);
        assertThat(service.stop()).isZero();
    }

    @Test
    void saysThatItLivesAndWhyItIsNotReady() {
        service = new TestService(folder, store).start();
        await().atMost(PATIENCE).until(() -> service.get("/health/ready").statusCode() == 200);
        store.goAway();
        send("P", 1);

        await().atMost(PATIENCE).until(() -> service.get("/health/ready").statusCode() == 503);

        HttpResponse<String> ready = service.get("/health/ready");
        assertThat(ready.body())
                .contains("not ready")
                .contains("MongoUri or MONGO_URI says where it is.")
                .contains("MongoDB at localhost:");
        assertThat(service.get("/health/live").statusCode()).isEqualTo(200);
        store.comeBack();
        await().atMost(PATIENCE).until(() -> service.get("/health/ready").statusCode() == 200);
    }

    @Test
    void complainsOnceAMinuteHoweverOftenItTries() {
        service = new TestService(folder, store).start();
        store.goAway();

        send("P", 3);
        awaitAttempts(4);

        assertThat(service.logged().lines().filter(line -> line.contains("WARN")))
                .singleElement()
                .asString()
                .contains("nothing is extracted now: ")
                .contains("Receiving goes on; ")
                .endsWith(" entries wait on disk");
    }

    @Test
    void tellsNobodyThePasswordOfAStoreThatIsAway() {
        store.goAway();
        service = new TestService(folder, store)
                .option("MongoUri", "niffler:topsecret@" + store.uri())
                .startProcess();
        send("P", 1);

        awaitAttempts(3);
        await().atMost(PATIENCE).until(() -> service.get("/health/ready").body().contains("MONGO_URI"));
        String told = service.get("/health/ready").body()
                + service.get("/metrics").body()
                + service.logged()
                + service.said();
        assertThat(told).contains("nothing is extracted now").doesNotContain("topsecret");
        assertThat(service.stop()).isZero();
        assertThat(service.logged()).doesNotContain("topsecret");
    }

    @Test
    void startsReceivesAndCatchesUpAfterARestartDuringTheOutage() {
        service = new TestService(folder, store).start();
        store.goAway();
        send("FIRST", 3);
        assertThat(service.stop()).isZero();

        service.start();

        send("SECOND", 3);
        awaitAttempts(1);
        store.comeBack();
        awaitDocuments();
    }

    @Test
    void deletesNothingThatItCouldNotExtract() {
        service = new TestService(folder, store).option("MaxStorage", "1 KiB").start();
        store.goAway();

        send("P", 4);
        awaitAttempts(4);

        assertThat(service.metric("niffler_cleaned_series_total")).isZero();
        assertThat(service.storedFiles()).hasSize(12);
        store.comeBack();
        awaitDocuments();
        // Folders go while they are listed.
        await("cleaning goes on")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> service.storedFiles().isEmpty());
    }

    @Test
    void doesNotCleanByHandEitherWhatItCouldNotExtract() {
        service = new TestService(folder, store).start();
        store.goAway();
        send("P", 2);
        assertThat(service.stop()).isZero();

        TestService.Result cleaned = service.command("clean");

        assertThat(cleaned.out()).as(cleaned.err()).startsWith("deleted: 0 series");
        assertThat(service.storedFiles()).hasSize(6);
    }

    private void send(String patient, int studies) {
        for (int i = 0; i < studies; i++) {
            WrittenStudy study =
                    SyntheticStudy.ct(patient + i).instances(3).size(16, 16).writeTo(folder.resolve("in"));
            assertThat(service.send(study)).hasSize(3).containsOnly(SUCCESS);
            sent.add(study);
        }
    }

    private void awaitAttempts(int count) {
        await().atMost(PATIENCE).until(() -> service.metric(ATTEMPTS) >= count);
    }

    /** One of each series that was sent. */
    private void awaitDocuments() {
        Set<String> series = sent.stream()
                .flatMap(study -> study.instances().stream())
                .map(WrittenInstance::seriesUid)
                .collect(Collectors.toSet());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(store.documents("series"))
                        .extracting(document -> document.getString("_id"))
                        .containsExactlyInAnyOrderElementsOf(series));
    }
}
