package org.niffler.app.explorer.operations;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP server in the place of the metadata service, which answers what it is told to. */
final class StandInService implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();

    @FunctionalInterface
    interface Reply {
        void give(HttpExchange exchange) throws IOException;
    }

    StandInService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            replies.getOrDefault(exchange.getRequestURI().getPath(), text(404, "nothing here"))
                    .give(exchange);
        });
        server.start();
        answers("/health/live", text(200, "{\"status\":\"alive\",\"checks\":{}}"));
        answers(
                "/health/ready",
                text(
                        503,
                        "{\"status\":\"not ready\",\"checks\":{\"store\":{\"ok\":false,\"detail\":\"does not answer\"}}}"));
    }

    StandInService answers(String path, Reply reply) {
        replies.put(path, reply);
        return this;
    }

    /** Of the counters that are given, and what is always there. */
    StandInService metrics(String... lines) {
        return answers("/metrics", text(200, "niffler_queue_entries 7.0\n" + String.join("\n", lines) + "\n"));
    }

    static Reply text(int status, String text) {
        return exchange -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    int asked() {
        return asked.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
