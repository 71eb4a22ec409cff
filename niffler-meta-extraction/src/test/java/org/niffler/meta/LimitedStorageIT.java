package org.niffler.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.SyntheticStudy;

class LimitedStorageIT {

    @TempDir
    private Path folder;

    @Test
    void forgetsDeletedSeriesThoughItDeletesByTheSizeOfTheStorage() throws IOException {
        try (TestStore store = new TestStore();
                TestService service = new TestService(folder, store)
                        .option("MaxStorage", "1")
                        .option("Remember", "1ms")
                        .start()) {
            service.send(SyntheticStudy.ct("P1").writeTo(folder.resolve("in")));

            await().atMost(Duration.ofSeconds(60)).until(() -> service.metric("niffler_cleaned_series_total") == 1);
            Path deleted = service.state().resolve("processed_and_deleted_series");
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(Files.readAllLines(deleted))
                            .as("only the header")
                            .hasSize(1));
        }
    }
}
