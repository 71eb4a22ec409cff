package org.niffler.app.explorer.cohort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.niffler.app.AppRun;
import org.niffler.app.SeriesDocument;
import org.niffler.app.explorer.http.ApiPart;
import org.niffler.app.explorer.http.TestApi;
import org.niffler.app.explorer.shown.Disclosure;
import org.niffler.app.explorer.shown.ProfileDisclosure;
import org.niffler.app.explorer.shown.References;
import org.niffler.app.explorer.shown.SealedReferences;
import org.niffler.app.query.ScannerName;
import org.niffler.app.query.ShownIdentity;
import org.niffler.deid.Pseudonymizer;
import org.niffler.metadata.mongo.EmbeddedStore;

/** This part of the API on a server of its own, with a store of some documents. */
final class CohortApi implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-22T09:30:05Z");
    static final Pseudonymizer PSEUDONYMS =
            Pseudonymizer.keyed("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private final TestDesk desk;
    private final TestApi api;
    private final Path folder;

    /** @param showPhi whether viewers may see who patients are */
    CohortApi(Path folder, boolean showPhi, SeriesDocument... documents) throws IOException {
        this.folder = folder;
        AppRun app = new AppRun(folder).store(documents);
        desk = new TestDesk(EmbeddedStore.open(app.state(), Clock.systemUTC()));
        api = TestApi.of(parts(showPhi));
    }

    private List<ApiPart> parts(boolean showPhi) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        ShownIdentity pseudonyms = ShownIdentity.pseudonyms(PSEUDONYMS);
        Disclosure disclosure = new ProfileDisclosure(showPhi, showPhi ? ShownIdentity.asItIs() : pseudonyms);
        References references = new SealedReferences(PSEUDONYMS);
        Collections collections = new Collections(desk, "featureset", clock);
        AttributeCatalogue catalogue = new AttributeCatalogue(desk, disclosure, clock);
        ValueCounts values = new ValueCounts(desk, clock);
        Completion completion = new Completion(catalogue, values, disclosure);
        Questions questions = new Questions(disclosure);
        Cohorts cohorts = new Cohorts(desk, clock);
        ShownValues shown = new ShownValues(disclosure);
        StudyRows rows = new StudyRows(desk, disclosure, references, new ScannerName(List.of("DeviceSerialNumber")));
        return List.of(
                new CollectionRoutes(collections, catalogue, values, questions, shown),
                new FilterRoutes(collections, catalogue, completion, questions, shown),
                new CohortRoutes(collections, questions, cohorts, rows, disclosure, shown),
                new ExportRoutes(
                        collections,
                        questions,
                        cohorts,
                        new Exports(exports(), pseudonyms, clock),
                        references,
                        disclosure),
                new SavedFilterRoutes(new SavedFilters(filters()), questions, disclosure, shown));
    }

    Path exports() {
        return folder.resolve("exports");
    }

    Path filters() {
        return folder.resolve("filters");
    }

    TestDesk desk() {
        return desk;
    }

    /** @param parameters names and values */
    HttpResponse<String> send(String method, String path, String body, String... parameters) {
        String query = Stream.iterate(0, i -> i < parameters.length, i -> i + 2)
                .map(i -> parameters[i] + "=" + URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        URI uri = api.address(path + "?" + query);
        try {
            return client.send(
                    HttpRequest.newBuilder(uri)
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    HttpResponse<String> get(String path, String... parameters) {
        return send("GET", path, "", parameters);
    }

    /** The answer, which must be one. */
    JsonNode ask(String path, String... parameters) {
        return answer(get(path, parameters));
    }

    JsonNode post(String path, Object body) throws IOException {
        return answer(send("POST", path, json.writeValueAsString(body)));
    }

    private JsonNode answer(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return read(response);
    }

    JsonNode read(HttpResponse<String> response) {
        try {
            return json.readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError(response.body(), e);
        }
    }

    /** What the audit would have written. */
    static String audit(HttpResponse<String> response) {
        return TestApi.shown(response);
    }

    /** What an error says. */
    static String message(HttpResponse<String> response) {
        return TestApi.message(response.body());
    }

    static List<String> texts(JsonNode array) {
        return Stream.iterate(0, i -> i < array.size(), i -> i + 1)
                .map(i -> array.get(i).asText())
                .toList();
    }

    static List<String> each(JsonNode array, String name) {
        return Stream.iterate(0, i -> i < array.size(), i -> i + 1)
                .map(i -> array.get(i).get(name).asText())
                .toList();
    }

    @Override
    public void close() {
        api.close();
        desk.close();
    }
}
