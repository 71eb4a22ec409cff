package org.niffler.app.explorer.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Gzip;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.niffler.app.explorer.ExplorerSettings;
import org.niffler.dicom.net.ServerTls;
import org.niffler.text.ListenFailure;

/** Offers the page and its API to those who may see them. */
public final class ExplorerServer implements AutoCloseable {

    private final Javalin http;
    private final int port;

    private ExplorerServer(Javalin http, int port) {
        this.http = http;
        this.port = port;
    }

    /**
     * Answers from now on.
     *
     * @param parts of the API, besides that of sessions
     * @param version of this program, which the page shows
     * @param clock by which sessions end and who guesses must wait
     * @throws IllegalArgumentException if it must not be offered so: see {@link ServerSettings#mistakes}
     * @throws IOException if it cannot listen there, or the key store, the file of users or that of the audit cannot be used;
     *     the message says why and what to do
     */
    public static ExplorerServer start(
            ServerSettings server, ExplorerSettings explorer, List<ApiPart> parts, String version, Clock clock)
            throws IOException {
        return start(server, explorer, parts, version, clock, Jetty.IDLE);
    }

    /** @param patience how long a request may take to come */
    static ExplorerServer start(
            ServerSettings server,
            ExplorerSettings explorer,
            List<ApiPart> parts,
            String version,
            Clock clock,
            Duration patience)
            throws IOException {
        List<String> mistakes = server.mistakes(explorer.showPhi());
        if (!mistakes.isEmpty()) {
            throw new IllegalArgumentException(String.join(System.lineSeparator(), mistakes));
        }
        Optional<SSLContext> tls = server.tls().isPresent()
                ? Optional.of(ServerTls.context(server.tls().get()))
                : Optional.empty();
        Optional<AuditLog> audit = explorer.showPhi()
                ? Optional.of(AuditLog.open(explorer.folders().audit(), clock))
                : Optional.empty();
        Logins logins = Logins.open(server, clock);
        Sessions sessions = new Sessions(clock);
        Admission admission = new Admission(logins, sessions, tls.isPresent());
        SessionPart session = new SessionPart(explorer, version, logins, sessions, tls.isPresent());
        Gate gate = new Gate(new HostNames(server), new SecurityHeaders(tls.isPresent()), audit, patience);
        Javalin http = Javalin.create(config -> {
            keepSmallAndSilent(config);
            Jetty.configure(config.jetty, server, tls, gate);
            config.routes.before(admission::check);
            ApiErrors.addTo(config.routes);
            new PageFiles(PageFiles.PAGE).addTo(config.routes);
            session.addTo(config.routes);
            new DescriptionPart().addTo(config.routes);
            parts.forEach(part -> part.addTo(config.routes));
        });
        return new ExplorerServer(http, listen(http, server));
    }

    private static int listen(Javalin http, ServerSettings server) throws IOException {
        try {
            return http.start().port();
        } catch (JavalinException e) {
            http.stop();
            throw new IOException(ListenFailure.describe(server.host(), server.port(), "the explorer", e, "Port"), e);
        }
    }

    private static void keepSmallAndSilent(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = Gate.MOST_BODY_BYTES;
        config.http.compressionStrategy = new CompressionStrategy(null, new Gzip(6), null);
        config.jsonMapper(ApiJson.mapper());
    }

    /** The one that was asked for, or that was free. */
    public int port() {
        return port;
    }

    /** Answers what has been asked, and then nobody any more. */
    @Override
    public void close() {
        http.stop();
    }
}
