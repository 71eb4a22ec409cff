package org.niffler.app.explorer.operations;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks the metadata service, and nobody else: redirections are not followed and no proxy is used. May be used by several
 * threads.
 */
final class ServiceClient {

    private static final int MOST_BYTES = 4 << 20;

    private final HttpClient client;
    private final URI service;
    private final Duration patience;

    /**
     * @param service its address; what may be behind a path
     * @param patience for a whole answer
     */
    ServiceClient(URI service, Duration patience) {
        this.service = service;
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** Where the service is, without a password that may be in it. */
    String address() {
        return service.getScheme() + "://" + service.getHost() + (service.getPort() < 0 ? "" : ":" + service.getPort())
                + Objects.requireNonNullElse(service.getRawPath(), "").replaceAll("/+$", "");
    }

    /**
     * The text at a path.
     *
     * @param good the status codes that such an answer may have
     */
    String get(String path, Set<Integer> good) throws ServiceException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address() + path))
                .header("Accept", path.equals(ServiceReader.METRICS) ? "text/plain" : "application/json")
                .timeout(patience)
                .build();
        HttpResponse<byte[]> response = send(request);
        if (!good.contains(response.statusCode())) {
            throw new ServiceException(address() + path + " answers with the HTTP status " + response.statusCode()
                    + ": is it the OperationsPort of meta-extraction?");
        }
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    /** The time limit of a request ends with the head of its answer; here it holds for all of it. */
    private HttpResponse<byte[]> send(HttpRequest request) throws ServiceException {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, head -> new LimitedBody(MOST_BYTES));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceException("The question to the metadata service was interrupted.", e);
        } catch (TimeoutException e) {
            throw slow(e);
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        } finally {
            answer.cancel(true); // what is still on its way is not waited for
        }
    }

    private ServiceException slow(Exception cause) {
        return new ServiceException(
                "The metadata service at " + address() + " did not answer within " + patience.toMillis()
                        + " ms. Look at its log, and whether its host is overloaded.",
                cause);
    }

    private ServiceException failed(Throwable cause) {
        if (cause instanceof HttpTimeoutException timeout) {
            return slow(timeout);
        }
        if (cause instanceof ConnectException) {
            return new ServiceException(
                    "Nothing listens at " + address()
                            + ". Is the metadata service running, and is this its OperationsHost and OperationsPort?",
                    cause);
        }
        if (cause instanceof LimitedBody.TooLongException) {
            return new ServiceException(
                    "What is at " + address() + " sends more than a metadata service does: is it the OperationsPort of"
                            + " meta-extraction?",
                    cause);
        }
        return new ServiceException(
                "What is at " + address() + " does not answer as a metadata service does ("
                        + (cause instanceof IOException
                                ? cause.getMessage()
                                : cause.getClass().getSimpleName()) + ").",
                cause);
    }
}
