package org.niffler.metadata.mongo;

import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.Decimal128;
import org.niffler.dicom.DecimalString;
import org.niffler.metadata.MetadataDocument;
import org.niffler.metadata.StoredDocument;

/**
 * Values as text, whoever wrote them: documents of the original stand in the same collections, and have ids, numbers and dates
 * of other types.
 */
final class DocumentTexts {

    /** Where {@link Documents} puts it. */
    static final String RECEIVED_AT = "_niffler.receivedAt";

    private static final String SEVERAL = "\\";

    private final Set<String> attributes;

    /** @param attributes those that are asked for; a dot leads into what is nested */
    DocumentTexts(Set<String> attributes) {
        this.attributes = attributes;
    }

    StoredDocument of(BsonDocument document) {
        Map<String, List<String>> texts = new HashMap<>();
        for (String attribute : attributes) {
            at(document, attribute).ifPresent(value -> texts.put(attribute, values(value)));
        }
        Optional<Instant> receivedAt = at(document, RECEIVED_AT)
                .filter(BsonValue::isDateTime)
                .map(value -> Instant.ofEpochMilli(value.asDateTime().getValue()));
        return new StoredDocument(text(document.get("_id", new BsonString(""))), texts, receivedAt);
    }

    private static Optional<BsonValue> at(BsonDocument document, String path) {
        int dot = path.indexOf('.');
        if (dot < 0 || document.containsKey(path)) {
            return Optional.ofNullable(document.get(path));
        }
        return document.get(path.substring(0, dot)) instanceof BsonDocument nested
                ? at(nested, path.substring(dot + 1))
                : Optional.empty();
    }

    private static List<String> values(BsonValue value) {
        if (value.isArray()) {
            return value.asArray().stream().map(DocumentTexts::text).toList();
        }
        String text = text(value);
        return text.isEmpty() ? List.of() : List.of(text);
    }

    /** An empty text for what is no value. */
    private static String text(BsonValue value) {
        return switch (value.getBsonType()) {
            case STRING -> string(value.asString().getValue());
            case DOUBLE -> number(value.asDouble().getValue());
            case INT32 -> Integer.toString(value.asInt32().getValue());
            case INT64 -> Long.toString(value.asInt64().getValue());
            case DECIMAL128 -> decimal(value.asDecimal128().getValue());
            case BOOLEAN -> Boolean.toString(value.asBoolean().getValue());
            case DATE_TIME ->
                Instant.ofEpochMilli(value.asDateTime().getValue()).toString();
            case TIMESTAMP ->
                Instant.ofEpochSecond(value.asTimestamp().getTime()).toString();
            case OBJECT_ID -> value.asObjectId().getValue().toHexString();
            case BINARY -> HexFormat.of().formatHex(value.asBinary().getData());
            case SYMBOL -> value.asSymbol().getSymbol();
            case ARRAY -> value.asArray().stream().map(DocumentTexts::text).collect(Collectors.joining(SEVERAL));
            case DOCUMENT -> value.asDocument().toJson();
            case NULL, UNDEFINED -> "";
            default -> value.toString();
        };
    }

    private static String string(String text) {
        return text.equals(MetadataDocument.EMPTY) ? "" : text;
    }

    /** Python's scripts write a missing value as this number, too. */
    private static String number(double number) {
        return Double.isNaN(number) ? "" : DecimalString.text(number);
    }

    private static String decimal(Decimal128 number) {
        return number.isNaN() || number.isInfinite() ? string(number.toString()) : number.toString();
    }
}
