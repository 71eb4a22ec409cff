package org.niffler.metadata.mongo.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WantedFieldsTest {

    private static final Document OF_ALL_TYPES = new Document("_id", "1")
            .append("Text", "Größe")
            .append("Double", 1.5)
            .append("Nested", new Document("Text", "a").append("Deep", new Document("List", List.of(1, 2))))
            .append("List", List.of("a", new Document("b", 1)))
            .append("Bytes", new BinData(new byte[] {1, 2, 3}))
            .append("Null", null)
            .append("Id", new ObjectId())
            .append("True", true)
            .append("Date", Instant.parse("2026-03-01T00:00:00.001Z"))
            .append("Pattern", new BsonRegularExpression("^a", "i"))
            .append("Int", 7)
            .append("Timestamp", new BsonTimestamp(77))
            .append("Long", 1L << 40)
            .append("Decimal", new Decimal128(1, 2))
            .append("Least", MinKey.getInstance())
            .append("Most", MaxKey.getInstance())
            .append("Größe", "last");

    private static byte[] bson(Document document) {
        ByteBuf bson = Unpooled.buffer();
        BsonEncoder.encodeDocument(document, bson);
        return Arrays.copyOf(bson.array(), bson.readableBytes());
    }

    private static Set<String> read(Document query, Document projection) {
        return WantedFields.of(query, projection).decode(bson(OF_ALL_TYPES)).keySet();
    }

    @Test
    void readsEachFieldBesideOthersOfAllTypes() {
        byte[] bson = bson(OF_ALL_TYPES);

        OF_ALL_TYPES.forEach((name, value) -> assertThat(
                        WantedFields.of(List.of(name)).decode(bson))
                .as(name)
                .hasToString(new Document(name, DocumentMap.decode(bson).get(name)).toString()));
        assertThat(WantedFields.of(List.of("Nothing", "Texts", "Tex")).decode(bson))
                .isEmpty();
        assertThat(WantedFields.all().decode(bson))
                .hasToString(DocumentMap.decode(bson).toString());
    }

    @Test
    void readsWhatTheConditionLooksAtAndWhatIsToBeTold() {
        Document nested = new Document("Nested.Deep", 1)
                .append("$or", List.of(new Document("Int", 1), new Document("$and", List.of(new Document("Long", 2)))))
                .append("$nor", List.of(new Document("List.b", 1)));

        assertThat(read(nested, new Document("Text", 1).append("_id", 0)))
                .containsExactly("_id", "Text", "Nested", "List", "Int", "Long");
        assertThat(read(new Document(), new Document("Nested.Text", true))).containsExactly("_id", "Nested");
    }

    @Test
    void readsAllIfItCannotTell() {
        Document text = new Document("Text", 1);

        assertThat(List.of(
                        read(text, null),
                        read(text, new Document()),
                        read(text, new Document("_id", 1)),
                        read(text, new Document("Text", 0)),
                        read(text, new Document("List", new Document("$slice", 1))),
                        read(new Document("$expr", "$Text"), text),
                        read(new Document("$or", List.of(new Document("$expr", "$Text"))), text),
                        read(new Document("Nested..Text", 1), text),
                        read(new Document(".Text", 1), text)))
                .allMatch(OF_ALL_TYPES.keySet()::equals);
    }
}
