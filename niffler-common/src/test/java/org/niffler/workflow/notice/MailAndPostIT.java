package org.niffler.workflow.notice;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.niffler.notify.MailSecurity;
import org.niffler.notify.MailSettings;
import org.niffler.schedule.Backoff;
import org.niffler.workflow.Reaction;
import org.slf4j.LoggerFactory;

/** Notices that servers receive, or not. */
class MailAndPostIT {

    private static final String SUBJECT = "Workflow chest: succeeded";
    private static final String RESULT = "{\"status\":\"succeeded\",\"result\":{\"name\":\"SECRET^NAME\"}}";
    private static final String TO = "research@hospital.example";

    private record Posted(String path, String contentType, String authorization, String body) {}

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(MailAndPost.class);
    private final List<Posted> posted = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        log.start();
        logger.addAppender(log);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        logger.detachAppender(log);
    }

    @Test
    void postsTheResultAsJson() {
        notices(Optional.empty()).tell(posting("http://127.0.0.1:" + port() + "/hook?token=abc"), SUBJECT, RESULT);

        assertThat(posted).containsExactly(new Posted("/hook?token=abc", "application/json", null, RESULT));
        assertThat(warnings()).isEmpty();
    }

    @Test
    void logsInAsTheUserOfTheUrl() {
        notices(Optional.empty()).tell(posting("http://niffler:pass@127.0.0.1:" + port() + "/"), SUBJECT, RESULT);

        assertThat(posted).extracting(Posted::authorization).containsExactly("Basic bmlmZmxlcjpwYXNz");
    }

    @Test
    void postsAgainWhenTheServerIsBusyOrBroken() {
        statuses.addAll(List.of(503, 429));

        notices(Optional.empty()).tell(posting("http://127.0.0.1:" + port() + "/"), SUBJECT, RESULT);

        assertThat(posted).hasSize(3);
        assertThat(warnings()).isEmpty();
    }

    @Test
    void givesUpAfterThreeAttempts() {
        statuses.addAll(List.of(500, 502, 503, 504));

        notices(Optional.empty()).tell(posting("http://127.0.0.1:" + port() + "/"), SUBJECT, RESULT);

        assertThat(posted).hasSize(3);
        assertThat(warnings())
                .containsExactly("The result of 'Workflow chest: succeeded' was not posted to http://127.0.0.1:"
                        + port() + ": it answers with HTTP status 503.");
    }

    @Test
    void takesARefusalForAnAnswerAndKeepsSecretsOutOfTheLog() {
        statuses.add(403);

        notices(Optional.empty())
                .tell(posting("http://u:pw@127.0.0.1:" + port() + "/services/T0KEN?key=K3Y"), SUBJECT, RESULT);

        assertThat(posted).hasSize(1);
        assertThat(warnings())
                .containsExactly("The result of 'Workflow chest: succeeded' was not posted to http://127.0.0.1:"
                        + port() + ": it answers with HTTP status 403.");
    }

    @Test
    void followsNoRedirection() {
        statuses.add(307);

        notices(Optional.empty()).tell(posting("http://127.0.0.1:" + port() + "/"), SUBJECT, RESULT);

        assertThat(posted).hasSize(1);
        assertThat(warnings()).singleElement().asString().endsWith("it answers with HTTP status 307.");
    }

    @Test
    void saysThatNobodyListens() throws IOException {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }

        notices(Optional.empty()).tell(posting("http://127.0.0.1:" + port + "/"), SUBJECT, RESULT);

        assertThat(warnings())
                .containsExactly("The result of 'Workflow chest: succeeded' was not posted to http://127.0.0.1:" + port
                        + ": connection refused.");
    }

    @Test
    void saysThatTheHostIsUnknown() {
        notices(Optional.empty()).tell(posting("http://no-such-host.invalid/"), SUBJECT, RESULT);

        assertThat(warnings())
                .containsExactly("The result of 'Workflow chest: succeeded' was not posted to"
                        + " http://no-such-host.invalid: the host is unknown.");
    }

    @Test
    void saysThatAUrlIsNone() {
        notices(Optional.empty()).tell(posting("ftp://u:pw@host/path"), SUBJECT, RESULT);

        assertThat(warnings())
                .containsExactly(
                        "The result of 'Workflow chest: succeeded' was not posted to ftp://host: it is no URL of"
                                + " the kind https://host/path.");
    }

    @Test
    void mailsTheSubjectAndNothingThatAProgramSaid() throws Exception {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try {
            notices(Optional.of(settings(mail.getSmtp().getPort()))).tell(mailing(), SUBJECT, RESULT);

            assertThat(mail.getReceivedMessages()).singleElement().satisfies(message -> {
                assertThat(message.getSubject()).isEqualTo(SUBJECT);
                assertThat(message.getContent().toString().strip())
                        .isEqualTo(SUBJECT + ".\r\n\r\nWhat the program said is in the run's record, not in this mail,"
                                + " as it may name patients.");
            });
            assertThat(warnings()).isEmpty();
        } finally {
            mail.stop();
        }
    }

    @Test
    void warnsOnceThatThereIsNoMailServer() {
        Notices notices = notices(Optional.empty());

        notices.tell(mailing(), SUBJECT, RESULT);
        notices.tell(mailing(), SUBJECT, RESULT);

        assertThat(warnings())
                .containsExactly(
                        "A workflow wants a mail to be sent, but no mail server is configured: no mails are sent.");
    }

    @Test
    void warnsOfAMailThatCannotBeSentAndPostsAllTheSame() throws IOException {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        Reaction both =
                new Reaction(false, Optional.of(TO), Optional.of(URI.create("http://127.0.0.1:" + port() + "/")));

        notices(Optional.of(settings(port))).tell(both, SUBJECT, RESULT);

        assertThat(posted).hasSize(1);
        assertThat(warnings())
                .containsExactly("The mail 'Workflow chest: succeeded' was not sent. Mail server 127.0.0.1:" + port
                        + ": connection refused; check the port, and whether the server runs.");
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        posted.add(new Posted(
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                exchange.getRequestHeaders().getFirst("Authorization"),
                body));
        Integer status = statuses.poll();
        exchange.getResponseHeaders().set("Location", "/elsewhere");
        exchange.sendResponseHeaders(status == null ? 204 : status, -1);
        exchange.close();
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private List<String> warnings() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static Notices notices(Optional<MailSettings> mail) {
        return new MailAndPost(mail, Clock.systemUTC(), new Backoff(Duration.ofMillis(20), Duration.ofMillis(40), 3));
    }

    private static Reaction posting(String url) {
        return new Reaction(false, Optional.empty(), Optional.of(URI.create(url)));
    }

    private static Reaction mailing() {
        return new Reaction(false, Optional.of(TO), Optional.empty());
    }

    private static MailSettings settings(int port) {
        return new MailSettings(
                "127.0.0.1",
                port,
                MailSecurity.NONE,
                Optional.empty(),
                Optional.empty(),
                "niffler@hospital.example",
                Duration.ofSeconds(10));
    }
}
