package org.niffler.testkit.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/** The few calls of Orthanc's REST interface that tests need. */
final class OrthancRest {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int OK = 200;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;

    OrthancRest(int port) {
        this.base = "http://" + PeerAddress.LOOPBACK + ":" + port;
    }

    /** Whether it is up. */
    boolean answers() {
        try {
            return send(request("/system").GET().build()).statusCode() == OK;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /**
     * Stores one file.
     *
     * @throws IllegalStateException if Orthanc refuses it
     */
    void upload(Path file) {
        HttpResponse<String> response;
        try {
            response =
                    send(request("/instances").POST(BodyPublishers.ofFile(file)).build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (response.statusCode() != OK) {
            throw new IllegalStateException(
                    "Orthanc refused %s: HTTP %d%n%s".formatted(file, response.statusCode(), response.body()));
        }
    }

    OrthancPeer.Statistics statistics() {
        try {
            JsonNode counts = new ObjectMapper()
                    .readTree(send(request("/statistics").GET().build()).body());
            return new OrthancPeer.Statistics(
                    counts.required("CountPatients").intValue(),
                    counts.required("CountStudies").intValue(),
                    counts.required("CountSeries").intValue(),
                    counts.required("CountInstances").intValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(TIMEOUT);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            return sendAgain(request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for Orthanc", e);
        }
    }

    /** Orthanc closes idle connections, perhaps at the moment at which we use one again. All requests may be repeated. */
    private HttpResponse<String> sendAgain(HttpRequest request) {
        try {
            return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for Orthanc", e);
        }
    }
}
