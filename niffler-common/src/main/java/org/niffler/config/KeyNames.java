package org.niffler.config;

import java.util.Locale;
import java.util.regex.Pattern;

/** The second spelling of a key, for those who type it at a shell. */
final class KeyNames {

    // A word begins at a capital after a small letter (SrcAet), and at a capital before a small one (is16Bit,
    // DICOMHome).
    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z0-9])(?=[A-Z][a-z])");

    private KeyNames() {}

    /** {@code SrcAet} becomes {@code src-aet}, {@code NifflerID} becomes {@code niffler-id}. */
    static String kebabCase(String name) {
        return WORD_START.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
    }
}
