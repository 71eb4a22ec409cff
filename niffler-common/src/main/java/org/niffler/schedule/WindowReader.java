package org.niffler.schedule;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one window of a list, and says what is wrong with it. */
final class WindowReader {

    private static final String DAYS = "days";
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String ASSOCIATIONS = "associations";
    private static final List<String> MEMBERS = List.of(DAYS, FROM, TO, ASSOCIATIONS);

    private static final Pattern TIME = Pattern.compile("([01]?\\d|2[0-3])(?::([0-5]\\d))?");
    private static final String TIME_ALLOWED = "a time from 00:00 to 23:59, such as 19:00 or 7";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final JsonParser parser;
    private final int number;

    /**
     * @param parser at the first token of the window
     * @param number of the window in its list, from 1
     */
    WindowReader(JsonParser parser, int number) {
        this.parser = parser;
        this.number = number;
    }

    RetrievalWindow read() throws IOException {
        if (!parser.isExpectedStartObjectToken()) {
            throw wrong(JsonValue.read(parser).quoted() + " is not valid: allowed is an object with days, from, to and"
                    + " associations");
        }
        Map<String, JsonValue> values = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            JsonValue value = JsonValue.read(parser);
            if (!MEMBERS.contains(name)) {
                throw wrong("unknown name " + JsonValue.quoted(name) + "; allowed are " + String.join(", ", MEMBERS));
            }
            if (values.put(name, value) != null) {
                throw wrong(name + " is given twice; take one out");
            }
        }
        return new RetrievalWindow(
                days(values.get(DAYS)),
                time(FROM, values.get(FROM)),
                time(TO, values.get(TO)),
                associations(values.get(ASSOCIATIONS)));
    }

    private Set<DayOfWeek> days(JsonValue value) {
        if (value == null) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        if (!value.isText()) {
            throw notValid(DAYS, value, DaysOfWeek.ALLOWED + ", in double quotes");
        }
        try {
            return DaysOfWeek.parse(value.text());
        } catch (IllegalArgumentException e) {
            throw wrong(DAYS + " " + value.quoted() + " is not valid, as " + e.getMessage() + ": allowed is "
                    + DaysOfWeek.ALLOWED);
        }
    }

    private LocalTime time(String name, JsonValue value) {
        if (value == null) {
            throw wrong(name + " is missing: add " + TIME_ALLOWED);
        }
        Matcher time = TIME.matcher(value.text());
        if (!time.matches()) {
            throw notValid(name, value, TIME_ALLOWED);
        }
        int minute = time.group(2) == null ? 0 : Integer.parseInt(time.group(2));
        return LocalTime.of(Integer.parseInt(time.group(1)), minute);
    }

    private OptionalInt associations(JsonValue value) {
        if (value == null) {
            return OptionalInt.empty();
        }
        if (!NUMBER.matcher(value.text()).matches()
                || !RetrievalWindow.allowsAssociations(Integer.parseInt(value.text()))) {
            throw notValid(ASSOCIATIONS, value, "a whole number from 1 to " + RetrievalWindow.MOST_ASSOCIATIONS);
        }
        return OptionalInt.of(Integer.parseInt(value.text()));
    }

    private IllegalArgumentException notValid(String name, JsonValue value, String allowed) {
        return wrong(name + " " + value.quoted() + " is not valid: allowed is " + allowed);
    }

    private IllegalArgumentException wrong(String message) {
        return new IllegalArgumentException(ordinal() + " window: " + message);
    }

    private String ordinal() {
        boolean teen = number / 10 % 10 == 1;
        return number
                + (teen
                        ? "th"
                        : switch (number % 10) {
                            case 1 -> "st";
                            case 2 -> "nd";
                            case 3 -> "rd";
                            default -> "th";
                        });
    }
}
