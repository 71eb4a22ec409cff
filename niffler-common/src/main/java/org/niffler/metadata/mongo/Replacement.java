package org.niffler.metadata.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonSerializationException;
import org.bson.RawBsonDocument;
import org.niffler.metadata.MetadataDocument;
import org.niffler.metadata.MetadataStore.Refusal;

/** Writes documents into one collection, each in the place of what has its id. */
final class Replacement {

    /** The 16 MB of a document (MongoDB Limits and Thresholds), less what the embedded server counts of the command around. */
    private static final int MOST_BYTES = (16 << 20) - (16 << 10);

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<RawBsonDocument> collection;
    private final List<Refusal> refusals = new ArrayList<>();

    Replacement(MongoCollection<RawBsonDocument> collection) {
        this.collection = collection;
    }

    /** @return those that were refused */
    List<Refusal> write(List<MetadataDocument> documents) {
        List<RawBsonDocument> encoded = new ArrayList<>(documents.size());
        documents.forEach(document -> encode(document, encoded));
        List<RawBsonDocument> again = new ArrayList<>();
        for (Refused refused : send(encoded)) {
            // Two that add the same id at once, as a service and a scan may: the second finds it the next time.
            if (refused.error().getCode() == ErrorCodes.DUPLICATE_KEY) {
                again.add(refused.document());
            } else {
                refuse(refused);
            }
        }
        send(again).forEach(this::refuse);
        return refusals;
    }

    private void encode(MetadataDocument document, List<RawBsonDocument> encoded) {
        try {
            RawBsonDocument bson = Documents.encode(document);
            int size = bson.getByteBuffer().remaining();
            if (size > MOST_BYTES) {
                refuse(document.id(), "it has %,d bytes, and a document may have %,d".formatted(size, MOST_BYTES));
            } else {
                encoded.add(bson);
            }
        } catch (BsonSerializationException e) {
            refuse(document.id(), "it cannot be written as BSON");
        }
    }

    private List<Refused> send(List<RawBsonDocument> documents) {
        if (documents.isEmpty()) {
            return List.of();
        }
        try {
            collection.bulkWrite(documents.stream().map(Replacement::replace).toList(), UNORDERED);
            return List.of();
        } catch (MongoBulkWriteException e) {
            if (e.getWriteConcernError() != null
                    || e.getWriteErrors().stream().anyMatch(error -> ErrorCodes.isOfTheStore(error.getCode()))) {
                throw e;
            }
            return e.getWriteErrors().stream()
                    .map(error -> new Refused(documents.get(error.getIndex()), error))
                    .toList();
        }
    }

    private static ReplaceOneModel<RawBsonDocument> replace(RawBsonDocument document) {
        return new ReplaceOneModel<>(Filters.eq(document.get("_id")), document, UPSERT);
    }

    private void refuse(Refused refused) {
        // Not the server's message, which quotes values.
        refuse(
                refused.document().getString("_id").getValue(),
                "MongoDB refused it: " + ErrorCodes.name(refused.error()));
    }

    private void refuse(String id, String reason) {
        refusals.add(new Refusal(collection.getNamespace().getCollectionName(), id, reason));
    }

    private record Refused(RawBsonDocument document, BulkWriteError error) {}
}
