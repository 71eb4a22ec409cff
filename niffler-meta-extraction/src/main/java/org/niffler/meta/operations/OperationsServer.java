package org.niffler.meta.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.JettyConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinBindException;
import java.io.Closeable;
import java.io.IOException;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.niffler.text.ListenFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells health and metrics by HTTP: {@code /health/live}, {@code /health/ready} and {@code /metrics}. It has no passwords,
 * so it belongs on loopback, and says nothing that a user of this host may not know.
 */
public final class OperationsServer implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(OperationsServer.class);
    private static final String JSON = "application/json";
    private static final String NOT_FOUND = "{\"error\":\"not found\"}";
    private static final String FAILED = "{\"error\":\"internal error\"}";

    /** One waits for connections; a monitoring system, an administrator and a supervisor ask at once at most. */
    private static final int THREADS = 4;

    private final ObjectMapper json = new ObjectMapper();
    private final Health health;
    private final Metrics metrics;
    private final Javalin http;
    private final int port;

    private OperationsServer(String host, int port, Health health, Metrics metrics) {
        this.health = health;
        this.metrics = metrics;
        this.http = Javalin.create(this::configure);
        this.port = listen(host, port);
    }

    /**
     * Listens from now on.
     *
     * @param host as in {@code 127.0.0.1}
     * @param port from 1 to 65535, or 0 for any that is free
     * @throws IOException if it cannot listen there; the message says why and what to do
     */
    public static OperationsServer start(String host, int port, Health health, Metrics metrics) throws IOException {
        try {
            return new OperationsServer(host, port, health, metrics);
        } catch (JavalinBindException e) {
            throw new IOException(ListenFailure.describe(host, port, "health and metrics", e, "OperationsPort"), e);
        }
    }

    private int listen(String host, int wanted) {
        try {
            return http.start(host, wanted).port();
        } catch (JavalinBindException e) {
            http.stop();
            throw e;
        }
    }

    /** The one that was asked for, or that was free. */
    public int port() {
        return port;
    }

    /** Answers nobody any more. */
    @Override
    public void close() {
        http.stop();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        keepSmallAndSilent(config.jetty);
        config.routes.get("/health/live", context -> answer(context, health.live()));
        config.routes.get("/health/ready", context -> answer(context, health.ready()));
        config.routes.get("/metrics", this::answerMetrics);
        config.routes.error(
                HttpStatus.NOT_FOUND.getCode(),
                context -> context.contentType(JSON).result(NOT_FOUND));
        config.routes.exception(Exception.class, (e, context) -> {
            // The boundary of a request: the answer says that it failed, the log why.
            LOG.error("The answer to {} failed", context.path(), e);
            context.status(HttpStatus.INTERNAL_SERVER_ERROR).contentType(JSON).result(FAILED);
        });
    }

    private static void keepSmallAndSilent(JettyConfig jetty) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 1);
        threads.setName("operations");
        threads.setDaemon(true);
        threads.setReservedThreads(0);
        jetty.threadPool = threads;
        jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setSendXPoweredBy(false);
        });
        jetty.modifyServer(OperationsServer::sayNothingOfItself);
    }

    private static void sayNothingOfItself(Server server) {
        // Of what is no HTTP, or was sent to confuse: the status says enough.
        server.setErrorHandler((request, response, callback) -> {
            callback.succeeded();
            return true;
        });
        server.setStopTimeout(0);
        server.setStopAtShutdown(false);
    }

    private void answer(Context context, HealthReport report) throws JsonProcessingException {
        context.status(report.allWell() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .contentType(JSON)
                .result(json.writeValueAsString(report));
    }

    private void answerMetrics(Context context) {
        Exposition exposition = metrics.exposition(context.header("Accept"));
        context.contentType(exposition.contentType()).result(exposition.text());
    }
}
