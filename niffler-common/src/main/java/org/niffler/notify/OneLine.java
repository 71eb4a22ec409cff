package org.niffler.notify;

import java.util.regex.Pattern;

/** Text that must not begin another line: of a mail's header (RFC 5322 2.2), or of a log. */
final class OneLine {

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\x{85}\\x{2028}\\x{2029}]+");

    private OneLine() {}

    /** Each run of line breaks and control characters becomes a blank. */
    static String of(String text) {
        return BREAKS.matcher(text).replaceAll(" ").strip();
    }
}
