package org.niffler.metadata.mongo;

import com.mongodb.MongoSocketException;
import com.mongodb.connection.ClusterDescription;
import com.mongodb.connection.ServerDescription;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;

/** Why no server of a cluster takes what it is given. */
final class Servers {

    private Servers() {}

    static String whyNoneServes(ClusterDescription cluster, String address) {
        if (!cluster.isCompatibleWithDriver()) {
            return "is of a version that the driver does not speak. MongoDB 4.4 or newer is needed.";
        }
        String failures = cluster.getServerDescriptions().stream()
                .filter(server -> server.getException() != null)
                .map(server -> reason(server.getException()))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        if (!failures.isEmpty() && cluster.getServerDescriptions().stream().noneMatch(ServerDescription::isOk)) {
            return "cannot be reached: " + failures + ". " + address;
        }
        return cluster.getServerDescriptions().stream().anyMatch(ServerDescription::isOk)
                ? "has no primary that takes writes. Look at the replica set with rs.status()."
                : "does not answer. " + address;
    }

    /** In our words, since those of the driver and of the JDK differ with their versions. */
    static String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return "unknown host";
            }
            if (cause instanceof SSLException) {
                return "TLS failed (" + Objects.requireNonNullElse(cause.getMessage(), "no reason given") + ")";
            }
            if (cause instanceof SocketTimeoutException) {
                return "no answer";
            }
            if (cause instanceof NoRouteToHostException) {
                return "no route to the host";
            }
            if (cause instanceof ConnectException) {
                return "connection refused";
            }
        }
        return failure instanceof MongoSocketException
                ? "the connection was closed"
                : failure.getClass().getSimpleName();
    }
}
