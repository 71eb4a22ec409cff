package org.niffler.bench.explorer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.niffler.testkit.process.ProcessFailed;

/** Somebody with a browser: connections and cookies of its own. */
final class Viewer {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int OK = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a page or a module of it needs: scripts, styles, imported modules. */
    private static final Pattern NEEDED =
            Pattern.compile("(?:src=|href=|from\\s*|import\\s*)[\"']((?:/|\\./)[\\w./-]+\\.(?:js|css))[\"']");

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final URI site;

    Viewer(URI site) {
        this.site = site;
    }

    /** How long an answer took, of which nothing is looked at but that it is one. */
    double milliseconds(String path) throws IOException, InterruptedException {
        long start = System.nanoTime();
        bytes(site.resolve(path));
        return (System.nanoTime() - start) / 1e6;
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        return JSON.readTree(bytes(site.resolve(path)));
    }

    /** Opens the page for the first time: all that it is made of, one after the other, and what it asks at its start. */
    double firstPage() throws IOException, InterruptedException {
        long start = System.nanoTime();
        Set<URI> seen = new LinkedHashSet<>();
        load(site, seen);
        for (String asked : List.of("session", "collections", "attributes", "cohort?filter=")) {
            bytes(site.resolve("/api/v1/" + asked));
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private void load(URI part, Set<URI> seen) throws IOException, InterruptedException {
        if (!seen.add(part)) {
            return;
        }
        Matcher needed = NEEDED.matcher(new String(bytes(part), StandardCharsets.UTF_8));
        while (needed.find()) {
            load(part.resolve(needed.group(1)), seen);
        }
    }

    private byte[] bytes(URI address) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(
                HttpRequest.newBuilder(address).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != OK) {
            throw new ProcessFailed(address.getPath() + " was answered with " + response.statusCode() + ": "
                    + new String(response.body(), StandardCharsets.UTF_8));
        }
        return response.body();
    }

    /** A path of the API with parameters: names and values in turn. */
    static String path(String route, String... parameters) {
        return "/api/v1/" + route
                + Arrays.stream(parameters)
                        .map(text -> URLEncoder.encode(text, StandardCharsets.UTF_8))
                        .collect(Collectors.collectingAndThen(Collectors.toList(), Viewer::query));
    }

    private static String query(List<String> namesAndValues) {
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < namesAndValues.size(); i += 2) {
            query.append(i == 0 ? '?' : '&')
                    .append(namesAndValues.get(i))
                    .append('=')
                    .append(namesAndValues.get(i + 1));
        }
        return query.toString();
    }
}
