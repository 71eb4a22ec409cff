package org.niffler.app.hospital;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Tells health and metrics in the words of meta-extraction, of which {@code metrics.txt} is the text: with two senders, CT1 and
 * MR2, something in its queue and its quarantine, and a disk of which three quarters are used.
 */
public final class StandInService implements AutoCloseable {

    private static final String ALIVE = """
            {"status":"alive","checks":{"extraction":{"ok":true,"detail":"last turned 0 s ago"},\
            "ticker":{"ok":true,"detail":"last turned 0 s ago"}}}""";

    private static final String READY = """
            {"status":"ready","checks":{"disk":{"ok":true,"detail":"more than MinFree is free"},\
            "extraction":{"ok":true,"detail":"goes on"},"profiles":{"ok":true,"detail":"1 in force"},\
            "store":{"ok":true,"detail":"answers"},"workflows":{"ok":true,"detail":"2 in force"}}}""";

    private static final String NOT_READY = """
            {"status":"not ready","checks":{"disk":{"ok":false,\
            "detail":"less than MinFree is free; instances are refused (A700H)"},\
            "extraction":{"ok":true,"detail":"goes on"},"profiles":{"ok":true,"detail":"1 in force"},\
            "store":{"ok":true,"detail":"answers"},"workflows":{"ok":true,"detail":"2 in force"}}}""";

    private static final long INSTANCE = 524_288;
    private static final long FIRST = 1_000;

    /** What came after the first was written so soon, and not much sooner, in seconds. */
    private static final double LAG = 0.5;

    private static final Pattern LAG_BUCKET =
            Pattern.compile("(niffler_extraction_lag_seconds_bucket\\{le=\"([^\"]+)\"\\}) (\\d+)");

    private record Answer(int status, String type, String text) {}

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final AtomicLong instances = new AtomicLong(FIRST);
    private final String metrics;
    private HttpServer server;

    public StandInService() throws IOException {
        metrics = metrics();
        well();
        listen(0);
    }

    private void listen(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** It is well from now on. */
    public StandInService well() {
        answers.clear();
        answers.put("/health/live", new Answer(200, "application/json", ALIVE));
        answers.put("/health/ready", new Answer(200, "application/json", READY));
        return this;
    }

    /** Nobody answers where it was, until it is {@link #back}. */
    public StandInService away() {
        server.stop(0);
        return this;
    }

    /** It answers again where it was before. */
    public StandInService back() throws IOException {
        listen(server.getAddress().getPort());
        return this;
    }

    private static String metrics() throws IOException {
        try (InputStream text = StandInService.class.getResourceAsStream("metrics.txt")) {
            return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** So many more have come from CT1, of half a megabyte each, and are extracted within half a second. */
    public StandInService received(int more) {
        instances.addAndGet(more);
        return this;
    }

    /** Its disk is full from now on. */
    public StandInService fullDisk() {
        answers.put("/health/ready", new Answer(503, "application/json", NOT_READY));
        return this;
    }

    /** It answers what no metadata service would. */
    public StandInService answers(String path, int status, String text) {
        answers.put(path, new Answer(status, "text/html", text));
        return this;
    }

    /** Where it is, without a path. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answers.getOrDefault(exchange.getRequestURI().getPath(), other(exchange));
            byte[] body = answer.text().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer other(HttpExchange exchange) {
        if (!exchange.getRequestURI().getPath().equals("/metrics")) {
            return new Answer(404, "application/json", "{\"error\":\"not found\"}");
        }
        long now = instances.get();
        String text = metrics.replace("@instances@", now + ".0")
                .replace("@bytes@", now * INSTANCE + ".0")
                .replace("@documents@", now / 10 + ".0");
        text = LAG_BUCKET.matcher(text).replaceAll(bucket -> bucket.group(1) + " " + count(bucket, now - FIRST));
        return new Answer(200, "text/plain; version=0.0.4; charset=utf-8", text);
    }

    private static long count(MatchResult bucket, long more) {
        boolean within = bucket.group(2).equals("+Inf") || Double.parseDouble(bucket.group(2)) >= LAG;
        return Long.parseLong(bucket.group(3)) + (within ? more : 0);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
