package org.niffler.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenInstance;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.testkit.pacs.TestSender.Answer;

/** Profiles that come, change and go while the service receives. */
class ProfileChangeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The folder is looked at every two seconds; the rest is for a busy machine. */
    private static final Duration SECONDS = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final TestStore store = new TestStore();
    private TestService service;
    private Load load;

    @AfterEach
    void close() {
        if (load != null) {
            load.close();
        }
        service.close();
        store.close();
    }

    @Test
    void takesChangesOverWithinSecondsAndLosesNoDocumentOfAnUnchangedProfile() {
        service = new TestService(folder, store).start();
        load = Load.on(service, folder.resolve("in"), 2);
        awaitAcknowledged(20);

        service.profile("added", "SeriesInstanceUID", "Rows");
        await().atMost(SECONDS).until(() -> !store.documents("added").isEmpty());
        service.profile("added", "SeriesInstanceUID", "Rows", "StationName");
        await().atMost(SECONDS)
                .until(() ->
                        store.documents("added").stream().anyMatch(document -> document.containsKey("StationName")));
        service.removeProfile("added");
        await().atMost(SECONDS).until(() -> service.metric("niffler_profiles") == 1);
        String extractedWhenItWasGone = seriesSentAndExtracted("GONE0");
        String after = seriesSentAndExtracted("GONE1");
        List<WrittenStudy> sent = load.finish();

        assertThat(ids("added")).doesNotContain(after);
        assertThat(store.documents("added")).allMatch(document -> "16".equals(document.get("Rows")));
        Set<String> series = sent.stream()
                .flatMap(study -> study.instances().stream())
                .map(WrittenInstance::seriesUid)
                .collect(Collectors.toSet());
        series.addAll(List.of(extractedWhenItWasGone, after));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ids("series")).containsExactlyInAnyOrderElementsOf(series));
        assertThat(service.logged()).contains("profile added.txt is gone; nothing more is written for it");
    }

    @Test
    void readsWhatWaitsAgainForAProfileThatWantsMoreOfIt() {
        service = new TestService(folder, store).start();
        store.goAway();
        send("FIRST");
        // The pause behind the fourth is long enough for a change of the profiles.
        await().atMost(PATIENCE)
                .until(() -> service.metric("niffler_extraction_failures_total{reason=\"store_unavailable\"}") >= 4);
        send("SECOND");

        service.profile("added", "SeriesInstanceUID", "StationName");
        await().atMost(SECONDS).until(() -> service.metric("niffler_profiles") == 2);
        store.comeBack();

        await().atMost(PATIENCE).until(() -> store.documents("added").size() == 2);
        assertThat(store.documents("added"))
                .extracting(document -> document.get("StationName"))
                .containsExactly("PHANTOM1", "PHANTOM1");
    }

    @Test
    void waitsWhileThereIsNoProfileAtAllAndLosesNothing() {
        service = new TestService(folder, store).start();
        load = Load.on(service, folder.resolve("in"), 2);
        awaitAcknowledged(10);

        service.removeProfile("series");
        await().atMost(SECONDS).until(() -> service.metric("niffler_profiles") == 0);
        awaitAcknowledged(load.acknowledged() + 20);
        await().atMost(SECONDS).until(() -> service.get("/health/ready").body().contains("none can be used"));
        service.profile("series", "SeriesInstanceUID");
        List<WrittenStudy> sent = load.finish();

        Set<String> series = sent.stream()
                .flatMap(study -> study.instances().stream())
                .map(WrittenInstance::seriesUid)
                .collect(Collectors.toSet());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ids("series")).containsExactlyInAnyOrderElementsOf(series));
    }

    private void awaitAcknowledged(int count) {
        await().atMost(PATIENCE).until(() -> load.acknowledged() >= count);
    }

    private WrittenStudy send(String patientId) {
        WrittenStudy study = SyntheticStudy.ct(patientId).size(16, 16).writeTo(folder.resolve("in"));
        assertThat(service.send(study)).containsOnly(new Answer(0, ""));
        return study;
    }

    private String seriesSentAndExtracted(String patientId) {
        String series = send(patientId).instances().get(0).seriesUid();
        await().atMost(PATIENCE).until(() -> ids("series").contains(series));
        return series;
    }

    private List<String> ids(String collection) {
        return store.documents(collection).stream()
                .map((Document document) -> document.getString("_id"))
                .toList();
    }
}
