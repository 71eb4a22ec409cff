package org.niffler.app.explorer.image;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.niffler.metadata.StoredDocument;

/** What several documents say, attribute by attribute: the first few different values of each. */
final class DocumentValues {

    private static final int MOST = 5;
    private static final String AND_MORE = "; \u2026";

    private final SortedMap<String, Set<String>> values = new TreeMap<>();
    private int documents;

    void add(StoredDocument document) {
        documents++;
        for (String name : document.attributes().keySet()) {
            document.text(name)
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .ifPresent(text -> {
                        Set<String> known = values.computeIfAbsent(name, any -> new LinkedHashSet<>());
                        // One more than are told, so that it can be told that there are more.
                        if (known.size() <= MOST) {
                            known.add(text);
                        }
                    });
        }
    }

    int documents() {
        return documents;
    }

    /** The first value of an attribute; empty if no document has one. */
    Optional<String> first(String name) {
        return values.getOrDefault(name, Set.of()).stream().findFirst();
    }

    /** The attributes that have values. */
    List<String> names() {
        return List.copyOf(values.keySet());
    }

    /** Its values, for reading. */
    String text(String name) {
        Set<String> known = values.getOrDefault(name, Set.of());
        Stream<String> some = known.stream().limit(MOST);
        return some.collect(Collectors.joining("; ")) + (known.size() > MOST ? AND_MORE : "");
    }
}
