package org.niffler.metadata.mongo.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Documents of few values of many kinds, and conditions that some of them meet. */
final class RandomDocuments {

    private static final List<Object> VALUES = Arrays.asList(
            "",
            "a",
            "aa",
            "a\u0001",
            "a\u0001b",
            "a\0b",
            "ab",
            "b",
            "B",
            "NaN",
            "20260301",
            "20260302",
            "\uD83D\uDE00",
            "\uFFFD",
            "x".repeat(600),
            0.0,
            -0.0,
            1.5,
            -1.5,
            1,
            2L,
            1e300,
            3e9,
            3e9 + 0.5,
            3_000_000_000L,
            Integer.MAX_VALUE,
            Integer.MIN_VALUE,
            -1e300,
            1L << 60,
            (1L << 60) + 1,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Instant.parse("2026-03-01T00:00:00Z"),
            Instant.parse("2026-03-01T00:00:00.001Z"),
            Instant.parse("1969-03-01T00:00:00Z"),
            true,
            null);

    private static final List<String> OPERATORS =
            List.of("$eq", "$gt", "$gte", "$lt", "$lte", "$gt", "$gte", "$lt", "$lte", "$ne", "$in", "$nin", "$exists");

    private RandomDocuments() {}

    /** With the attribute or without, and with another that is nested. */
    static Document document(Random random, String id, String attribute) {
        Document document = new Document("_id", id);
        if (random.nextInt(6) > 0) {
            document.append(attribute, valueOrList(random));
        }
        return switch (random.nextInt(5)) {
            case 0 -> document;
            case 1 -> document.append("Outer", value(random));
            case 2 -> document.append("Outer", List.of(new Document(attribute, value(random)), new Document()));
            default -> document.append("Outer", new Document(attribute, valueOrList(random)));
        };
    }

    static Document condition(Random random, String attribute) {
        Document condition = new Document(attribute, asked(random));
        if (random.nextInt(4) == 0) {
            condition.append("$and", List.of(new Document(attribute, asked(random)), new Document()));
        }
        return condition;
    }

    /** Of several attributes, with alternatives. */
    static Document condition(Random random, List<String> attributes) {
        String attribute = attributes.get(random.nextInt(attributes.size()));
        Document condition = random.nextInt(3) == 0 ? new Document() : condition(random, attribute);
        if (random.nextInt(3) > 0) {
            condition.append("$or", alternatives(random, attributes));
        }
        if (random.nextInt(4) == 0) {
            condition.append("$and", List.of(new Document("$or", alternatives(random, attributes))));
        }
        return condition;
    }

    private static List<Document> alternatives(Random random, List<String> attributes) {
        boolean ofOne = random.nextBoolean();
        return IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(number -> attributes.get(ofOne ? 0 : random.nextInt(attributes.size())))
                .map(attribute ->
                        random.nextInt(8) == 0 ? condition(random, attributes) : new Document(attribute, asked(random)))
                .toList();
    }

    private static Object asked(Random random) {
        if (random.nextInt(3) == 0) {
            return ordinary(random);
        }
        Document asked = new Document();
        for (int number = 0; number <= random.nextInt(3); number++) {
            String operator = OPERATORS.get(random.nextInt(OPERATORS.size()));
            asked.append(
                    operator,
                    switch (operator) {
                        case "$in", "$nin" -> several(random);
                        case "$exists" -> random.nextBoolean();
                        default -> ordinary(random);
                    });
        }
        return random.nextInt(8) == 0 ? new Document("$not", asked) : asked;
    }

    private static List<Object> several(Random random) {
        return new ArrayList<>(IntStream.range(0, random.nextInt(4))
                .mapToObj(number -> ordinary(random))
                .toList());
    }

    private static Object valueOrList(Random random) {
        if (random.nextInt(4) > 0) {
            return value(random);
        }
        List<Object> list = new ArrayList<>();
        for (int number = random.nextInt(4); number > 0; number--) {
            list.add(value(random));
        }
        return list;
    }

    /** Not null, or a type that the matcher cannot compare. */
    private static Object ordinary(Random random) {
        Object value = value(random);
        return value == null ? "a" : value;
    }

    private static Object value(Random random) {
        return VALUES.get(random.nextInt(VALUES.size()));
    }
}
