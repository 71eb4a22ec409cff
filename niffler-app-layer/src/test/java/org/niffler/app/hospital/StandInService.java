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

    private record Answer(int status, String type, String text) {}

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final AtomicLong instances = new AtomicLong(1_000);
    private final String metrics;

    public StandInService() throws IOException {
        metrics = metrics();
        answers.put("/health/live", new Answer(200, "application/json", ALIVE));
        answers.put("/health/ready", new Answer(200, "application/json", READY));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private static String metrics() throws IOException {
        try (InputStream text = StandInService.class.getResourceAsStream("metrics.txt")) {
            return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** So many more have come from CT1, of half a megabyte each, and are extracted. */
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
        return new Answer(200, "text/plain; version=0.0.4; charset=utf-8", text);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
