package org.niffler.metadata.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.metadata.MetadataStore;
import org.niffler.metadata.StoreUnavailableException;
import org.niffler.metadata.mongo.embedded.Access;
import org.niffler.metadata.mongo.embedded.AddressFile;
import org.niffler.metadata.mongo.embedded.DamagedStoreException;

/** What the embedded store has in its folder. */
class EmbeddedStoreFilesTest {

    @TempDir
    private Path temporary;

    private Path folder;

    @BeforeEach
    void name() {
        folder = temporary.resolve("state").resolve("store");
    }

    private MetadataStore open() throws IOException {
        return EmbeddedStore.open(folder, Clock.systemUTC());
    }

    private List<Document> documents() throws IOException {
        try (MongoClient client = EmbeddedClients.connect(folder)) {
            return client.getDatabase(MongoUri.DEFAULT_DATABASE)
                    .getCollection("all")
                    .find()
                    .into(new ArrayList<>());
        }
    }

    @Test
    void keepsItsDocumentsWhenItIsOpenedAgain() throws IOException {
        try (MetadataStore store = open()) {
            store.makeIndexes("all", List.of("Modality"));
            store.replace(Map.of("all", Samples.usual(500, 1)));
        }
        try (MetadataStore store = open()) {
            store.makeIndexes("all", List.of("Modality"));
            store.replace(Map.of("all", Samples.usual(600, 2)));

            assertThat(documents())
                    .hasSize(600)
                    .allMatch(document -> document.getString("AttributeNumber1").equals("VALUE 2 OF 1"));
        }
    }

    @Test
    void isReadableByItsOwnerOnly() throws IOException {
        try (MetadataStore store = open()) {
            store.replace(Map.of("all", Samples.usual(1, 1)));

            assertThat(permissions(folder)).isEqualTo("rwx------");
            assertThat(Files.list(folder))
                    .extracting(file -> file.getFileName() + " " + permissions(file))
                    .containsExactlyInAnyOrder(
                            "metadata-store.mv.db rw-------",
                            "metadata-store.lock rw-------",
                            "metadata-store.address rw-------");
        }
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void takesItsAddressAwayWhenItIsClosed() throws IOException {
        open().close();

        assertThat(folder.resolve("metadata-store.address")).doesNotExist();
    }

    @Test
    void letsInNobodyWithoutThePassword() throws IOException {
        try (MetadataStore store = open()) {
            Access access = new AddressFile(folder).read().orElseThrow();
            try (MongoClient stranger = MongoClients.create("mongodb://" + Access.HOST + ":" + access.port())) {
                assertThatThrownBy(() -> stranger.getDatabase(MongoUri.DEFAULT_DATABASE)
                                .getCollection("all")
                                .find()
                                .first())
                        .isInstanceOfSatisfying(
                                MongoCommandException.class,
                                e -> assertThat(e.getErrorCodeName()).isEqualTo("Unauthorized"));
            }
            assertThat(store.describe()).doesNotContain(access.password());
        }
    }

    @Test
    void isSharedByTwoInOneProcess() throws IOException {
        try (MetadataStore one = open();
                MetadataStore two = open()) {
            one.replace(Map.of("all", Samples.usual(10, 1)));
            two.replace(Map.of("all", Samples.usual(20, 2)));

            assertThat(documents()).hasSize(20);
        }
    }

    @Test
    void takesNoAddressOfAnEarlierRunForItsOwn() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("metadata-store.address"), "127.0.0.1:1\nold\n");

        try (MetadataStore store = open()) {
            store.replace(Map.of("all", Samples.usual(10, 1)));

            assertThat(documents()).hasSize(10);
        }
    }

    @Test
    void saysWhatToDoWithADamagedFile() throws IOException {
        try (MetadataStore store = open()) {
            store.replace(Map.of("all", Samples.usual(100, 1)));
        }
        Path file = folder.resolve("metadata-store.mv.db");
        byte[] content = Files.readAllBytes(file);
        Arrays.fill(content, (byte) 'x');
        Files.write(file, content);

        assertThatThrownBy(this::open)
                .isInstanceOf(DamagedStoreException.class)
                .hasMessage(
                        "The metadata store " + file + " is damaged and cannot be read. Move this file away and start"
                                + " again: a new one is made. Then run a scan of the storage folder to fill it.");

        Files.move(file, temporary.resolve("damaged"));
        try (MetadataStore store = open()) {
            store.replace(Map.of("all", Samples.usual(3, 1)));
            assertThat(documents()).hasSize(3);
        }
    }

    @Test
    void doesNotTakeADamagedStoreForAnEmptyOne() throws IOException {
        try (MetadataStore store = open()) {
            store.replace(Map.of("all", Samples.usual(2_000, 1)));
        }
        Path file = folder.resolve("metadata-store.mv.db");
        byte[] content = Files.readAllBytes(file);
        String text = new String(content, StandardCharsets.ISO_8859_1);
        Arrays.fill(content, text.indexOf("AttributeNumber"), text.lastIndexOf("AttributeNumber"), (byte) 'x');
        Files.write(file, content);

        assertThatThrownBy(this::open)
                .isInstanceOf(DamagedStoreException.class)
                .hasMessageStartingWith("The metadata store " + file + " is damaged and cannot be read.");
    }

    /** The file of a store is a row of versions; the last ones are cut off. */
    @Test
    void doesNotTakeAnEarlierVersionOfItselfForTheLast() throws IOException {
        Path file = folder.resolve("metadata-store.mv.db");
        byte[] early;
        try (MetadataStore store = open()) {
            store.replace(Map.of("all", Samples.usual(100, 1)));
            store.makeDurable();
            early = Files.readAllBytes(file);
            for (int round = 0; round < 5; round++) {
                store.replace(Map.of("all", Samples.usual(200, round)));
            }
        }
        Files.write(file, early);

        assertThatThrownBy(this::open).isInstanceOf(DamagedStoreException.class);
    }

    @Test
    void makesItsFileSmallAgain() throws IOException {
        try (MetadataStore store = open()) {
            for (int round = 0; round < 60; round++) {
                store.replace(Map.of("all", Samples.usual(1_000, round)));
            }
            store.makeDurable();
        }

        // A thousand documents of about 1,200 bytes.
        assertThat(Files.size(folder.resolve("metadata-store.mv.db"))).isLessThan(8_000_000);
    }

    @Test
    void saysThatItIsClosed() throws IOException {
        MetadataStore store = open();
        store.close();

        assertThatThrownBy(store::ping)
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("The embedded store in " + folder + " is closed.");
    }

    @Test
    void saysThatItsFolderCannotBeMade() throws IOException {
        Files.writeString(temporary.resolve("state"), "a file");

        assertThatThrownBy(this::open).isInstanceOf(IOException.class);
    }
}
