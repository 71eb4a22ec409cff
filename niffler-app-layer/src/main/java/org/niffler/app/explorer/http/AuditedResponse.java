package org.niffler.app.explorer.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets nothing that identifies a patient out before it has been written down who sees it. */
final class AuditedResponse extends Response.Wrapper {

    private static final Logger LOG = LoggerFactory.getLogger(AuditedResponse.class);

    /** What is sent if nobody has set a status. */
    private static final int OK = 200;

    private final AuditLog audit;
    private boolean begun;
    private boolean refused;

    AuditedResponse(Request request, Response wrapped, AuditLog audit) {
        super(request, wrapped);
        this.audit = audit;
    }

    @Override
    public void write(boolean last, ByteBuffer content, Callback callback) {
        if (!begun) {
            begun = true;
            refused = !isWrittenDown();
            if (refused) {
                refuse(last, callback);
                return;
            }
        }
        if (refused) {
            callback.failed(new EofException("refused"));
        } else {
            super.write(last, content, callback);
        }
    }

    private boolean isWrittenDown() {
        List<String> subjects = new ArrayList<>();
        if (getRequest().getAttribute(Viewers.SUBJECTS) instanceof List<?> noted) {
            noted.forEach(subject -> subjects.add(String.valueOf(subject)));
        }
        if (subjects.isEmpty()) {
            return true;
        }
        try {
            audit.write(new AuditLog.View(
                    Optional.ofNullable(getRequest().getAttribute(Viewers.USER)).map(String::valueOf),
                    Request.getRemoteAddr(getRequest()),
                    getRequest().getMethod(),
                    String.valueOf(getRequest().getAttribute(Viewers.ROUTE)),
                    getStatus() == 0 ? OK : getStatus(),
                    subjects));
            return true;
        } catch (IOException e) {
            LOG.error("the audit cannot be written, and an answer was refused for it: {}", e.toString());
            return false;
        }
    }

    private void refuse(boolean last, Callback callback) {
        for (HttpHeader header : List.of(
                HttpHeader.CONTENT_LENGTH,
                HttpHeader.CONTENT_ENCODING,
                HttpHeader.ETAG,
                HttpHeader.LAST_MODIFIED,
                HttpHeader.CONTENT_DISPOSITION)) {
            getHeaders().remove(header);
        }
        getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        setStatus(Refusal.Kind.UNAVAILABLE.status());
        Callback then =
                last ? callback : Callback.from(() -> callback.failed(new EofException("refused")), callback::failed);
        Gate.writeError(
                getWrapped(),
                then,
                ErrorBody.of(
                        Refusal.Kind.UNAVAILABLE.name(),
                        "It cannot be written down who looks at this patient, so that it is not shown.",
                        "The administrator finds the reason in the explorer's log."));
    }
}
