package org.niffler.meta.cli;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.niffler.dicom.AeTitle;

/** Values that are lists, separated by commas. */
final class Lists {

    private Lists() {}

    /** @throws IllegalArgumentException if one of them is no AE title, or there is none */
    static Set<AeTitle> aeTitles(String text) {
        Set<AeTitle> titles = new LinkedHashSet<>();
        split(text).forEach(title -> titles.add(new AeTitle(title)));
        return titles;
    }

    /** @throws IllegalArgumentException if there is none */
    static List<String> hosts(String text) {
        return split(text);
    }

    private static List<String> split(String text) {
        List<String> parts =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        if (parts.contains("")) {
            throw new IllegalArgumentException(
                    "'" + text + "' has nothing between two commas or at an end; expected a list such as A,B,C");
        }
        return parts;
    }
}
