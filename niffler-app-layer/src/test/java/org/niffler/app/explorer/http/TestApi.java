package org.niffler.app.explorer.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/** Parts of the API on a server of their own, to which everybody is let in; errors and JSON are as the explorer has them. */
public final class TestApi implements AutoCloseable {

    private static final String SHOWN = "X-Shown";

    private final Javalin server;
    private final HttpClient client = HttpClient.newHttpClient();

    /** What the server said. */
    public record Answer(int status, JsonNode body) {

        /** The code, message and hint of an error. */
        public List<String> error() {
            JsonNode error = body.get("error");
            return List.of(
                    error.get("code").asText(),
                    error.get("message").asText(),
                    error.get("hint").asText());
        }
    }

    private TestApi(List<? extends ApiPart> parts) {
        server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.jsonMapper(ApiJson.mapper());
            ApiErrors.addTo(config.routes);
            parts.forEach(part -> part.addTo(config.routes));
            config.routes.after(context -> context.header(SHOWN, String.join("; ", Viewers.subjects(context))));
        });
    }

    public static TestApi of(ApiPart... parts) {
        return of(List.of(parts));
    }

    public static TestApi of(List<? extends ApiPart> parts) {
        TestApi api = new TestApi(parts);
        api.server.start("127.0.0.1", 0);
        return api;
    }

    /** @param path below the API's root, with its query */
    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + ApiPart.ROOT + path);
    }

    /** Whom an answer shows, as the audit would have it; empty text for nobody. */
    public static String shown(HttpResponse<?> response) {
        return response.headers().firstValue(SHOWN).orElse("");
    }

    /** The message of an error. */
    public static String message(String body) {
        try {
            return new ObjectMapper().readTree(body).at("/error/message").textValue();
        } catch (IOException e) {
            throw new AssertionError(body, e);
        }
    }

    /** @param path below the API's root, with its query */
    public Answer ask(String path) throws IOException, InterruptedException {
        HttpResponse<String> response =
                client.send(HttpRequest.newBuilder(address(path)).build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), new ObjectMapper().readTree(response.body()));
    }

    /** The answer to what is not refused. */
    public JsonNode get(String path) throws IOException, InterruptedException {
        Answer answer = ask(path);
        if (answer.status() != 200) {
            throw new AssertionError(path + " was answered by " + answer);
        }
        return answer.body();
    }

    @Override
    public void close() {
        server.stop();
    }
}
