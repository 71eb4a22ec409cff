package org.niffler.metadata.mongo;

import com.mongodb.bulk.BulkWriteError;
import java.util.Map;
import java.util.Set;

/** What the error codes of MongoDB mean for us (its {@code src/mongo/base/error_codes.yml}). */
final class ErrorCodes {

    static final int UNAUTHORIZED = 13;
    static final int AUTHENTICATION_FAILED = 18;
    static final int DATA_CORRUPTION = 246;
    static final int DUPLICATE_KEY = 11000;
    static final int OUT_OF_DISK_SPACE = 14031;

    static final Set<Integer> INDEX_IS_THERE = Set.of(85, 86);

    static final Set<Integer> NO_PRIMARY = Set.of(189, 10058, 10107, 13435, 13436);

    /** Of a single write, yet not the document's fault: the same write may succeed later. */
    private static final Set<Integer> OF_THE_STORE = Set.of(
            6,
            7,
            UNAUTHORIZED,
            AUTHENTICATION_FAILED,
            24,
            46,
            50,
            64,
            79,
            89,
            91,
            100,
            112,
            132,
            133,
            134,
            189,
            202,
            246,
            262,
            317,
            365,
            9001,
            10058,
            10107,
            11600,
            11601,
            11602,
            13388,
            13435,
            13436,
            OUT_OF_DISK_SPACE);

    /**
     * Of a condition, or of what is asked for of documents: BadValue, FailedToParse, TypeMismatch, Overflow, InvalidLength,
     * IllegalOperation, InvalidRegex, InvalidNamespace, QueryFeatureNotAllowed, NotImplemented, NoQueryExecutionPlans.
     */
    private static final Set<Integer> OF_THE_QUERY = Set.of(2, 9, 14, 15, 16, 20, 51, 73, 224, 238, 291);

    /** From here on codes have no names; nearly all of them are of arguments. */
    private static final int FIRST_UNNAMED = 10_000;

    // A write error comes with its code only; these are those of documents.
    private static final Map<Integer, String> NAMES = Map.of(
            2,
            "BadValue",
            9,
            "FailedToParse",
            52,
            "DollarPrefixedFieldName",
            57,
            "DottedFieldName",
            DUPLICATE_KEY,
            "DuplicateKey",
            121,
            "DocumentValidationFailure",
            171,
            "CannotIndexParallelArrays",
            10334,
            "BSONObjectTooLarge",
            17419,
            "BSONObjectTooLarge",
            17280,
            "KeyTooLong");

    private ErrorCodes() {}

    static boolean isOfTheStore(int code) {
        return OF_THE_STORE.contains(code);
    }

    /** Whether it is the query's fault: asking again does not help. */
    static boolean isOfTheQuery(int code) {
        return OF_THE_QUERY.contains(code) || code >= FIRST_UNNAMED && !OF_THE_STORE.contains(code);
    }

    static String name(BulkWriteError error) {
        return "error " + error.getCode()
                + (NAMES.containsKey(error.getCode()) ? " (" + NAMES.get(error.getCode()) + ")" : "");
    }
}
