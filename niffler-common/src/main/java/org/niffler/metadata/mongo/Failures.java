package org.niffler.metadata.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.connection.ClusterDescription;
import com.mongodb.connection.ServerDescription;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.niffler.dicom.DecimalString;
import org.niffler.metadata.QueryRefusedException;
import org.niffler.metadata.QueryTimeoutException;
import org.niffler.metadata.StoreUnavailableException;

/**
 * Says what a failure of the driver means and what to look at. The driver's own messages quote values of documents and names
 * of users; they are neither shown nor kept as the cause, but for those of sockets.
 */
final class Failures {

    private static final String NOT_WAITED_FOR = " was not waited for: this thread was interrupted.";
    private static final double MILLIS_PER_SECOND = 1_000;

    private final String where;
    private final String address;
    private final Supplier<ClusterDescription> cluster;

    /**
     * @param where which store, to begin a sentence
     * @param address what to check when there is no connection
     * @param cluster as the driver sees it
     */
    Failures(String where, String address, Supplier<ClusterDescription> cluster) {
        this.where = where;
        this.address = address;
        this.cluster = cluster;
    }

    /** @param e of the driver; what is no failure of the store is thrown again */
    StoreUnavailableException of(RuntimeException e) {
        if (e instanceof MongoInterruptedException) {
            Thread.currentThread().interrupt();
            return new StoreUnavailableException(where + NOT_WAITED_FOR, null);
        }
        if (e instanceof MongoException known) {
            return of(known);
        }
        if (e instanceof IllegalStateException) {
            // Of the driver, once it is closed.
            return told("is closed.", null);
        }
        throw e;
    }

    /** Of what the store does not understand. The server quotes of the condition, not of documents. */
    QueryRefusedException refused(MongoCommandException e) {
        return new QueryRefusedException(
                where + " does not take the query: " + e.getErrorMessage().replaceAll("\\.$", "") + ".", null);
    }

    /** Of a query whose time is over. */
    QueryTimeoutException tooLong(Duration limit) {
        return new QueryTimeoutException(
                where + " needs more than " + DecimalString.text(limit.toMillis() / MILLIS_PER_SECOND)
                        + " s for the query, which is all it was given. Narrow the filter, or ask by an attribute that has"
                        + " an index.",
                null);
    }

    InterruptedIOException interrupted() {
        return new InterruptedIOException(where + NOT_WAITED_FOR);
    }

    /** Whether no server is known to work: then time passes for another reason than a query. */
    boolean isAway() {
        return cluster.get().getServerDescriptions().stream().noneMatch(ServerDescription::isOk);
    }

    private StoreUnavailableException of(MongoException e) {
        if (e instanceof MongoConnectionPoolClearedException && e.getCause() instanceof MongoException cause) {
            // Another thread met the cause.
            return of(cause);
        }
        if (e instanceof MongoSecurityException) {
            return authentication();
        }
        if (e instanceof MongoOperationTimeoutException && isAway()) {
            return told(Servers.whyNoneServes(cluster.get(), address), e);
        }
        if (e instanceof MongoSocketReadTimeoutException || e instanceof MongoOperationTimeoutException) {
            return told("did not answer in time. Look at its load and its log.", e);
        }
        if (e instanceof MongoTimeoutException) {
            return told(Servers.whyNoneServes(cluster.get(), address), e);
        }
        if (e instanceof MongoSocketException) {
            return told("broke the connection: " + Servers.reason(e) + ". " + address, e);
        }
        if (e instanceof MongoNotPrimaryException || e instanceof MongoNodeIsRecoveringException) {
            return noPrimary();
        }
        if (e instanceof MongoWriteConcernException writeConcern) {
            return unconfirmed(writeConcern.getWriteConcernError().getCode());
        }
        if (e instanceof MongoBulkWriteException bulk) {
            return bulk.getWriteConcernError() == null
                    ? code(
                            bulk.getWriteErrors().stream()
                                    .filter(error -> ErrorCodes.isOfTheStore(error.getCode()))
                                    .findFirst()
                                    .orElseThrow()
                                    .getCode(),
                            e)
                    : unconfirmed(bulk.getWriteConcernError().getCode());
        }
        return code(e.getCode(), e);
    }

    private StoreUnavailableException code(int code, MongoException e) {
        if (ErrorCodes.NO_PRIMARY.contains(code)) {
            return noPrimary();
        }
        return switch (code) {
            case ErrorCodes.AUTHENTICATION_FAILED -> authentication();
            case ErrorCodes.UNAUTHORIZED ->
                told("does not let this user do that. Give it the role readWrite on the database.", null);
            case ErrorCodes.OUT_OF_DISK_SPACE -> told("has no room on its disk.", null);
            case ErrorCodes.DATA_CORRUPTION ->
                told(
                        "has a damaged file. Move that away and start again, or restore it; then scan the storage folder to fill it.",
                        null);
            default ->
                told(
                        "failed: " + e.getClass().getSimpleName() + ", code " + code + name(e) + ". Look at its log.",
                        null);
        };
    }

    private static String name(MongoException e) {
        String name = e instanceof MongoCommandException command ? command.getErrorCodeName() : "";
        return name.isEmpty() ? "" : " (" + name + ")";
    }

    private StoreUnavailableException authentication() {
        return told(
                "does not accept the user or the password. Check both in the URI, and its authSource: the database that"
                        + " knows the user, often admin.",
                null);
    }

    private StoreUnavailableException noPrimary() {
        return told("has no primary that takes writes. Look at the replica set with rs.status().", null);
    }

    private StoreUnavailableException unconfirmed(int code) {
        return told(
                "did not confirm a write as it must, on a majority's disks (code " + code
                        + "). Check that a majority of the replica set runs and has room.",
                null);
    }

    private StoreUnavailableException told(String what, Throwable cause) {
        return new StoreUnavailableException(where + " " + what, cause);
    }
}
