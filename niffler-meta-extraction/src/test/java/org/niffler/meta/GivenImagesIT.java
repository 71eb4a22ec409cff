package org.niffler.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of DICOM file that there is for these tests goes through the service. */
class GivenImagesIT {

    @TempDir
    private Path folder;

    @Test
    void receivesAndExtractsEveryGivenFile() throws IOException {
        String corpus = System.getProperty("niffler.corpus", "");
        assumeTrue(!corpus.isEmpty(), "no corpus of real files given: -Dniffler.corpus=FOLDER");
        try (TestStore store = new TestStore();
                TestService service = new TestService(folder, store)
                        .option("Instances", "all")
                        .start()) {
            List<String> refused = new ArrayList<>();
            int sent = 0;
            for (Path file : files(Path.of(corpus))) {
                try {
                    int status = service.send(List.of(file)).get(0).status();
                    sent++;
                    if (status != 0) {
                        refused.add(file.getFileName() + " " + Integer.toHexString(status));
                    }
                } catch (UncheckedIOException | IllegalStateException e) {
                    refused.add(file.getFileName() + " " + e);
                }
            }
            assertThat(sent).isGreaterThan(500);
            assertThat(refused)
                    .as("has no SOP Instance UID, so that no C-STORE request can name it")
                    .containsExactly("chrSQEncoding.dcm 212");
            int files = service.storedFiles().size();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> store.documents("series").size() == files);
            assertThat(service.quarantined()).isEmpty();
        }
    }

    private static List<Path> files(Path corpus) throws IOException {
        try (Stream<Path> images = Files.walk(corpus.resolve("images"));
                Stream<Path> series = Files.walk(corpus.resolve("series"))) {
            return Stream.concat(images, series).filter(Files::isRegularFile).toList();
        }
    }
}
