package org.niffler.app.explorer.http;

import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes an answer of what a handler throws: never with more than its sender may know. */
final class ApiErrors {

    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);
    private static final String SECONDS_TO_WAIT = "5";

    private ApiErrors() {}

    static void addTo(RoutesConfig routes) {
        routes.exception(Refusal.class, (e, context) -> refuse(context, e));
        routes.exception(HttpResponseException.class, (e, context) -> refuse(context, e));
        routes.exception(StreamReadException.class, (e, context) -> refuse(context, notExpected()));
        routes.exception(MismatchedInputException.class, (e, context) -> refuse(context, notExpected()));
        routes.exception(InvalidDefinitionException.class, (e, context) -> fail(context, e));
        // The boundary of a request: the answer says that it failed, the log why.
        routes.exception(Exception.class, (e, context) -> fail(context, e));
    }

    private static Refusal notExpected() {
        return new Refusal(
                Refusal.Kind.BAD_REQUEST,
                "The body of the request is not the JSON that is expected.",
                "The description of the API is at " + ApiPart.ROOT + "/openapi.json.");
    }

    private static void refuse(Context context, Refusal refusal) {
        if (refusal.kind() == Refusal.Kind.TOO_MANY && context.res().getHeader("Retry-After") == null) {
            context.header("Retry-After", SECONDS_TO_WAIT);
        }
        answer(
                context,
                refusal.kind().status(),
                ErrorBody.of(refusal.kind().name(), refusal.getMessage(), refusal.hint()));
    }

    /** Of the library: mostly that there is no such route. */
    private static void refuse(Context context, HttpResponseException e) {
        int status = e.getStatus();
        if (status == HttpStatus.NOT_FOUND.getCode()) {
            refuse(context, new Refusal(Refusal.Kind.NOT_FOUND, "There is nothing here."));
        } else if (status >= 500) {
            fail(context, e);
        } else {
            answer(context, status, ErrorBody.of("BAD_REQUEST", "The request is not understood.", ""));
        }
    }

    static void fail(Context context, Throwable e) {
        String number = "%08x".formatted(new SecureRandom().nextInt());
        String route = Optional.ofNullable(context.endpoints().matchedHttpEndpoint())
                .map(endpoint -> endpoint.path)
                .orElse("a request");
        // The message of the exception is not said: nobody knows whom it names.
        LOG.error(
                "Error {}: the answer to {} {} failed: {} in {}",
                number,
                context.method(),
                route,
                e.getClass().getName(),
                place(e),
                e);
        answer(
                context,
                HttpStatus.INTERNAL_SERVER_ERROR.getCode(),
                ErrorBody.of(
                        "INTERNAL",
                        "Something went wrong in the explorer: error " + number + ".",
                        "Its administrator finds this number in the log."));
    }

    private static String place(Throwable e) {
        return Arrays.stream(e.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("org.niffler."))
                .findFirst()
                .map(StackTraceElement::toString)
                .orElse("a library");
    }

    private static void answer(Context context, int status, ErrorBody error) {
        context.status(status).header("Cache-Control", "no-store").removeHeader("ETag");
        if (context.path().startsWith("/api")) {
            context.contentType("application/json").result(error.text());
        } else {
            context.contentType("text/plain; charset=utf-8")
                    .result(error.error().message() + "\n");
        }
    }
}
