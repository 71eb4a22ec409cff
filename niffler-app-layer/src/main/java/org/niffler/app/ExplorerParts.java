package org.niffler.app;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.niffler.app.cli.Explorers;
import org.niffler.app.explorer.ExplorerSettings;
import org.niffler.app.explorer.http.ApiPart;
import org.niffler.app.explorer.http.ExplorerServer;
import org.niffler.app.explorer.http.ServerSettings;
import org.niffler.deid.Pseudonymizer;
import org.niffler.metadata.MetadataQuery;

/** Puts the explorer together. */
final class ExplorerParts implements Explorers {

    private final String version;
    private final Clock clock;

    ExplorerParts(String version, Clock clock) {
        this.version = version;
        this.clock = clock;
    }

    @Override
    public Open open(ExplorerSettings settings, ServerSettings server, MetadataQuery store, Pseudonymizer pseudonyms)
            throws IOException {
        return new Running(ExplorerServer.start(server, settings, parts(), version, clock));
    }

    /** The API, besides sessions and its description. */
    private static List<ApiPart> parts() {
        return List.of();
    }

    private record Running(ExplorerServer server) implements Open {

        @Override
        public int port() {
            return server.port();
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
