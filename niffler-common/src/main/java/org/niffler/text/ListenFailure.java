package org.niffler.text;

import java.net.BindException;
import java.nio.channels.UnresolvedAddressException;

/** Says why a server cannot listen: servers' libraries call each failure a port in use. */
public final class ListenFailure {

    private ListenFailure() {}

    /**
     * In one line, with what to do.
     *
     * @param port as it was asked for
     * @param purpose what is offered there, such as {@code health and metrics}
     * @param failure as the library says it; its cause of causes tells
     * @param portKey the setting that names the port
     */
    public static String describe(String host, int port, String purpose, Throwable failure, String portKey) {
        Throwable cause = rootOf(failure);
        String start = "Cannot listen on " + host + ":" + port + " for " + purpose + ": ";
        if (cause instanceof UnresolvedAddressException
                || String.valueOf(cause.getMessage()).contains("assign requested")) {
            return start + "this host has no such address. 127.0.0.1 is the one to use.";
        }
        String reason = cause instanceof BindException ? "the port is in use" : cause.getMessage();
        return start + reason + ". Set " + portKey + " to a port that is free.";
    }

    private static Throwable rootOf(Throwable e) {
        return e.getCause() == null ? e : rootOf(e.getCause());
    }
}
