package org.niffler.app.explorer.http;

import io.javalin.config.JettyConfig;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Keeps the server under the explorer small, patient with nobody for long, and silent about itself. */
final class Jetty {

    /** Twenty viewers at once, each with a question and a few pictures under way, and some that wait. */
    private static final int THREADS = 64;

    private static final int MOST_CONNECTIONS = 512;

    /** A filter as long as one may be, each byte of it written as three, and what browsers say besides. */
    private static final int MOST_HEADER_BYTES = 64 * 1024;

    static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration STOPPING = Duration.ofSeconds(5);

    private static final ErrorBody ADDRESS_TOO_LONG = ErrorBody.of(
            "BAD_REQUEST", "The address is too long.", "A filter may have at most 16 KB; shorten what is asked for.");

    private Jetty() {}

    static void configure(JettyConfig jetty, ServerSettings settings, Optional<SSLContext> tls, Gate gate) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 4);
        threads.setName("explorer");
        threads.setDaemon(true);
        jetty.threadPool = threads;
        jetty.modifyHttpConfiguration(Jetty::keepSmall);
        jetty.addConnector((server, http) -> connector(server, http, settings, tls, gate));
        SecurityHeaders headers = new SecurityHeaders(tls.isPresent());
        jetty.modifyServer(server -> {
            // What is asked when it ends is answered.
            server.setHandler(new GracefulHandler(gate));
            server.setErrorHandler((request, response, callback) -> {
                headers.addTo(response.getHeaders());
                if (response.getStatus() == HttpStatus.URI_TOO_LONG_414) {
                    Gate.writeError(response, callback, ADDRESS_TOO_LONG);
                } else {
                    // Of what is no HTTP, or was sent to confuse: the status says enough.
                    callback.succeeded();
                }
                return true;
            });
            server.setStopTimeout(STOPPING.toMillis());
            server.setStopAtShutdown(false);
        });
    }

    private static void keepSmall(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(MOST_HEADER_BYTES);
        http.setIdleTimeout(IDLE.toMillis());
    }

    private static Connector connector(
            Server server, HttpConfiguration http, ServerSettings settings, Optional<SSLContext> tls, Gate gate) {
        ServerConnector connector = tls.isPresent()
                ? new ServerConnector(server, 1, 1, secured(tls.get()), new HttpConnectionFactory(secure(http)))
                : new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(IDLE.toMillis());
        connector.setShutdownIdleTimeout(100);
        connector.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
        connector.addBean(gate.patience());
        return connector;
    }

    private static SslConnectionFactory secured(SSLContext context) {
        SslContextFactory.Server factory = new SslContextFactory.Server();
        factory.setSslContext(context);
        factory.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        return new SslConnectionFactory(factory, "http/1.1");
    }

    private static HttpConfiguration secure(HttpConfiguration http) {
        HttpConfiguration secured = new HttpConfiguration(http);
        // By which name we are called is looked at by the gate, and also where there is no TLS.
        secured.addCustomizer(new SecureRequestCustomizer(false));
        return secured;
    }
}
