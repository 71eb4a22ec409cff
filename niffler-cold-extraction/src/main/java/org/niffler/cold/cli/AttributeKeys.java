package org.niffler.cold.cli;

import java.util.Locale;
import java.util.stream.Stream;
import org.niffler.cold.request.QueryAttribute;
import org.niffler.cold.request.QueryColumn;
import org.niffler.config.Key;
import org.niffler.config.Settings;

/** The settings of one query attribute: what it is, and where it stands in the CSV. */
record AttributeKeys(Key<QueryAttribute> attribute, Key<Integer> index, Key<String> column) {

    static AttributeKeys of(String ordinal, String defaultAttribute, String defaultIndex) {
        String which = ordinal.toLowerCase(Locale.ROOT);
        return new AttributeKeys(
                Key.of(ordinal + "Attr", QueryAttribute::parse, "<KEYWORD>")
                        .describedAs("The " + which + " attribute: a DICOM keyword, or StudyMonth")
                        .defaultsTo(defaultAttribute),
                Key.integer(ordinal + "Index", 0, 9_999)
                        .describedAs("Index of its column in the CSV; the leftmost is 0")
                        .defaultsTo(defaultIndex),
                Key.text(ordinal + "Column")
                        .describedAs("Name of its column in the CSV's first line; goes before " + ordinal + "Index")
                        .optional());
    }

    Stream<Key<?>> keys() {
        return Stream.of(attribute, index, column);
    }

    QueryColumn in(Settings settings) {
        return new QueryColumn(settings.get(attribute), settings.find(column), settings.get(index), index.name());
    }
}
