package org.niffler.app.explorer.scanner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.niffler.app.explorer.http.ApiPart;
import org.niffler.app.explorer.http.Refusal;

/** Parts of the API on a server of their own, to which everybody is let in. */
public final class TestApi implements AutoCloseable {

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

    private TestApi(Javalin server) {
        this.server = server;
    }

    public static TestApi of(ApiPart... parts) {
        return new TestApi(Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    for (ApiPart part : parts) {
                        part.addTo(config.routes);
                    }
                    config.routes.exception(
                            Refusal.class,
                            (refusal, context) -> context.status(refusal.kind().status())
                                    .json(Map.of(
                                            "error",
                                            Map.of(
                                                    "code", refusal.kind().name(),
                                                    "message", refusal.getMessage(),
                                                    "hint", refusal.hint()))));
                })
                .start("127.0.0.1", 0));
    }

    /** @param path below the API's root, with its query */
    public Answer ask(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + ApiPart.ROOT + path);
        HttpResponse<String> response =
                client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
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
