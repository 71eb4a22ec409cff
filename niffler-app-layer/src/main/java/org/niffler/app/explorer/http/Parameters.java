package org.niffler.app.explorer.http;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.regex.Pattern;

/** What requests say, parsed strictly. */
public final class Parameters {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private Parameters() {}

    /** As it stands there; empty if it does not. */
    public static String text(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name)).orElse("");
    }

    /** Without blanks around it, if anything is left then. */
    public static Optional<String> given(Context context, String name) {
        return Optional.of(text(context, name).strip()).filter(text -> !text.isEmpty());
    }

    /**
     * That of the query.
     *
     * @throws Refusal if it is there and no number from least to most
     */
    public static int number(Context context, String name, int least, int most, int otherwise) {
        return given(context, name).map(text -> number(name, text, least, most)).orElse(otherwise);
    }

    /**
     * That which a text says.
     *
     * @param name what it is, for the refusal
     * @throws Refusal if it is no number from least to most
     */
    public static int number(String name, String text, int least, int most) {
        int number = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw new Refusal(
                    Refusal.Kind.BAD_REQUEST, name + " is no whole number from " + least + " to " + most + ".");
        }
        return number;
    }

    /** @throws Refusal if it is there and neither true nor false */
    public static boolean flag(Context context, String name, boolean otherwise) {
        String text = given(context, name).orElse(Boolean.toString(otherwise));
        if (!text.equals("true") && !text.equals("false")) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, name + " is neither true nor false.");
        }
        return text.equals("true");
    }
}
