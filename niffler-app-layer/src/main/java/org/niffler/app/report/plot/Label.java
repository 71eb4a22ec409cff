package org.niffler.app.report.plot;

import java.util.stream.Collectors;

/** Text from data as it may stand in a picture or on the page: one line, of bounded length, that tells its neighbours nothing. */
final class Label {

    private static final String ELLIPSIS = "\u2026";
    private static final int REPLACEMENT = 0xFFFD;

    private Label() {}

    /** Cut in the middle, as the ends of serial numbers tell most. */
    static String middle(String text, int most) {
        String clean = clean(text);
        int length = clean.codePointCount(0, clean.length());
        if (length <= most) {
            return clean;
        }
        int head = most / 2;
        int tail = most - head - 1;
        return clean.substring(0, clean.offsetByCodePoints(0, head))
                + ELLIPSIS
                + clean.substring(clean.offsetByCodePoints(clean.length(), -tail));
    }

    /** Cut at the end. */
    static String start(String text, int most) {
        String clean = clean(text);
        return clean.codePointCount(0, clean.length()) <= most
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, most - 1)) + ELLIPSIS;
    }

    /**
     * Without what would turn or break the text around it: directional marks go, and other characters that are none
     * (control characters, halves of surrogate pairs, what XML 1.0 does not allow) are shown as such.
     */
    static String clean(String text) {
        return text.codePoints()
                .filter(point -> Character.getType(point) != Character.FORMAT)
                .map(point -> isText(point) ? point : REPLACEMENT)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static boolean isText(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
