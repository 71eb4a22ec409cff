package org.niffler.metadata.mongo.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where to look for the documents of a query: in ranges of one index, or of several for a query with alternatives, and among
 * the {@link KeyRange#OTHERS} of each. A document may be in more than one.
 *
 * @param ranges by their index; at least one
 */
record Places(Map<StoreIndex, KeyRanges> ranges) {

    /** The fewest that indexes can tell; empty if none can. */
    static Optional<Places> of(Document query, Collection<StoreIndex> indexes) {
        Stream<Optional<Places>> ofIndexes =
                indexes.stream().map(index -> index.ranges(query).map(ranges -> new Places(Map.of(index, ranges))));
        Stream<Optional<Places>> ofParts =
                AskedKeys.parts(query, AskedKeys.AND).stream().map(part -> of(part, indexes));
        Stream<Optional<Places>> ofAny = Stream.of(ofAny(AskedKeys.parts(query, AskedKeys.OR), indexes));
        return Stream.of(ofIndexes, ofParts, ofAny)
                .flatMap(places -> places)
                .flatMap(Optional::stream)
                .min(Comparator.comparingLong(Places::count));
    }

    private static Optional<Places> ofAny(List<Document> alternatives, Collection<StoreIndex> indexes) {
        Map<StoreIndex, KeyRanges> ranges = new LinkedHashMap<>();
        for (Document alternative : alternatives) {
            Optional<Places> places = of(alternative, indexes);
            if (places.isEmpty()) {
                return Optional.empty();
            }
            places.get().ranges.forEach((index, more) -> ranges.merge(index, more, KeyRanges::or));
        }
        return ranges.isEmpty() ? Optional.empty() : Optional.of(new Places(ranges));
    }

    /** How many documents there are; one that is in two places counts as two. */
    long count() {
        return ranges.entrySet().stream()
                .mapToLong(place -> place.getKey().count(place.getValue()))
                .sum();
    }
}
