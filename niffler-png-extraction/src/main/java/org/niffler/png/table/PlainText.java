package org.niffler.png.table;

import java.nio.charset.StandardCharsets;

/** Text that can stand in a UTF-8 file: without NUL characters (they pad values wrongly) and halves of surrogate pairs. */
final class PlainText {

    private PlainText() {}

    static String of(String text) {
        String withoutNul = text.indexOf('\0') < 0 ? text : text.replace("\0", "");
        boolean hasSurrogates = withoutNul.chars().anyMatch(c -> Character.isSurrogate((char) c));
        return hasSurrogates
                ? new String(withoutNul.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                : withoutNul;
    }
}
