package org.niffler.app.explorer.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.niffler.app.explorer.ExplorerSettings;
import org.niffler.app.query.ScannerName;
import org.niffler.testkit.tls.TestCertificate;

/** The explorer on a port of its own, with some routes to try it on, and those who ask it. */
final class TestExplorer implements AutoCloseable {

    static final String TOKEN = "a-token-only-for-tests";
    static final String LOOPBACK = "127.0.0.1";

    private static final Pattern CSRF = Pattern.compile("\"csrfToken\":\"([^\"]+)\"");

    private final ExplorerServer server;
    private final boolean tls;

    private TestExplorer(ExplorerServer server, boolean tls) {
        this.server = server;
        this.tls = tls;
    }

    /** Where nobody needs to log in. */
    static ServerSettings open() {
        return new ServerSettings(LOOPBACK, 0, Set.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static ServerSettings withToken() {
        return open().withToken(TOKEN);
    }

    static ServerSettings withUsers(Path users) {
        return new ServerSettings(LOOPBACK, 0, Set.of(), Optional.empty(), Optional.empty(), Optional.of(users));
    }

    static ExplorerSettings settings(Path folder, boolean showPhi) {
        return new ExplorerSettings(
                "featureset",
                Optional.empty(),
                Optional.empty(),
                new ExplorerSettings.Folders(
                        folder.resolve("filters"), folder.resolve("exports"), folder.resolve("audit.log")),
                new ExplorerSettings.Scanners(
                        new ScannerName(List.of("StationName")),
                        List.of("CT"),
                        Duration.ofMinutes(20),
                        ZoneOffset.UTC,
                        Duration.ofMinutes(20)),
                Duration.ofSeconds(30),
                showPhi);
    }

    static TestExplorer start(ServerSettings server, ExplorerSettings explorer, TestClock clock) throws IOException {
        return start(server, explorer, clock, Jetty.IDLE);
    }

    /** @param patience how long a request may take to come */
    static TestExplorer start(ServerSettings server, ExplorerSettings explorer, TestClock clock, Duration patience)
            throws IOException {
        return new TestExplorer(
                ExplorerServer.start(server, explorer, List.of(new TriedPart()), "1.2.3", clock, patience),
                server.tls().isPresent());
    }

    int port() {
        return server.port();
    }

    /** Somebody who has no cookies yet. */
    Viewer viewer() {
        return new Viewer(HttpClient.newHttpClient());
    }

    /** Somebody who trusts this certificate. */
    Viewer viewer(TestCertificate trusted) {
        SSLContext context = trusted.contextTrusting(trusted);
        return new Viewer(HttpClient.newBuilder().sslContext(context).build());
    }

    /** What it answers to bytes that no client library would send. */
    String answerTo(String bytes) throws IOException {
        try (Socket socket = new Socket(LOOPBACK, port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** What it answers to a GET of exactly this target. */
    String answerToTarget(String target) throws IOException {
        return answerTo("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    @Override
    public void close() {
        server.close();
    }

    /** Keeps the cookie and the token of its session, as the page does. */
    final class Viewer {

        private final HttpClient client;
        private String cookie = "";
        private String csrf = "";

        private Viewer(HttpClient client) {
            this.client = client;
        }

        HttpResponse<String> get(String path, String... headers) {
            return send("GET", path, "", headers);
        }

        HttpResponse<String> send(String method, String path, String body, String... headers) {
            HttpRequest.Builder request = request(path)
                    .method(
                            method,
                            body.isEmpty()
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(body));
            if (headers.length > 0) {
                request.headers(headers);
            }
            if (!cookie.isEmpty()) {
                request.header("Cookie", cookie);
            }
            return send(request);
        }

        /** With the token of the session. */
        HttpResponse<String> change(String method, String path, String body) {
            return send(method, path, body, "X-CSRF-Token", csrf, "Content-Type", "application/json");
        }

        HttpResponse<String> login(String body) {
            HttpResponse<String> answer = send("POST", "/api/v1/session", body, "Content-Type", "application/json");
            remember(answer);
            return answer;
        }

        HttpResponse<String> session() {
            HttpResponse<String> answer = get("/api/v1/session");
            remember(answer);
            return answer;
        }

        String cookie() {
            return cookie;
        }

        void takeCookie(String value) {
            cookie = value;
        }

        private void remember(HttpResponse<String> answer) {
            answer.headers().firstValue("Set-Cookie").ifPresent(value -> cookie = value.split(";")[0]);
            Matcher matcher = CSRF.matcher(answer.body());
            if (matcher.find()) {
                csrf = matcher.group(1);
            }
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create((tls ? "https" : "http") + "://" + LOOPBACK + ":" + port() + path))
                    .timeout(Duration.ofSeconds(30));
        }

        private HttpResponse<String> send(HttpRequest.Builder request) {
            try {
                return client.send(request.build(), BodyHandlers.ofString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
