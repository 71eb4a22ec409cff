package org.niffler.app.explorer.image;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Numbers as documents have them: text of IS (PS3.5 6.2). */
final class WholeNumber {

    private static final Pattern FORM = Pattern.compile("[+-]?[0-9]{1,9}");

    private WholeNumber() {}

    /** Empty if it is none, or too large. */
    static OptionalInt of(Optional<String> text) {
        return text.map(String::strip)
                .filter(value -> FORM.matcher(value).matches())
                .map(value -> OptionalInt.of(Integer.parseInt(value)))
                .orElse(OptionalInt.empty());
    }
}
