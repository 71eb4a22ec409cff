package org.niffler.cold.cli;

import java.util.List;
import java.util.Locale;
import org.niffler.cold.request.QueryAttribute;
import org.niffler.cold.request.QueryColumn;
import org.niffler.config.Key;
import org.niffler.config.Schema;
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

    static Schema schema(List<AttributeKeys> all) {
        return new Schema(all.stream()
                .flatMap(keys -> List.<Key<?>>of(keys.attribute, keys.index, keys.column).stream())
                .toList());
    }

    QueryColumn in(Settings settings) {
        return new QueryColumn(settings.get(attribute), settings.find(column), settings.get(index), index.name());
    }
}
