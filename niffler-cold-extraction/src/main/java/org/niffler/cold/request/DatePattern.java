package org.niffler.cold.request;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How dates stand in the CSV, in the notation of the original ({@code %Y %y %m %d} of strptime, and the characters
 * between them): {@code %m/%d/%y} reads 7/4/76.
 */
public final class DatePattern {

    public static final String DEFAULT = "%Y%m%d";

    private static final DateTimeFormatter DA = DateTimeFormatter.BASIC_ISO_DATE;
    private static final String ALLOWED =
            "allowed is what is made of %Y or %y, %m and %d, each once, and separators, for example %Y%m%d or %m/%d/%Y";

    private final String text;
    private final Pattern pattern;
    private final List<Character> tokens;

    private DatePattern(String text, Pattern pattern, List<Character> tokens) {
        this.text = text;
        this.pattern = pattern;
        this.tokens = tokens;
    }

    /** @throws IllegalArgumentException if a day, month or year is missing, or a token is unknown */
    public static DatePattern parse(String text) {
        StringBuilder regex = new StringBuilder();
        List<Character> tokens = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '%') {
                regex.append(Pattern.quote(String.valueOf(c)));
                continue;
            }
            i++;
            char token = i < text.length() ? text.charAt(i) : ' ';
            regex.append(digits(token));
            tokens.add(token);
        }
        boolean oneYear = tokens.contains('Y') != tokens.contains('y');
        if (tokens.size() != 3 || !oneYear || !tokens.contains('m') || !tokens.contains('d')) {
            throw new IllegalArgumentException(ALLOWED);
        }
        return new DatePattern(text, Pattern.compile(regex.toString()), List.copyOf(tokens));
    }

    /** As strptime reads them: a leading zero may be missing. */
    private static String digits(char token) {
        return switch (token) {
            case 'Y' -> "([0-9]{4})";
            case 'y' -> "([0-9]{2})";
            case 'm' -> "(1[0-2]|0[1-9]|[1-9])";
            case 'd' -> "(3[01]|[12][0-9]|0[1-9]|[1-9])";
            default -> throw new IllegalArgumentException(ALLOWED);
        };
    }

    /** The date as a DICOM query has it (VR DA, PS3.5 6.2); empty if the text is no such date. */
    public Optional<String> toDicom(String date) {
        Matcher matcher = pattern.matcher(date);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int year = 0;
        int month = 0;
        int day = 0;
        for (int i = 0; i < tokens.size(); i++) {
            int value = Integer.parseInt(matcher.group(i + 1));
            switch (tokens.get(i)) {
                case 'Y' -> year = value;
                case 'y' -> year = value < 69 ? 2000 + value : 1900 + value; // as POSIX reads two digits
                case 'm' -> month = value;
                default -> day = value;
            }
        }
        try {
            return Optional.of(LocalDate.of(year, month, day).format(DA));
        } catch (DateTimeException e) {
            return Optional.empty(); // such as 31 February
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
