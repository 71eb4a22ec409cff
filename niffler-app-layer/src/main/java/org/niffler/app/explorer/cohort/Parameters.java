package org.niffler.app.explorer.cohort;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.regex.Pattern;
import org.niffler.app.explorer.http.Refusal;

/** What a request says. */
final class Parameters {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private Parameters() {}

    /** Empty if it does not say. */
    static String text(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name)).orElse("");
    }

    /** @throws Refusal if it is there and no number from least to most */
    static int number(Context context, String name, int least, int most, int otherwise) {
        String text = text(context, name);
        if (text.isEmpty()) {
            return otherwise;
        }
        int number = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw new Refusal(
                    Refusal.Kind.BAD_REQUEST, name + " is no whole number from " + least + " to " + most + ".");
        }
        return number;
    }

    /** @throws Refusal if it is there and neither true nor false */
    static boolean flag(Context context, String name, boolean otherwise) {
        String text = text(context, name);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.equals("true") && !text.equals("false")) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, name + " is neither true nor false.");
        }
        return text.equals("true");
    }
}
