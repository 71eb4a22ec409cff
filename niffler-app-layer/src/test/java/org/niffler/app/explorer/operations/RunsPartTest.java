package org.niffler.app.explorer.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.niffler.app.explorer.http.Refusal;
import org.niffler.app.explorer.http.TestApi;
import org.niffler.app.explorer.scanner.ShownAs;
import org.niffler.app.explorer.scanner.StoreDesk;
import org.niffler.app.explorer.shown.References;
import org.niffler.app.query.ShownIdentity;
import org.niffler.deid.Pseudonymizer;
import org.niffler.metadata.mongo.MongoMetadataStore;
import org.niffler.metadata.mongo.MongoUri;

class RunsPartTest {

    private static final String MARK = "Doe^Jane";

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final List<AutoCloseable> open = new ArrayList<>();
    private MongoCollection<Document> runs;
    private TestApi pseudonyms;
    private TestApi identity;

    @BeforeEach
    void start() throws IOException {
        String uri = server.bindAndGetConnectionString();
        MongoClient client = MongoClients.create(uri);
        open.add(client);
        runs = client.getDatabase("niffler").getCollection("workflow_runs");
        StoreDesk desk = new StoreDesk(MongoMetadataStore.open(MongoUri.parse(uri.replaceAll("/?$", "/niffler"))));
        open.add(desk);
        pseudonyms = api(desk, ShownIdentity.pseudonyms(Pseudonymizer.sha224()));
        identity = api(desk, ShownIdentity.asItIs());
    }

    private TestApi api(StoreDesk desk, ShownIdentity shown) {
        TestApi api = TestApi.of(new RunsPart(desk, new ShownAs(shown), new PlainReferences()));
        open.add(api);
        return api;
    }

    @AfterEach
    void stop() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
        server.shutdownNow();
    }

    private static Document run(String workflow, int number, String status) {
        return new Document("_id", workflow + " 1.2.3." + number)
                .append("workflow", workflow)
                .append("unit", "series")
                .append("StudyInstanceUID", "1.2.3")
                .append("SeriesInstanceUID", "1.2.3." + number)
                .append("instances", 3.0)
                .append("status", status)
                .append("attempts", 2.0)
                .append("queued", "2026-11-22T10:%02d:00Z".formatted(number));
    }

    /** One that says who the patient is, in all that it says. */
    private void storeOneThatTells() {
        runs.insertOne(run("find-filter", 1, "failed")
                .append("started", "2026-11-22T10:01:05Z")
                .append("ended", "2026-11-22T10:01:08Z")
                .append("seconds", 3.25)
                .append("exit", 4.0)
                .append("reason", "exit code 4: " + MARK)
                .append("errorTail", "cannot read " + MARK)
                .append("result", new Document("found", List.of(true, 0.5)).append("who", MARK)));
    }

    private static List<String> ids(JsonNode page) {
        return page.get("runs").findValuesAsText("queued").stream()
                .map(queued -> queued.substring(14, 16))
                .toList();
    }

    @Test
    void listsTheLatestFirstPageByPage() throws Exception {
        runs.insertMany(IntStream.range(0, 25)
                .mapToObj(i -> run(i % 2 == 0 ? "even" : "odd", i * 7 % 25, i < 20 ? "succeeded" : "queued"))
                .toList());

        JsonNode first = pseudonyms.get("/operations/runs?size=10");
        JsonNode last = pseudonyms.get("/operations/runs?size=10&page=2");

        assertThat(first.get("total").asInt()).isEqualTo(25);
        assertThat(ids(first)).containsExactly("24", "23", "22", "21", "20", "19", "18", "17", "16", "15");
        assertThat(ids(last)).containsExactly("04", "03", "02", "01", "00");
        assertThat(first.get("workflows")).hasToString("[\"even\",\"odd\"]");
        assertThat(first.get("statuses"))
                .hasToString("[\"queued\",\"running\",\"succeeded\",\"failed\",\"timed-out\",\"gave-up\"]");
    }

    @Test
    void listsThoseOfAWorkflowAndAStatus() throws Exception {
        runs.insertMany(
                List.of(run("a", 1, "failed"), run("a", 2, "succeeded"), run("b", 3, "failed"), run("a", 4, "failed")));

        JsonNode page = pseudonyms.get("/operations/runs?workflow=a&status=failed");

        assertThat(page.get("total").asInt()).isEqualTo(2);
        assertThat(ids(page)).containsExactly("04", "01");
        assertThat(page.get("workflows")).hasToString("[\"a\",\"b\"]");
    }

    @Test
    void listsNothingWhereNoWorkflowEverRan() throws Exception {
        assertThat(pseudonyms.get("/operations/runs").get("runs")).isEmpty();
    }

    @Test
    void holdsBackWhatMayTellWhoThePatientIs() throws Exception {
        storeOneThatTells();

        JsonNode listed = pseudonyms.get("/operations/runs").get("runs").get(0);
        JsonNode run = pseudonyms.get("/operations/runs/" + listed.get("id").asText());

        assertThat(listed.toString() + run).doesNotContain(MARK, "1.2.3");
        assertThat(run.get("hasLog").asBoolean()).isTrue();
        assertThat(run.get("hasResult").asBoolean()).isTrue();
        assertThat(run.get("log").isNull()).isTrue();
        assertThat(run.get("result").isNull()).isTrue();
        assertThat(run.get("reason").isNull()).isTrue();
        assertThat(run.get("unit").asText()).startsWith("series ");
        assertThat(run.get("seconds").asDouble()).isEqualTo(3.25);
        assertThat(run.get("exit").asInt()).isEqualTo(4);
        assertThat(run.get("held").asText())
                .isEqualTo("What runs say may tell who patients are. To see it, start the explorer with --show-phi.");
    }

    @Test
    void showsItIfThatIsWanted() throws Exception {
        storeOneThatTells();

        JsonNode listed = identity.get("/operations/runs").get("runs").get(0);
        JsonNode run = identity.get("/operations/runs/" + listed.get("id").asText());

        assertThat(listed.get("reason").asText()).isEqualTo("exit code 4: " + MARK);
        assertThat(listed.get("unit").asText()).isEqualTo("series 1.2.3.1");
        assertThat(run.get("log").asText()).isEqualTo("cannot read " + MARK);
        assertThat(run.get("result")).hasToString("{\"found\":[true,0.5],\"who\":\"" + MARK + "\"}");
        assertThat(run.get("held").isNull()).isTrue();
    }

    @Test
    void holdsNothingBackOfARunThatSaysNothing() throws Exception {
        runs.insertOne(run("a", 1, "queued"));

        JsonNode listed = pseudonyms.get("/operations/runs").get("runs").get(0);
        JsonNode run = pseudonyms.get("/operations/runs/" + listed.get("id").asText());

        assertThat(run.get("hasLog").asBoolean()).isFalse();
        assertThat(run.get("started").isNull()).isTrue();
        assertThat(run.get("held").isNull()).isTrue();
    }

    @Test
    void saysThatARunIsGone() throws Exception {
        storeOneThatTells();
        String id =
                pseudonyms.get("/operations/runs").get("runs").get(0).get("id").asText();
        runs.drop();

        TestApi.Answer answer = pseudonyms.ask("/operations/runs/" + id);

        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.error()).isEqualTo(List.of("GONE", "The store does not have this run any more.", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            size=0                 | size is no whole number from 1 to 500.                    | ''
            page=-1                | page is no whole number from 0 to 100000.                 | ''
            page=one               | page is no whole number from 0 to 100000.                 | ''
            page=1000&size=100     | Only the latest 100000 runs can be leafed through.        | Choose a workflow or a status to see others.
            status=done            | There is no such status of a run.                         | Allowed is queued, running, succeeded, failed, timed-out, gave-up.
            query=%3C              | query is no id of a query.                                | It has up to 64 letters, digits and hyphens.
            """)
    void refusesWhatItCannotUnderstand(String query, String message, String hint) throws Exception {
        TestApi.Answer answer = pseudonyms.ask("/operations/runs?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo(List.of("BAD_REQUEST", message, hint));
    }

    /** Readable by whoever can read Base64, which is enough here. */
    private static final class PlainReferences implements References {

        @Override
        public String seal(String kind, List<String> parts) {
            String text = kind + "\n" + String.join("\n", parts);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public List<String> open(String kind, String reference) {
            String text = new String(Base64.getUrlDecoder().decode(reference), StandardCharsets.UTF_8);
            List<String> parts = List.of(text.split("\n"));
            if (!parts.get(0).equals(kind)) {
                throw new Refusal(Refusal.Kind.NOT_FOUND, "There is nothing of this name.");
            }
            return parts.subList(1, parts.size());
        }
    }
}
