package org.niffler.png.convert;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several equal parts of a tree, for jobs that share the work. Which file is in which part depends on the file
 * alone, so that no job needs to know of the others.
 *
 * @param number from 1
 * @param of how many parts there are
 */
public record Shard(int number, int of) {

    /** Everything in one part. */
    public static final Shard WHOLE = new Shard(1, 1);

    private static final Pattern FORM = Pattern.compile("(\\d{1,4})/(\\d{1,4})");

    public Shard {
        if (of < 1 || number < 1 || number > of) {
            throw new IllegalArgumentException(number + "/" + of + " is no part of a whole");
        }
    }

    /** @throws IllegalArgumentException if the text is not of the form {@code i/n} */
    public static Shard parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("allowed is i/n with i from 1 to n, such as 2/8");
        }
        int number = Integer.parseInt(form.group(1));
        int of = Integer.parseInt(form.group(2));
        if (number < 1 || number > of) {
            throw new IllegalArgumentException("allowed is i/n with i from 1 to n, such as 2/8");
        }
        return new Shard(number, of);
    }

    public boolean isWhole() {
        return of == 1;
    }

    /**
     * Whether a file is in this part.
     *
     * @param key what decides: files with equal keys are in one part
     */
    public boolean has(String key) {
        return Math.floorMod(mixed(key), of) == number - 1;
    }

    /** {@link String#hashCode()} is fixed by its specification, but its low bits are poor for names that count up. */
    private static int mixed(String text) {
        int hash = text.hashCode() * 0x9E3779B9;
        return hash ^ hash >>> 16;
    }

    @Override
    public String toString() {
        return number + "/" + of;
    }
}
