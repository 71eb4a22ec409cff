package org.niffler.metadata.mongo;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.ServerAddress;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.niffler.metadata.mongo.embedded.Access;
import org.niffler.metadata.mongo.embedded.AddressFile;
import org.niffler.metadata.mongo.embedded.EmbeddedServer;

/** A connection to the server of a folder's store: our own, or that of another process. */
final class EmbeddedSession implements Closeable {

    private static final int SECONDS_TO_CONNECT = 5;
    private static final int SECONDS_TO_ANSWER = 30;

    private final Optional<EmbeddedServer> server;
    private final MongoMetadataStore store;

    private EmbeddedSession(Optional<EmbeddedServer> server, MongoMetadataStore store) {
        this.server = server;
        this.store = store;
    }

    static EmbeddedSession serving(EmbeddedServer server, String description) {
        return new EmbeddedSession(Optional.of(server), connect(server.access(), description));
    }

    /** Empty if no address of another process's server is known. */
    static Optional<EmbeddedSession> joining(Path folder, String description) throws IOException {
        return new AddressFile(folder)
                .read()
                .map(access -> new EmbeddedSession(Optional.empty(), connect(access, description)));
    }

    private static MongoMetadataStore connect(Access access, String description) {
        // The password is that of this very run of the server, so that nobody else behind the port is taken for it.
        MongoClientSettings settings = MongoClientSettings.builder()
                .applicationName("niffler")
                .credential(MongoCredential.createPlainCredential(
                        Access.USER, "$external", access.password().toCharArray()))
                .applyToClusterSettings(cluster -> cluster.hosts(List.of(new ServerAddress(Access.HOST, access.port())))
                        .serverSelectionTimeout(SECONDS_TO_CONNECT, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(SECONDS_TO_CONNECT, TimeUnit.SECONDS)
                        .readTimeout(SECONDS_TO_ANSWER, TimeUnit.SECONDS))
                .build();
        return new MongoMetadataStore(
                settings,
                MongoUri.DEFAULT_DATABASE,
                description,
                "The process that served it seems to have ended; the next try serves it.");
    }

    MongoMetadataStore store() {
        return store;
    }

    /** Whether trying again may help: another process's server may be gone for good, and ours may have failed. */
    boolean isLost() {
        return server.map(EmbeddedServer::isBroken).orElse(true);
    }

    @Override
    public void close() throws IOException {
        store.close();
        if (server.isPresent()) {
            server.get().close();
        }
    }
}
