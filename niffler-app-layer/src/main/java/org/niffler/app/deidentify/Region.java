package org.niffler.app.deidentify;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part of a picture, in pixels from its upper left corner. */
public record Region(int x, int y, int width, int height) {

    private static final Pattern FORM =
            Pattern.compile("\\s*(\\d{1,5})\\s*,\\s*(\\d{1,5})\\s*,\\s*(\\d{1,5})\\s*,\\s*(\\d{1,5})\\s*");

    /** @throws IllegalArgumentException if it is not {@code x,y,width,height}, or has no pixel */
    public static Region parse(String text) {
        Matcher numbers = FORM.matcher(text);
        if (!numbers.matches()) {
            throw new IllegalArgumentException(
                    "'" + text.strip() + "' is no region; expected x,y,width,height in pixels");
        }
        Region region = new Region(number(numbers, 1), number(numbers, 2), number(numbers, 3), number(numbers, 4));
        if (region.width == 0 || region.height == 0) {
            throw new IllegalArgumentException("the region '" + text.strip() + "' has no pixel");
        }
        return region;
    }

    private static int number(Matcher numbers, int group) {
        return Integer.parseInt(numbers.group(group));
    }

    /** What of it lies in a picture of this size. */
    Optional<Region> within(int rows, int columns) {
        int right = Math.min(columns, x + width);
        int bottom = Math.min(rows, y + height);
        return right > x && bottom > y ? Optional.of(new Region(x, y, right - x, bottom - y)) : Optional.empty();
    }

    boolean hasRow(int row) {
        return row >= y && row < y + height;
    }
}
