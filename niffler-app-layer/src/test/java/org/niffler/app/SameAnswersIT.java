package org.niffler.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.metadata.MetadataStore;
import org.niffler.metadata.mongo.MongoMetadataStore;
import org.niffler.metadata.mongo.MongoUri;

/**
 * A MongoDB gives the same answers as the embedded store, to the byte: the one at {@code -Dniffler.mongo.uri}, in a database
 * of its own, else one in memory.
 */
class SameAnswersIT {

    private static final String[] MODALITIES = {"CT", "MR", "CR", "DX", "US"};

    private AppRun app;

    @BeforeEach
    void makeAStore(@TempDir Path folder) {
        app = new AppRun(folder);
    }

    private static List<SeriesDocument> documents() {
        List<SeriesDocument> documents = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            String study = "1.2." + i / 3;
            int minute = i * 7 % 600;
            documents.add(SeriesDocument.of("P" + i / 6, study, study + "." + i)
                    .with("Modality", MODALITIES[i / 3 % MODALITIES.length])
                    .with("DeviceSerialNumber", "S" + i % 4)
                    .with("Manufacturer", i % 2 == 0 ? "GE MEDICAL SYSTEMS" : "SIEMENS")
                    .with("BodyPartExamined", i % 5 == 0 ? "NaN" : "Chest " + i % 3)
                    .with("SeriesNumber", Integer.toString(i % 9))
                    .acquired(i < 300 ? "20200601" : "2020.06.02", "%02d%02d00".formatted(8 + minute / 60, minute % 60))
                    .received("2020-06-0%dT%02d:%02d:30Z".formatted(i < 300 ? 1 : 2, 8 + minute / 60, minute % 60)));
        }
        return documents;
    }

    @Test
    void givesTheSameAnswersFromMongoDbAndFromTheEmbeddedStore() throws IOException {
        app.store("featureset", documents());
        Map<String, String> embedded =
                answers("embedded", "--StateFolder", app.state().toString());
        MongoServer server = new MongoServer(new MemoryBackend());
        try {
            String given = System.getProperty("niffler.mongo.uri", "");
            String database = "niffler-" + UUID.randomUUID();
            String base = given.isEmpty() ? server.bindAndGetConnectionString() : given;
            String uri = base.replaceAll("/?$", "/" + database);
            try (MongoClient client = MongoClients.create(base);
                    MetadataStore store = MongoMetadataStore.open(MongoUri.parse(uri))) {
                store.replace(Map.of(
                        "featureset",
                        documents().stream().map(SeriesDocument::document).toList()));

                assertThat(answers("mongo", "--MongoUri", uri)).isEqualTo(embedded);
                client.getDatabase(database).drop();
            }
        } finally {
            server.shutdownNow();
        }
    }

    /** The files of all commands that ask the store. */
    private Map<String, String> answers(String folder, String... store) throws IOException {
        Path output = app.file(folder);
        ask(
                store,
                "utilization",
                "--from",
                "20200601",
                "--to",
                "20200602",
                "--keep-phi",
                "--layout",
                "tidy",
                "--output",
                output + "/use");
        ask(store, "intermediary", "--date", "20200602", "--keep-phi", "--output", output + "/csv");
        ask(
                store,
                "study-times",
                "--from",
                "20200601",
                "--to",
                "20200602",
                "--keep-phi",
                "--output",
                output + "/times.csv");
        ask(store, "scanners", "--since", "20200602", "--output", output + "/scanners.csv");
        ask(store, "clock-calibration", "--date", "20200601", "--zone", "UTC", "--output", output + "/clocks.csv");
        ask(
                store,
                "cohort",
                "--filter",
                "StudyDate between 20200602 and 20200603 and SeriesNumber >= 4 and not Manufacturer = SIEMENS or Modality in"
                        + " (\"C?\") and BodyPartExamined ~ /CHEST [12]/i",
                "--group-by",
                "Modality,BodyPartExamined",
                "--output",
                output + "/cohort.csv");
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(output)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(output.relativize(file).toString(), Files.readString(file));
            }
        }
        assertThat(files)
                .hasSize(11)
                .allSatisfy((name, text) ->
                        assertThat(text.lines().count()).as(name).isPositive());
        assertThat(files.get("cohort.csv").lines().count()).isGreaterThan(50);
        return files;
    }

    private void ask(String[] store, String... arguments) {
        String[] all = Stream.concat(Stream.of(arguments), Stream.of(store)).toArray(String[]::new);
        AppRun.Result result = app.run(all);
        assertThat(result.exitCode()).as(result.err()).isZero();
    }
}
