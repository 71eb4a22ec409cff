package org.niffler.metadata.mongo;

import com.mongodb.MongoClientSettings;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.niffler.metadata.MetadataDocument;
import org.niffler.metadata.Provenance;

/** The form in which documents are kept: {@code _id}, the attributes in their order, and {@code _niffler} behind them. */
final class Documents {

    private static final String ID = "_id";
    private static final String PROVENANCE = "_niffler";

    private static final Codec<Document> CODEC =
            MongoClientSettings.getDefaultCodecRegistry().get(Document.class);

    private Documents() {}

    static RawBsonDocument encode(MetadataDocument document) {
        Document kept = new Document(ID, document.id());
        document.attributes().forEach((name, value) -> kept.append(name, checked(value)));
        return new RawBsonDocument(kept.append(PROVENANCE, provenance(document.provenance())), CODEC);
    }

    /** Whether a key of a document is one of the data set's. */
    static boolean isAttribute(String key) {
        return !key.equals(ID) && !key.equals(PROVENANCE);
    }

    /** The driver would write many types; the port names a few, so that any store can keep them. */
    private static Object checked(Object value) {
        if (value instanceof List<?> list) {
            list.forEach(Documents::checked);
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(Documents::checked);
        } else if (!(value instanceof String || value instanceof Double || value instanceof Boolean)) {
            throw new IllegalArgumentException("not an attribute's value: "
                    + (value == null ? "null" : value.getClass().getName()));
        }
        return value;
    }

    private static Document provenance(Provenance provenance) {
        Document kept = new Document();
        provenance.receivedAt().ifPresent(instant -> kept.append("receivedAt", Date.from(instant)));
        provenance.callingAet().ifPresent(callingAet -> kept.append("callingAet", callingAet));
        provenance.sourceFile().ifPresent(sourceFile -> kept.append("sourceFile", sourceFile));
        return kept.append("version", provenance.version());
    }
}
