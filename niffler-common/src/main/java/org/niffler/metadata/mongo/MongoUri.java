package org.niffler.metadata.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Which MongoDB to use, and how to connect to it: a connection string as MongoDB defines it, whose {@code mongodb://} may be
 * left out. Its database is {@value #DEFAULT_DATABASE} unless it names one. Never tells its user and password.
 */
public final class MongoUri {

    /** Where the original keeps its collections. */
    public static final String DEFAULT_DATABASE = "ScannersInfo";

    private static final String FORM =
            "[mongodb://][user:password@]host[:port][,host[:port]...][/[database][?options]]";
    private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*)://.*", Pattern.DOTALL);

    // An unreachable store is to be told soon. A majority of a replica set may take longer to confirm a write.
    private static final int SELECTION_MILLIS = 5_000;
    private static final int CONNECT_MILLIS = 5_000;
    private static final int READ_MILLIS = 30_000;

    private final ConnectionString connection;

    private MongoUri(ConnectionString connection) {
        this.connection = connection;
    }

    /**
     * Of a {@code mongodb+srv} address the options are looked up in DNS.
     *
     * @throws IllegalArgumentException if it is none; the message says why and what is expected, without the password
     */
    public static MongoUri parse(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            throw refused("is empty");
        }
        var scheme = SCHEME.matcher(trimmed);
        if (!scheme.matches()) {
            return connection("mongodb://" + trimmed);
        }
        if (!scheme.group(1).equals("mongodb") && !scheme.group(1).equals("mongodb+srv")) {
            throw refused("begins with " + scheme.group(1) + "://, not with mongodb:// or mongodb+srv://");
        }
        return connection(trimmed);
    }

    private static MongoUri connection(String uri) {
        ConnectionString connection = parsed(uri);
        WriteConcern concern = connection.getWriteConcern();
        if (concern != null && !concern.isAcknowledged()) {
            throw refused("asks for writes without acknowledgment (w=0), by which series would be lost unseen");
        }
        return new MongoUri(connection);
    }

    private static ConnectionString parsed(String uri) {
        try {
            return new ConnectionString(uri);
        } catch (IllegalArgumentException e) {
            // Not as its cause: it may quote the password, when that has a / or @ in it.
            throw refused(reason(uri, e));
        } catch (MongoException e) {
            throw refused("names a host whose options cannot be looked up in DNS");
        }
    }

    private static String reason(String uri, IllegalArgumentException e) {
        String authority = uri.substring(uri.indexOf("//") + 2);
        if (authority.indexOf('@') >= 0) {
            return "is not a MongoDB address. A : / ? # [ ] @ or % within user or password is written %3A %2F %3F %23"
                    + " %5B %5D %40 or %25";
        }
        return uri.toLowerCase(Locale.ROOT).contains("password")
                ? "is not a MongoDB address"
                : "is not a MongoDB address: " + e.getMessage().replaceAll("\\.$", "");
    }

    private static IllegalArgumentException refused(String what) {
        return new IllegalArgumentException("The MongoDB URI " + what + ". Expected: " + FORM + ".");
    }

    String database() {
        return Optional.ofNullable(connection.getDatabase()).orElse(DEFAULT_DATABASE);
    }

    /** Hosts and database; no credentials. */
    public String describe() {
        return "MongoDB at " + String.join(",", connection.getHosts()) + ", database " + database();
    }

    @Override
    public String toString() {
        return describe();
    }

    MongoClientSettings settings() {
        return MongoClientSettings.builder()
                .applicationName("niffler")
                .applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(SELECTION_MILLIS, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(CONNECT_MILLIS, TimeUnit.MILLISECONDS)
                        .readTimeout(READ_MILLIS, TimeUnit.MILLISECONDS))
                .applyConnectionString(connection)
                .writeConcern(writeConcern())
                .build();
    }

    /**
     * Acknowledged means in the journal of a majority, so that neither a power failure nor a new primary undoes it; with a
     * stand-alone server, in its journal. The read timeout bounds the wait.
     */
    private WriteConcern writeConcern() {
        WriteConcern asked = connection.getWriteConcern();
        WriteConcern base = asked == null ? WriteConcern.ACKNOWLEDGED : asked;
        WriteConcern confirmed = base.getWObject() == null ? base.withW("majority") : base;
        return confirmed.getJournal() == null ? confirmed.withJournal(true) : confirmed;
    }
}
