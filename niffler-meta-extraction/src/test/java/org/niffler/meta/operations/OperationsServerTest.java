package org.niffler.meta.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationsServerTest {

    private static final String LOOPBACK = "127.0.0.1";
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final AtomicReference<Instant> lastTurn = new AtomicReference<>(NOW);
    private final AtomicReference<Finding> store = new AtomicReference<>(Finding.good("answered 2 s ago"));
    private final Health health = new Health(
            List.of(new MainLoop("extractor", lastTurn::get, Duration.ofSeconds(60))),
            List.of(new HealthCheck("store", store::get)),
            Clock.fixed(NOW, ZoneOffset.UTC));
    private final Metrics metrics = new Metrics();
    private final HttpClient client = HttpClient.newHttpClient();

    private OperationsServer server;

    @BeforeEach
    void start() throws IOException {
        server = OperationsServer.start(LOOPBACK, 0, health, metrics);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + LOOPBACK + ":" + server.port() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    /** What it answers to bytes that no client library would send. */
    private String answerTo(String bytes) throws IOException {
        try (Socket socket = new Socket(LOOPBACK, server.port())) {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void saysThatItIsAlive() throws Exception {
        HttpResponse<String> response = get("/health/live");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.body())
                .isEqualTo("{\"status\":\"alive\",\"checks\":{\"extractor\":"
                        + "{\"ok\":true,\"detail\":\"last turned 0 s ago\"}}}");
    }

    @Test
    void saysWhichLoopStandsUntilItTurnsAgain() throws Exception {
        lastTurn.set(NOW.minusSeconds(90));
        HttpResponse<String> stalled = get("/health/live");
        lastTurn.set(NOW);

        assertThat(stalled.statusCode()).isEqualTo(503);
        assertThat(stalled.body())
                .isEqualTo("{\"status\":\"stalled\",\"checks\":{\"extractor\":"
                        + "{\"ok\":false,\"detail\":\"last turned 90 s ago; allowed are 60 s\"}}}");
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void saysWhatIsMissingUntilItIsThere() throws Exception {
        store.set(Finding.bad("no answer from mongodb://niffler:secret@db1/ for 65 s"));
        HttpResponse<String> notReady = get("/health/ready");
        store.set(Finding.good("answered 1 s ago"));
        HttpResponse<String> ready = get("/health/ready");

        assertThat(notReady.statusCode()).isEqualTo(503);
        assertThat(notReady.body())
                .isEqualTo("{\"status\":\"not ready\",\"checks\":{\"store\":"
                        + "{\"ok\":false,\"detail\":\"no answer from mongodb://***@db1/ for 65 s\"}}}");
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body())
                .isEqualTo("{\"status\":\"ready\",\"checks\":{\"store\":"
                        + "{\"ok\":true,\"detail\":\"answered 1 s ago\"}}}");
    }

    @Test
    void tellsTheMetricsAsTheyAreNow() throws Exception {
        metrics.received("CT1", 512);
        HttpResponse<String> first = get("/metrics");
        metrics.received("CT1", 512);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("Content-Type")).contains("text/plain; version=0.0.4; charset=utf-8");
        assertThat(first.body()).contains("\nniffler_instances_received_total{calling_aet=\"CT1\"} 1.0\n");
        assertThat(get("/metrics").body())
                .contains("\nniffler_instances_received_total{calling_aet=\"CT1\"} 2.0\n")
                .contains("\njvm_memory_used_bytes{");
    }

    @Test
    void speaksOpenMetricsToThoseThatAskForIt() throws Exception {
        HttpResponse<String> response = send(
                request("/metrics").header("Accept", "application/openmetrics-text;version=1.0.0,text/plain;q=0.5"));

        assertThat(response.headers().firstValue("Content-Type"))
                .contains("application/openmetrics-text; version=1.0.0; charset=utf-8");
        assertThat(response.body())
                .contains("# TYPE niffler_instances_quarantined counter")
                .endsWith("# EOF\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/health", "/health/", "/metrics/x", "/../etc/passwd", "/webjars/x", "/%2e%2e/%2e%2e/"})
    void findsNothingElse(String path) throws Exception {
        HttpResponse<String> response = get(path);

        assertThat(response.statusCode()).isIn(400, 404);
        assertThat(response.body()).doesNotContainIgnoringCase("jetty").doesNotContain("<", "\tat ");
    }

    @Test
    void answersInJsonThatNothingIsThere() throws Exception {
        HttpResponse<String> response = get("/nothing");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.body()).isEqualTo("{\"error\":\"not found\"}");
    }

    @Test
    void takesNothing() throws Exception {
        assertThat(send(request("/metrics").POST(HttpRequest.BodyPublishers.ofString("x")))
                        .statusCode())
                .isEqualTo(404);
        assertThat(send(request("/metrics").DELETE()).statusCode()).isEqualTo(404);
        assertThat(send(request("/metrics").method("TRACE", HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void doesNotSayWhatItIsMadeOf() throws Exception {
        assertThat(get("/metrics").headers().map()).doesNotContainKeys("Server", "server", "X-Powered-By");
        assertThat(answerTo("GET / HTTP/9.9\r\n\r\n")
                        + answerTo("\u0016\u0003\u0001 no http\r\n\r\n")
                        + answerTo("GET /health/live HTTP/1.1\r\n\r\n"))
                .contains(" 400 ", " 505 ")
                .doesNotContainIgnoringCase("jetty")
                .doesNotContainIgnoringCase("javalin")
                .doesNotContain("\tat ", "Exception");
    }

    @Test
    void listensOnTheGivenAddressOnly() throws IOException {
        assertThat(server.port()).isPositive();
        // All of 127.0.0.0/8 leads to this host; only one of them is listened on.
        assertThatThrownBy(() -> new Socket("127.0.0.2", server.port()).close()).isInstanceOf(IOException.class);
    }

    @Test
    void saysWhatToDoIfThePortIsInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> OperationsServer.start(LOOPBACK, port, health, metrics))
                    .isInstanceOf(IOException.class)
                    .hasMessage("Cannot listen on 127.0.0.1:" + port + " for health and metrics: the port is in use."
                            + " Set OperationsPort to a port that is free.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "nowhere.invalid"})
    void saysWhatToDoIfTheAddressIsNotOfThisHost(String host) {
        assertThatThrownBy(() -> OperationsServer.start(host, 0, health, metrics))
                .isInstanceOf(IOException.class)
                .hasMessage("Cannot listen on " + host + ":0 for health and metrics: this host has no such address."
                        + " 127.0.0.1 is the one to use.");
    }

    @Test
    void stopsAtOnceThoughAClientHoldsItsConnection() throws Exception {
        get("/metrics");
        try (Socket idle = new Socket(LOOPBACK, server.port());
                Socket halfRequest = new Socket(LOOPBACK, server.port())) {
            // Answered once, so that the server has it; a connection that only waits to be accepted is nobody's.
            idle.setSoTimeout(20_000);
            idle.getOutputStream()
                    .write("GET /health/live HTTP/1.1\r\nHost: us\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(idle.getInputStream().read()).isEqualTo('H');
            halfRequest.getOutputStream().write("GET /metrics HT".getBytes(StandardCharsets.US_ASCII));
            long before = System.nanoTime();
            server.close();

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
            assertThat(idle.getInputStream().readAllBytes())
                    .as("the rest of the answer, and the end")
                    .isNotEmpty();
        }
        assertThatThrownBy(() -> get("/metrics")).isInstanceOf(IOException.class);
    }

    @Test
    void staysSmall() throws Exception {
        get("/metrics");

        assertThat(Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().startsWith("operations")))
                .hasSizeBetween(1, 8)
                .allMatch(Thread::isDaemon);
    }
}
