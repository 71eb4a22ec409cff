package org.niffler.app.explorer.image;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.niffler.app.explorer.http.Parameters;
import org.niffler.app.explorer.http.QueryIds;
import org.niffler.app.explorer.http.Refusal;
import org.niffler.png.image.ChosenWindow;

/** What requests say, parsed strictly. */
final class ImageRequest {

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,3})?");

    private final Context context;

    ImageRequest(Context context) {
        this.context = context;
    }

    /** @throws Refusal if it is no number from {@code least} to {@code most} */
    int number(String name, int least, int most, int otherwise) {
        return Parameters.number(context, name, least, most, otherwise);
    }

    /** Of a thumbnail. */
    int side() {
        return number("size", 32, 512, 160);
    }

    /** From 1. */
    OptionalInt frame() {
        return OptionalInt.of(
                Parameters.number("The number of a frame", context.pathParam("frame"), 1, Integer.MAX_VALUE));
    }

    /** @throws Refusal if one of the two is missing, or they make no window */
    Optional<ChosenWindow> window() {
        String center = context.queryParam("center");
        String width = context.queryParam("width");
        if (center == null && width == null) {
            return Optional.empty();
        } else if (center == null || width == null) {
            throw bad("A window has both center and width.");
        } else if (!DECIMAL.matcher(center).matches() || !DECIMAL.matcher(width).matches()) {
            throw bad("center and width of a window are numbers, such as 40 and 400.");
        }
        try {
            return Optional.of(new ChosenWindow(Double.parseDouble(center), Double.parseDouble(width)));
        } catch (IllegalArgumentException e) {
            throw bad("The width of a window is at least 1, and neither number may be too large.");
        }
    }

    /** By which the page may cancel its question to the store. */
    Optional<String> query() {
        return QueryIds.of(context);
    }

    private static Refusal bad(String message) {
        return new Refusal(Refusal.Kind.BAD_REQUEST, message);
    }
}
