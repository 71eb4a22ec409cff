package org.niffler.testkit.pacs;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;

/** Attribute matching of the query/retrieve service (PS3.4 C.2.2.2). */
final class Matching {

    private static final int[] NOT_MATCHED = {Tag.QueryRetrieveLevel, Tag.SpecificCharacterSet};

    private Matching() {}

    /** Whether every key that has a value matches. */
    static boolean matches(Attributes header, Attributes keys) {
        return Arrays.stream(keys.tags())
                .filter(tag -> Arrays.stream(NOT_MATCHED).noneMatch(not -> not == tag))
                .filter(keys::containsValue)
                .allMatch(tag -> matches(header.getString(tag, ""), keys.getStrings(tag), keys.getVR(tag)));
    }

    private static boolean matches(String value, String[] key, VR vr) {
        if (vr == VR.UI) {
            return Arrays.asList(key).contains(value); // C.2.2.2.2, list of UID
        }
        if ((vr == VR.DA || vr == VR.TM || vr == VR.DT) && key[0].indexOf('-') >= 0) {
            return inRange(value, key[0]);
        }
        return Arrays.stream(key).anyMatch(text -> wildcard(text).matcher(value).matches());
    }

    /** C.2.2.2.5: either end may be open. */
    private static boolean inRange(String value, String range) {
        String from = range.substring(0, range.indexOf('-'));
        String to = range.substring(range.indexOf('-') + 1);
        return !value.isEmpty()
                && (from.isEmpty() || value.compareTo(from) >= 0)
                && (to.isEmpty() || value.compareTo(to) <= 0);
    }

    /** C.2.2.2.4; without a wildcard this is single value matching. */
    private static Pattern wildcard(String key) {
        return Pattern.compile(key.chars()
                .mapToObj(c -> switch (c) {
                    case '*' -> ".*";
                    case '?' -> ".";
                    default -> Pattern.quote(Character.toString(c));
                })
                .collect(Collectors.joining()));
    }
}
