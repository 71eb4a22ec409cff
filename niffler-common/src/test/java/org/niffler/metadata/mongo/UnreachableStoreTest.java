package org.niffler.metadata.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.metadata.MetadataStore;
import org.niffler.metadata.StoreUnavailableException;
import org.niffler.metadata.mongo.embedded.Access;
import org.niffler.metadata.mongo.embedded.AddressFile;
import org.niffler.metadata.mongo.embedded.EmbeddedServer;

/** What is told of a store that cannot be used, and how soon. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class UnreachableStoreTest {

    private static final String CHECK = ". Check that it runs there and that no firewall stands between; MongoUri or"
            + " MONGO_URI says where it is.";

    @TempDir
    private Path folder;

    @Test
    void saysWithinTenSecondsThatNothingListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (MetadataStore store = MongoMetadataStore.open(MongoUri.parse("niffler:hush@localhost:" + port))) {
            long start = System.nanoTime();

            assertThatThrownBy(() -> store.replace(Map.of("all", Samples.usual(1, 1))))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessage("MongoDB at localhost:" + port + ", database ScannersInfo cannot be reached: connection"
                            + " refused" + CHECK);

            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(10));
        }
    }

    @Test
    void saysThatThereIsNoSuchHost() {
        try (MetadataStore store = MongoMetadataStore.open(MongoUri.parse("no-such-host.invalid"))) {
            assertThatThrownBy(store::ping)
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessage("MongoDB at no-such-host.invalid, database ScannersInfo cannot be reached: unknown host"
                            + CHECK);
        }
    }

    @Test
    void saysThatWhatListensDoesNotAnswer() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                MetadataStore store = MongoMetadataStore.open(
                        MongoUri.parse("127.0.0.1:" + silent.getLocalPort() + "/?connectTimeoutMS=1000"))) {
            assertThatThrownBy(store::ping)
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessage("MongoDB at 127.0.0.1:" + silent.getLocalPort()
                            + ", database ScannersInfo cannot be reached: no answer" + CHECK);
        }
    }

    @Test
    void saysThatThePasswordIsNotAccepted() throws IOException {
        try (MetadataStore embedded = EmbeddedStore.open(folder, Clock.systemUTC())) {
            Access access = new AddressFile(folder).read().orElseThrow();
            String uri = "niffler:hush@" + access + "/?authMechanism=PLAIN&authSource=$external";
            try (MetadataStore store = MongoMetadataStore.open(MongoUri.parse(uri))) {
                assertThatThrownBy(store::ping)
                        .isInstanceOf(StoreUnavailableException.class)
                        .hasNoCause()
                        .hasMessage("MongoDB at " + access + ", database ScannersInfo does not accept the user or the"
                                + " password. Check both in the URI, and its authSource: the database that knows the"
                                + " user, often admin.");
            }
        }
    }

    @Test
    void saysThatTheUserMayNotWrite() throws IOException {
        try (MetadataStore embedded = EmbeddedStore.open(folder, Clock.systemUTC())) {
            Access access = new AddressFile(folder).read().orElseThrow();
            try (MetadataStore store = MongoMetadataStore.open(MongoUri.parse(access.toString()))) {
                assertThatThrownBy(() -> store.replace(Map.of("all", Samples.usual(1, 1))))
                        .isInstanceOf(StoreUnavailableException.class)
                        .hasNoCause()
                        .hasMessage(
                                "MongoDB at " + access + ", database ScannersInfo does not let this user do that. Give"
                                        + " it the role readWrite on the database.");
            }
        }
    }

    @Test
    void keepsTheInterruptOfAThreadThatWaits() {
        try (MetadataStore store = MongoMetadataStore.open(MongoUri.parse("no-such-host.invalid"))) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(store::ping)
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessage("MongoDB at no-such-host.invalid, database ScannersInfo was not waited for: this thread"
                            + " was interrupted.");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void worksAgainWhenTheStoreIsBack() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start(folder, Clock.systemUTC());
                Relay relay = new Relay(server.access());
                MetadataStore store = MongoMetadataStore.open(MongoUri.parse(relay.uri()))) {
            store.replace(Map.of("all", Samples.usual(10, 1)));

            relay.stop();
            assertThatThrownBy(() -> store.replace(Map.of("all", Samples.usual(10, 2))))
                    .isInstanceOf(StoreUnavailableException.class);

            relay.start();
            await().atMost(30, TimeUnit.SECONDS)
                    .ignoreException(StoreUnavailableException.class)
                    .until(() ->
                            store.replace(Map.of("all", Samples.usual(10, 3))).isEmpty());
        }
    }
}
