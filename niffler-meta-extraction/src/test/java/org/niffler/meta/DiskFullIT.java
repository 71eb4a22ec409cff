package org.niffler.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenInstance;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.testkit.pacs.TestSender.Answer;
import org.niffler.testkit.process.ProcessFailed;
import org.niffler.testkit.process.ProgramRun;

/** A disk that runs full under the service: a small one, which is mounted for it. */
class DiskFullIT {

    private static final Answer SUCCESS = new Answer(0, "");
    private static final int OUT_OF_RESOURCES = 0xA700;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final TestStore store = new TestStore();
    private Path disk;
    private TestService service;

    @BeforeEach
    void mountDisk() throws IOException {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                command("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.toString()),
                "may not mount a small disk");
    }

    @AfterEach
    void unmountDisk() {
        if (service != null) {
            service.close();
        }
        store.close();
        command("umount", disk.toString());
    }

    private static boolean command(String... command) {
        try {
            return ProgramRun.run(List.of(command), Map.of(), Duration.ofSeconds(20))
                            .exitCode()
                    == 0;
        } catch (ProcessFailed e) {
            return false;
        }
    }

    @Test
    void refusesWhatTheStorageHasNoRoomForAndTakesItWhenThereIsRoom() {
        service = new TestService(folder, store)
                .option("StorageFolder", disk.resolve("storage").toString())
                .start();
        // Half a megabyte each.
        WrittenStudy large = SyntheticStudy.ct("LARGE")
                .series(10)
                .instances(2)
                .size(512, 512)
                .writeTo(folder.resolve("in"));

        List<Answer> answers = service.send(large);

        List<WrittenInstance> refused = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            if (!answers.get(i).equals(SUCCESS)) {
                refused.add(large.instances().get(i));
            }
        }
        assertThat(refused).hasSizeBetween(5, 12);
        assertThat(answers)
                .filteredOn(answer -> !answer.equals(SUCCESS))
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(OUT_OF_RESOURCES));
        assertThat(service.metric("niffler_instances_refused_total{reason=\"disk_low\"}"))
                .isEqualTo(refused.size());
        assertThat(service.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(command("mount", "-o", "remount,size=64m", disk.toString())).isTrue();
        await().atMost(PATIENCE).until(() -> service.get("/health/ready").statusCode() == 200);

        assertThat(service.send(refused.stream().map(WrittenInstance::file).toList()))
                .containsOnly(SUCCESS);

        awaitDocuments(List.of(large), () -> store.documents("series"));
        for (WrittenInstance instance : large.instances()) {
            Kept.assertHolds(disk.resolve("storage"), "LARGE", instance);
        }
    }

    @Test
    void losesNothingWhenTheStateHasNoRoom() throws IOException {
        service = new TestService(folder, store)
                .option("StateFolder", disk.resolve("state").toString())
                .start();

        assertThatNothingIsLostWhileTheDiskIsFull(() -> store.documents("series"));
    }

    @Test
    void losesNothingWhenStateAndEmbeddedStoreHaveNoRoom() throws IOException {
        Path state = disk.resolve("state");
        service =
                new TestService(folder).option("StateFolder", state.toString()).start();

        assertThatNothingIsLostWhileTheDiskIsFull(() -> EmbeddedDocuments.in(state, "series"));
    }

    private void assertThatNothingIsLostWhileTheDiskIsFull(Supplier<List<Document>> documents) throws IOException {
        List<WrittenStudy> studies = new ArrayList<>(List.of(study("BEFORE")));
        assertThat(service.send(studies.get(0))).containsOnly(SUCCESS);
        awaitDocuments(studies, documents);
        fillTheDisk();
        List<WrittenInstance> refused = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            WrittenStudy study = study("DURING" + i);
            studies.add(study);
            List<Answer> answers = service.send(study);
            for (int k = 0; k < answers.size(); k++) {
                if (!answers.get(k).equals(SUCCESS)) {
                    assertThat(answers.get(k).status()).isEqualTo(OUT_OF_RESOURCES);
                    refused.add(study.instances().get(k));
                }
            }
        }
        assertThat(service.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(refused).as("the disk was full indeed").isNotEmpty();

        Files.delete(disk.resolve("filler"));

        assertThat(service.send(refused.stream().map(WrittenInstance::file).toList()))
                .containsOnly(SUCCESS);
        awaitDocuments(studies, documents);
        await().atMost(PATIENCE).until(() -> service.metric("niffler_queue_entries") == 0);
        for (WrittenStudy study : studies) {
            study.instances().forEach(instance -> Kept.assertHolds(service, study.patientId(), instance));
        }
        await().atMost(PATIENCE).until(() -> service.get("/health/ready").statusCode() == 200);
        assertThat(service.stop()).isZero();
        assertThat(service.start().logged()).doesNotContain("damaged", "are gone");
        awaitDocuments(studies, documents);
    }

    private WrittenStudy study(String patientId) {
        return SyntheticStudy.ct(patientId).instances(2).size(16, 16).writeTo(folder.resolve("in"));
    }

    private void fillTheDisk() throws IOException {
        try (OutputStream out = Files.newOutputStream(disk.resolve("filler"))) {
            byte[] block = new byte[4096];
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessage("No space left on device");
        }
    }

    private void awaitDocuments(List<WrittenStudy> studies, Supplier<List<Document>> documents) {
        Set<String> series = studies.stream()
                .flatMap(study -> study.instances().stream())
                .map(WrittenInstance::seriesUid)
                .collect(Collectors.toSet());
        // The embedded store is not served for a moment when its disk was full.
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(documents.get())
                        .extracting(document -> document.getString("_id"))
                        .containsExactlyInAnyOrderElementsOf(series));
    }
}
