package org.niffler.app.explorer.cohort;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.niffler.app.explorer.shown.Disclosure;
import org.niffler.dicom.Keywords;
import org.niffler.filter.Filter;
import org.niffler.filter.FilterCursor;
import org.niffler.filter.FilterException;
import org.niffler.filter.FilterText;

/** What may stand at the cursor of a filter that is being written. */
public final class Completion {

    private static final int MOST = 50;

    /** Nobody recognizes a longer value in a list. */
    private static final int LONGEST_VALUE = 200;

    private final AttributeCatalogue catalogue;
    private final ValueCounts values;
    private final Disclosure disclosure;
    private final List<String> keywords;

    /**
     * Something that may stand there.
     *
     * @param text that is written
     * @param label that is shown
     * @param kind {@code attribute}, {@code operator}, {@code value} or {@code word}
     */
    record Item(String text, String label, String kind, String detail) {}

    /**
     * All that may.
     *
     * @param from where the text begins that an item replaces
     * @param to behind it
     */
    record Answer(int from, int to, List<Item> items) {}

    public Completion(AttributeCatalogue catalogue, ValueCounts values, Disclosure disclosure) {
        this.catalogue = catalogue;
        this.values = values;
        this.disclosure = disclosure;
        this.keywords = Keywords.all().stream()
                .filter(keyword -> FilterText.attribute(keyword).isPresent())
                .sorted()
                .toList();
    }

    /**
     * Asks.
     *
     * @param position from 0 to the text's length
     * @throws org.niffler.app.explorer.http.Refusal if the store does not answer
     */
    Answer at(String text, int position, String collection, Optional<String> id) {
        FilterCursor cursor = FilterCursor.at(text, position);
        List<Item> items =
                switch (cursor.expected()) {
                    case ATTRIBUTE -> attributes(cursor, catalogue.names(collection, id));
                    case OPERATOR -> words(cursor, "operator");
                    case VALUE ->
                        cursor.attribute()
                                .map(attribute -> values(cursor, attribute, collection, id))
                                .orElse(List.of());
                    case WORD -> words(cursor, "word");
                    case NOTHING -> List.of();
                };
        return new Answer(cursor.from(), cursor.to(), items);
    }

    /** Those of the collection before all others, those that begin so before those that have it within. */
    private List<Item> attributes(FilterCursor cursor, Set<String> ofCollection) {
        Stream<Item> own = matching(ofCollection.stream(), cursor.typed())
                .map(name -> attribute(name, AttributeCatalogue.vr(name)));
        Stream<Item> others = matching(keywords.stream(), cursor.typed())
                .filter(name -> !ofCollection.contains(name))
                .map(name -> attribute(name, AttributeCatalogue.vr(name) + ", not in this collection"));
        List<Item> items =
                new ArrayList<>(Stream.concat(own, others).limit(MOST).toList());
        items.addAll(words(cursor, "word"));
        return items;
    }

    private Stream<String> matching(Stream<String> names, String typed) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        return names.filter(name -> name.toLowerCase(Locale.ROOT).contains(wanted))
                .filter(name -> FilterText.attribute(name).isPresent()
                        && disclosure.keepsSecret(name).isEmpty())
                .sorted(Comparator.comparing(
                        name -> name.toLowerCase(Locale.ROOT).startsWith(wanted) ? 0 : 1));
    }

    private static Item attribute(String name, String detail) {
        return new Item(
                FilterText.attribute(name).orElseThrow(),
                name,
                "attribute",
                AttributeCatalogue.meaning(name) + " (" + detail + ")");
    }

    private static List<Item> words(FilterCursor cursor, String kind) {
        return cursor.words().stream()
                .flatMap(word -> word.equals("is") ? Stream.of("is empty", "is not empty") : Stream.of(word))
                .filter(word -> word.regionMatches(
                        true, 0, cursor.typed(), 0, cursor.typed().length()))
                .map(word -> new Item(word, word, kind, ""))
                .toList();
    }

    private List<Item> values(FilterCursor cursor, String attribute, String collection, Optional<String> id) {
        if (disclosure.hides(attribute).isPresent()) {
            return List.of();
        }
        String wanted = cursor.typed().toLowerCase(Locale.ROOT);
        List<ValueCounts.Value> found = values.of(collection, attribute, id).values().stream()
                .filter(value -> value.value().length() <= LONGEST_VALUE)
                .filter(value -> value.value().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        Predicate<ValueCounts.Value> begins =
                value -> value.value().toLowerCase(Locale.ROOT).startsWith(wanted);
        return Stream.concat(found.stream().filter(begins), found.stream().filter(begins.negate()))
                .flatMap(value -> value(attribute, value).stream())
                .limit(MOST)
                .toList();
    }

    /** Empty if the language cannot write it, or does not take it for this attribute. */
    private static Optional<Item> value(String attribute, ValueCounts.Value value) {
        return FilterText.value(value.value())
                .filter(text -> isTaken(attribute, text))
                .map(text -> new Item(
                        text,
                        value.value(),
                        "value",
                        String.format(
                                Locale.ROOT,
                                value.documents() == 1 ? "%,d document" : "%,d documents",
                                value.documents())));
    }

    private static boolean isTaken(String attribute, String text) {
        try {
            Filter.parse(FilterText.attribute(attribute).orElseThrow() + " = " + text);
            return true;
        } catch (FilterException e) {
            return false; // The answer to what is a value in documents, but not one that PS3.5 allows.
        }
    }

    /** The attribute whose values an answer shows; empty if it shows none. */
    static Optional<String> shownValues(String text, int position) {
        return FilterCursor.at(text, position).attribute();
    }
}
