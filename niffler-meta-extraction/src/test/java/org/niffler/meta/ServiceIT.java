package org.niffler.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenInstance;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.testkit.pacs.TestSender.Answer;

/** The service from the instance that arrives to the document, on real sockets and files. */
class ServiceIT {

    private static final Answer SUCCESS = new Answer(0, "");

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
    void keepsOneDocumentForEachSeriesWithinASecond() {
        service = new TestService(folder, store).start();
        WrittenStudy study = SyntheticStudy.ct("P1").instances(5).writeTo(folder.resolve("in"));

        assertThat(service.send(study)).hasSize(5).containsOnly(SUCCESS);

        await().atMost(Duration.ofSeconds(10)).until(() -> !documents().isEmpty());
        assertThat(documents()).hasSize(1);
        Document document = documents().get(0);
        WrittenInstance first = study.instances().get(0);
        assertThat(document.keySet())
                .containsExactly(
                        "_id",
                        "PatientID",
                        "Modality",
                        "StudyInstanceUID",
                        "SeriesInstanceUID",
                        "SOPInstanceUID",
                        "_niffler");
        assertThat(document)
                .containsEntry("_id", document.getString("SeriesInstanceUID"))
                .containsEntry("PatientID", "P1")
                .containsEntry("Modality", "CT")
                .containsEntry("SOPInstanceUID", first.sopUid());
        assertThat(document.get("_niffler", Document.class)).containsEntry("callingAet", "SENDER");
        assertThat(service.storedFiles()).hasSize(5);
        assertThat(service.stop()).isZero();
    }

    private List<Document> documents() {
        return store.documents("series");
    }
}
