package org.niffler.app.explorer.http;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What every request and answer goes through, before anything else looks at it: also those that are no route's. */
final class Gate extends Handler.Wrapper {

    /** A filter is at most a few thousand characters; nothing larger is ever sent here. */
    static final long MOST_BODY_BYTES = 64 * 1024L;

    private final HostNames hosts;
    private final SecurityHeaders headers;
    private final Optional<AuditLog> audit;
    private final Patience patience;

    /** @param patience until the head of a request has come */
    Gate(HostNames hosts, SecurityHeaders headers, Optional<AuditLog> audit, Duration patience) {
        this.hosts = hosts;
        this.headers = headers;
        this.audit = audit;
        this.patience = new Patience(patience);
        setHandler(this.patience.handler());
    }

    /** To be told of the connections. */
    Patience patience() {
        return patience;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        headers.addTo(response.getHeaders());
        if (!hosts.include(request.getHeaders().get(HttpHeader.HOST), Request.getLocalAddr(request))) {
            refuse(
                    response,
                    callback,
                    421,
                    "FORBIDDEN",
                    "The explorer is not known by this name.",
                    "Its administrator can name it with HostNames.");
            return true;
        }
        if (!isWritten(request.getHttpURI().getQuery())) {
            refuse(
                    response,
                    callback,
                    400,
                    "BAD_REQUEST",
                    "What follows the question mark of the address is not written as it must be.",
                    "A percent sign has two hexadecimal digits behind it, which together are UTF-8 (RFC 3986 2.1).");
            return true;
        }
        boolean lengthUnknown = request.getLength() < 0 && request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
        if (lengthUnknown || request.getLength() > MOST_BODY_BYTES) {
            refuse(
                    response,
                    callback,
                    lengthUnknown ? 411 : 413,
                    "BAD_REQUEST",
                    lengthUnknown ? "A request must say how long it is." : "The request is too long.",
                    "At most " + MOST_BODY_BYTES + " bytes are taken.");
            return true;
        }
        return super.handle(
                request,
                audit.<Response>map(log -> new AuditedResponse(request, response, log))
                        .orElse(response),
                callback);
    }

    /** What cannot be read would be taken for what was not said: an empty filter, which all documents meet. */
    private static boolean isWritten(String query) {
        try {
            String bytes = URLDecoder.decode(query == null ? "" : query, StandardCharsets.ISO_8859_1);
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)));
            return true;
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return false; // the answer
        }
    }

    private static void refuse(
            Response response, Callback callback, int status, String code, String message, String hint) {
        response.setStatus(status);
        // What the client still sends is not read.
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        writeError(response, callback, ErrorBody.of(code, message, hint));
    }

    static void writeError(Response response, Callback callback, ErrorBody error) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.write(true, ByteBuffer.wrap(error.text().getBytes(StandardCharsets.UTF_8)), callback);
    }
}
