package org.niffler.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenInstance;
import org.niffler.testkit.fixture.WrittenStudy;

/** Folders that are not as the default makes them. */
class ForeignFilesIT {

    @TempDir
    private Path folder;

    private final TestStore store = new TestStore();
    private TestService service;

    @AfterEach
    void close() {
        if (service != null) {
            service.close();
        }
        store.close();
    }

    @Test
    void extractsAFolderThatWasChangedInTheFuture() throws IOException {
        service = new TestService(folder, store);
        Path series = Files.createDirectories(service.storage().resolve("P2/study/series"));
        Files.copy(
                SyntheticStudy.mr("P2")
                        .writeTo(folder.resolve("in"))
                        .instances()
                        .get(0)
                        .file(),
                series.resolve("image"));
        Files.setLastModifiedTime(series, FileTime.from(Instant.now().plus(Duration.ofDays(3_000))));

        service.start();

        await().untilAsserted(() -> assertThat(store.documents("series"))
                .extracting(document -> document.getString("PatientID"))
                .containsExactly("P2"));
    }

    @Test
    void findsEverySeriesOfAFolderIntoWhichOthersPutSeveral() throws IOException {
        service = new TestService(folder, store);
        Path together = Files.createDirectories(service.storage().resolve("P2/study/series"));
        List<WrittenInstance> instances = SyntheticStudy.mr("P2")
                .series(3)
                .instances(2)
                .writeTo(folder.resolve("in"))
                .instances();
        for (WrittenInstance instance : instances) {
            Files.copy(instance.file(), together.resolve(instance.sopUid()));
        }

        service.start();

        await().untilAsserted(() -> assertThat(store.documents("series"))
                .extracting(document -> document.getString("_id"))
                .containsExactlyInAnyOrderElementsOf(instances.stream()
                        .map(WrittenInstance::seriesUid)
                        .distinct()
                        .toList()));
    }

    @Test
    void keepsADocumentOfEveryInstanceThatBelongsToNoSeries() {
        service = new TestService(folder, store).start();
        WrittenStudy study = SyntheticStudy.ct("P1")
                .instances(3)
                .but(image -> image.remove(0x0020000E))
                .writeTo(folder.resolve("in"));

        service.send(study);

        await().untilAsserted(() -> assertThat(store.documents("series"))
                .extracting(document -> document.getString("_id"))
                .containsExactlyInAnyOrderElementsOf(
                        study.instances().stream().map(WrittenInstance::sopUid).toList()));
    }

    @Test
    void choosesAmongFilesOfTheSameNameInDeeperFolders() {
        service = new TestService(folder, store)
                .option("Instances", "first-middle-last")
                .option("FilePath", "{0020000E}/{00080018}/image.dcm")
                .profile("series", "InstanceNumber")
                .start();

        service.send(SyntheticStudy.ct("P1").instances(3).writeTo(folder.resolve("in")));

        await().untilAsserted(() -> assertThat(store.documents("series"))
                .extracting((Document document) ->
                        document.getString("_id").replaceFirst(".*/", "") + " " + document.getString("InstanceNumber"))
                .containsExactlyInAnyOrder("first 1", "middle 2", "last 3"));
    }
}
