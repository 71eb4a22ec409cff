package org.niffler.metadata.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoOperationTimeoutException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;

/** What the failures of a query mean. */
final class SearchFailures {

    private final Failures failures;
    private final Optional<Duration> limit;

    /** @param limit the time that the query was given */
    SearchFailures(Failures failures, Optional<Duration> limit) {
        this.failures = failures;
        this.limit = limit;
    }

    InterruptedIOException interrupted() {
        return failures.interrupted();
    }

    /** @param e of the driver; what is no failure of the store is thrown again */
    IOException of(Throwable e) {
        if (isOfTime(e) && limit.isPresent() && !failures.isAway()) {
            return failures.tooLong(limit.get());
        }
        if (e instanceof MongoCommandException command && ErrorCodes.isOfTheQuery(command.getErrorCode())) {
            return failures.refused(command);
        }
        if (e instanceof RuntimeException failure) {
            return failures.of(failure);
        }
        throw (Error) e;
    }

    private static boolean isOfTime(Throwable e) {
        return e instanceof MongoOperationTimeoutException || e instanceof MongoExecutionTimeoutException;
    }
}
