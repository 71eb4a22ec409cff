package org.niffler.metadata;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Finds {@code # deid: basic}, and what was probably meant to be that: identity must not be written because of a typing
 * error.
 */
enum DeidMark {
    /** The text speaks of something else. */
    NONE,
    /** It asks for the Basic Profile of PS3.15. */
    BASIC,
    /** It seems to ask for de-identification, but in other words. */
    WRONG;

    private static final Pattern RIGHT = Pattern.compile("deid\\s*:\\s*basic", Pattern.CASE_INSENSITIVE);
    private static final Pattern ALIKE =
            Pattern.compile("de-?id(\\b.*|[\\p{L}-]*\\s*[:=].*)", Pattern.CASE_INSENSITIVE);

    /** A word and a colon, as a setting. */
    private static final Pattern SETTING = Pattern.compile("([\\p{L}-]{4,})\\s*[:=].*");

    private static final int MISTYPED = 2;

    /** @param text a comment without its {@code #}, or a line that is none */
    static DeidMark of(String text) {
        String said = text.strip();
        if (RIGHT.matcher(said).matches()) {
            return BASIC;
        }
        Matcher setting = SETTING.matcher(said);
        boolean mistyped = setting.matches()
                && LevenshteinDistance.getDefaultInstance()
                                .apply(setting.group(1).toLowerCase(Locale.ROOT), "deid")
                        <= MISTYPED;
        return mistyped || ALIKE.matcher(said).matches() ? WRONG : NONE;
    }
}
