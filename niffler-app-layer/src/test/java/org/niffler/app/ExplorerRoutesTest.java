package org.niffler.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.app.explorer.ExplorerSettings;
import org.niffler.app.explorer.desk.PooledQueryDesk;
import org.niffler.app.explorer.http.ApiAnswers;
import org.niffler.app.explorer.operations.OperationsSampler;
import org.niffler.app.query.ScannerName;
import org.niffler.deid.Pseudonymizer;
import org.niffler.metadata.MetadataQuery;
import org.niffler.metadata.mongo.EmbeddedStore;

class ExplorerRoutesTest {

    /** They are the server's own. */
    private static final Set<String> OF_THE_SERVER =
            Set.of("GET /session", "POST /session", "DELETE /session", "GET /openapi.json");

    @TempDir
    Path folder;

    private ExplorerSettings settings() {
        return new ExplorerSettings(
                "featureset",
                Optional.empty(),
                Optional.empty(),
                new ExplorerSettings.Folders(
                        folder.resolve("filters"), folder.resolve("exports"), folder.resolve("audit.log")),
                new ExplorerSettings.Scanners(
                        new ScannerName(List.of("StationName")),
                        List.of("CT"),
                        Duration.ofMinutes(20),
                        ZoneOffset.UTC,
                        Duration.ofMinutes(20)),
                Duration.ofSeconds(30),
                false);
    }

    @Test
    void areAllDescribedAndAllThatIsDescribedIsThere() throws IOException {
        Clock clock = Clock.systemUTC();
        try (MetadataQuery store = EmbeddedStore.open(folder.resolve("state"), clock);
                PooledQueryDesk desk = new PooledQueryDesk(store, 1, 1, Duration.ofSeconds(30));
                OperationsSampler sampler = new OperationsSampler(Optional.empty(), clock)) {
            Set<String> routes = new TreeSet<>(OF_THE_SERVER);
            routes.addAll(ApiAnswers.routesOf(
                    new ExplorerParts("1", clock).parts(settings(), desk, sampler, Pseudonymizer.keyed(new byte[32]))));

            assertThat(routes).isEqualTo(ApiAnswers.described().routes());
        }
    }
}
