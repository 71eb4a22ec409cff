package org.niffler.text;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads amounts of time and of bytes with their units. */
public final class Amounts {

    /** How a time is written, in words that continue "allowed is". */
    public static final String DURATIONS = "a time such as 500ms, 30s, 5m, 2h or 1d; a plain number counts seconds";

    /** How a size is written, in words that continue "allowed is". */
    public static final String SIZES = "a size such as 512 KiB, 50 MB or 10 GiB; a plain number counts bytes";

    private static final Pattern TIME = Pattern.compile("(\\d{1,11}) ?(ms|s|m|h|d|)");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,18}) ?([A-Za-z]*)");

    private static final Map<String, Long> BYTES = Map.of(
            "",
            1L,
            "b",
            1L,
            "kb",
            1_000L,
            "mb",
            1_000_000L,
            "gb",
            1_000_000_000L,
            "tb",
            1_000_000_000_000L,
            "kib",
            1L << 10,
            "mib",
            1L << 20,
            "gib",
            1L << 30,
            "tib",
            1L << 40);

    private Amounts() {}

    /** A time; empty if it is not written as {@link #DURATIONS} says. */
    public static Optional<Duration> duration(String text) {
        Matcher amount = TIME.matcher(text);
        return amount.matches()
                ? Optional.of(duration(Long.parseLong(amount.group(1)), amount.group(2)))
                : Optional.empty();
    }

    /** A number of bytes; empty if it is not written as {@link #SIZES} says, or too large for a long. */
    public static OptionalLong bytes(String text) {
        Matcher amount = SIZE.matcher(text);
        return amount.matches() ? bytes(Long.parseLong(amount.group(1)), amount.group(2)) : OptionalLong.empty();
    }

    private static Duration duration(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            case "d" -> Duration.ofDays(amount);
            default -> Duration.ofSeconds(amount);
        };
    }

    private static OptionalLong bytes(long amount, String unit) {
        Long factor = BYTES.get(unit.toLowerCase(Locale.ROOT));
        return factor == null || amount > Long.MAX_VALUE / factor
                ? OptionalLong.empty()
                : OptionalLong.of(amount * factor);
    }
}
