package org.niffler.app.explorer.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Closes connections on which a request has not come in time, its head or its body. Who sends a byte now and then is never idle
 * for the server, and would keep a connection and a thread, of which there are not many, for as long as wanted.
 */
final class Patience implements Connection.Listener {

    private final Duration each;
    private final Map<Connection, ScheduledFuture<?>> awaited = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "explorer-patience");
        thread.setDaemon(true);
        return thread;
    });

    /** @param each request may take as long to come */
    Patience(Duration each) {
        this.each = each;
        timer.setRemoveOnCancelPolicy(true);
        // Its thread ends when there are no connections any more.
        timer.setKeepAliveTime(each.toMillis(), TimeUnit.MILLISECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    /** What requests go through when their heads have come; their bodies may not have. */
    Handler.Wrapper handler() {
        return new Handler.Wrapper() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                Connection connection = request.getConnectionMetaData().getConnection();
                Request.addCompletionListener(request, failure -> expect(connection));
                if (request.getLength() <= 0) {
                    forget(connection);
                    return super.handle(request, response, callback);
                }
                return super.handle(new Incoming(request, () -> forget(connection)), response, callback);
            }
        };
    }

    /** A request with a body: tells when the last of it has been read. */
    private static final class Incoming extends Request.Wrapper {

        private final Runnable whole;

        Incoming(Request request, Runnable whole) {
            super(request);
            this.whole = whole;
        }

        @Override
        public Content.Chunk read() {
            Content.Chunk chunk = super.read();
            if (chunk != null && chunk.isLast()) {
                whole.run();
            }
            return chunk;
        }
    }

    @Override
    public void onOpened(Connection connection) {
        expect(connection);
    }

    @Override
    public void onClosed(Connection connection) {
        forget(connection);
    }

    private void expect(Connection connection) {
        ScheduledFuture<?> end =
                timer.schedule(() -> connection.getEndPoint().close(), each.toMillis(), TimeUnit.MILLISECONDS);
        cancel(awaited.put(connection, end));
        if (!connection.getEndPoint().isOpen()) {
            forget(connection); // it was closed while its last request was answered
        }
    }

    private void forget(Connection connection) {
        cancel(awaited.remove(connection));
    }

    private static void cancel(ScheduledFuture<?> end) {
        if (end != null) {
            end.cancel(false);
        }
    }
}
