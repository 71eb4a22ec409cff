package org.niffler.metadata.mongo;

import org.bson.BSONException;
import org.bson.BsonDocument;
import org.bson.json.JsonParseException;
import org.niffler.metadata.QueryRefusedException;

/** Conditions as MongoDB Extended JSON. */
final class Conditions {

    private Conditions() {}

    static BsonDocument parse(String condition) throws QueryRefusedException {
        try {
            return BsonDocument.parse(condition);
        } catch (JsonParseException | BSONException | IllegalArgumentException e) {
            // The last of values such as dates.
            throw new QueryRefusedException(
                    "The condition is not valid JSON (MongoDB Extended JSON v2): " + e.getMessage(), e);
        }
    }
}
