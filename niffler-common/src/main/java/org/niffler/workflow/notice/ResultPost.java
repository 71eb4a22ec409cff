package org.niffler.workflow.notice;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.niffler.schedule.Backoff;

/** Posts a JSON object, again if the failure may be a passing one; follows no redirection, which may lead anywhere. */
final class ResultPost {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);
    private static final int TOO_MANY_REQUESTS = 429;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(Redirect.NEVER)
            .build();
    private final Backoff backoff;
    private final Duration patience;

    /** @param patience for all attempts together */
    ResultPost(Backoff backoff, Duration patience) {
        this.backoff = backoff;
        this.patience = patience;
    }

    /** The only part of a URL that holds no secret: path, query and user may. */
    static String server(URI target) {
        return target.getScheme() + "://" + target.getHost() + (target.getPort() < 0 ? "" : ":" + target.getPort());
    }

    /** @return why it was not taken, without the URL; empty if it was */
    Optional<String> send(URI target, String json) throws InterruptedException {
        HttpRequest request;
        try {
            request = request(target, json);
        } catch (IllegalArgumentException e) {
            return Optional.of("it is no URL of the kind https://host/path"); // the message would quote it
        }
        long end = System.nanoTime() + patience.toNanos();
        try {
            backoff.call(
                    () -> attempt(request, end),
                    NotTakenException.class,
                    failure -> failure.isPassing() && System.nanoTime() - end < 0,
                    failure -> {});
            return Optional.empty();
        } catch (NotTakenException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static HttpRequest request(URI target, String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .timeout(REQUEST_TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
        if (target.getUserInfo() != null) {
            // Not done by the client, which ignores them.
            byte[] credentials = target.getUserInfo().getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        return request.build();
    }

    /** The limit is for the whole response: the client's own ends with the headers, and a body may be endless. */
    private Void attempt(HttpRequest request, long end) throws NotTakenException, InterruptedException {
        Duration limit = Duration.ofNanos(Math.min(REQUEST_TIMEOUT.toNanos(), Math.max(1, end - System.nanoTime())));
        CompletableFuture<HttpResponse<Void>> response = client.sendAsync(request, BodyHandlers.discarding());
        try {
            check(response.get(limit.toNanos(), TimeUnit.NANOSECONDS).statusCode());
            return null;
        } catch (ExecutionException e) {
            throw new NotTakenException(explain(e.getCause()), e.getCause() instanceof IOException);
        } catch (TimeoutException e) {
            throw new NotTakenException(noAnswer(limit), true);
        } finally {
            response.cancel(true);
        }
    }

    private static void check(int status) throws NotTakenException {
        if (status / 100 != 2) {
            throw new NotTakenException(
                    "it answers with HTTP status " + status, status / 100 == 5 || status == TOO_MANY_REQUESTS);
        }
    }

    private static String explain(Throwable failure) {
        if (failure instanceof HttpConnectTimeoutException) {
            return "no connection within " + CONNECT_TIMEOUT.toSeconds() + " s";
        }
        if (failure instanceof HttpTimeoutException) {
            return noAnswer(REQUEST_TIMEOUT);
        }
        if (failure instanceof ConnectException) {
            return failure.getCause() != null && failure.getCause().getCause() instanceof UnresolvedAddressException
                            || failure.getCause() instanceof UnresolvedAddressException
                    ? "the host is unknown"
                    : "connection refused";
        }
        return failure instanceof SSLException
                ? "no TLS connection came about; is its certificate trusted here?"
                : "the connection was lost";
    }

    private static String noAnswer(Duration limit) {
        return "no answer within " + Math.max(1, limit.toSeconds()) + " s";
    }

    private static final class NotTakenException extends Exception {

        private static final long serialVersionUID = 1L;

        private final boolean passing;

        NotTakenException(String message, boolean passing) {
            super(message);
            this.passing = passing;
        }

        boolean isPassing() {
            return passing;
        }
    }
}
