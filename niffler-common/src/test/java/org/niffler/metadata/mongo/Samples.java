package org.niffler.metadata.mongo;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.niffler.metadata.MetadataDocument;
import org.niffler.metadata.Provenance;

/** Documents as profiles make them. */
final class Samples {

    static final Provenance PROVENANCE = new Provenance(
            Optional.of(Instant.parse("2026-03-01T10:15:30.123Z")),
            Optional.of("CT99"),
            Optional.of("0f".repeat(32)),
            "0.1.0");

    private Samples() {}

    static MetadataDocument document(String id, Object... namesAndValues) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            attributes.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return new MetadataDocument(id, attributes, PROVENANCE);
    }

    /** A document of thirty attributes. */
    static MetadataDocument usual(String id, int seed) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (int i = 0; i < 30; i++) {
            attributes.put(
                    "AttributeNumber" + i, i % 5 == 0 ? (Object) (double) (seed * i) : "VALUE " + seed + " OF " + i);
        }
        return new MetadataDocument(id, attributes, PROVENANCE);
    }

    static List<MetadataDocument> usual(int count, int seed) {
        return IntStream.range(0, count)
                .mapToObj(number -> usual(id(number), seed))
                .toList();
    }

    /** Spread as UIDs of several devices are. */
    static String id(int number) {
        return "1.2.840.113619.2." + Integer.toUnsignedString(number * 0x9E3779B1) + "." + number;
    }
}
