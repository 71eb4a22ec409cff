package org.niffler.workflow;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.niffler.text.Nearest;

/**
 * The members of an object, each of which has to be known. What is asked for and not as it should be is among the findings,
 * and is answered as if it were not there.
 */
final class Fields {

    private final JsonPart.Members object;
    private final String path;
    private final Findings findings;
    private final Map<String, JsonPart.Member> members = new LinkedHashMap<>();

    /** @param path of the object, such as {@code container}; empty if it is the file's own */
    Fields(JsonPart.Members object, String path, List<String> known, Findings findings) {
        this.object = object;
        this.path = path;
        this.findings = findings;
        for (JsonPart.Member member : object.members()) {
            members.put(member.key(), member);
            if (!known.contains(member.key())) {
                findings.add(member.at(), unknown(member.key(), path, known));
            }
        }
    }

    /** What is said of a key that an object should not have. */
    static String unknown(String key, String path, List<String> known) {
        String advice = Nearest.to(key, known)
                .map(nearest -> "did you mean '" + nearest + "'?")
                .orElseGet(() -> "known keys are " + String.join(", ", known));
        String where = path.isEmpty() ? "" : " in " + path;
        return "unknown key '" + JsonPart.shortened(key) + "'" + where + "; " + advice;
    }

    Findings findings() {
        return findings;
    }

    /** Where the object begins. */
    int at() {
        return object.at();
    }

    boolean has(String key) {
        return members.containsKey(key);
    }

    /** A key that is there. */
    JsonPart.Member member(String key) {
        return members.get(key);
    }

    Optional<JsonPart> value(String key) {
        return Optional.ofNullable(members.get(key)).map(JsonPart.Member::value);
    }

    /** How a message names one of the keys. */
    String name(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /**
     * A value as its reader understands it.
     *
     * @param allowed what is, in words
     * @param reader answers nothing for what is not allowed
     */
    <T> Optional<T> read(String key, String allowed, Function<JsonPart, Optional<T>> reader) {
        return value(key).flatMap(part -> {
            Optional<T> read = reader.apply(part);
            if (read.isEmpty()) {
                findings.add(part.at(), notValid(key, part, allowed));
            }
            return read;
        });
    }

    String notValid(String key, JsonPart part, String allowed) {
        String hint = part instanceof JsonPart.Null ? "; leave the key out to have its default" : "";
        return name(key) + " " + part.quoted() + " is not valid: allowed is " + allowed + hint;
    }

    int integer(String key, int least, int most, int otherwise) {
        return read(key, "a whole number from " + least + " to " + most, part -> integer(part, least, most))
                .orElse(otherwise);
    }

    boolean bool(String key) {
        return this.<Boolean>read(
                        key,
                        "true or false",
                        part -> part instanceof JsonPart.Bool bool ? Optional.of(bool.value()) : Optional.empty())
                .orElse(false);
    }

    /** Text that is not blank. */
    Optional<JsonPart.Text> text(String key, String allowed) {
        return read(key, allowed + ", in double quotes", Fields::text);
    }

    <E extends Enum<E>> E oneOf(String key, Class<E> type, E otherwise) {
        Map<String, E> constants =
                Arrays.stream(type.getEnumConstants()).collect(Collectors.toMap(Fields::spelling, c -> c));
        String allowed = Arrays.stream(type.getEnumConstants())
                .map(constant -> '"' + spelling(constant) + '"')
                .collect(Collectors.joining(", "));
        return read(key, "one of " + allowed, part -> text(part).map(text -> constants.get(text.value())))
                .orElse(otherwise);
    }

    /** An object within. */
    Optional<Fields> object(String key, List<String> known) {
        String allowed = "an object with " + String.join(", ", known);
        return this.<JsonPart.Members>read(
                        key,
                        allowed,
                        part -> part instanceof JsonPart.Members within ? Optional.of(within) : Optional.empty())
                .map(within -> new Fields(within, name(key), known, findings));
    }

    static Optional<JsonPart.Text> text(JsonPart part) {
        return part instanceof JsonPart.Text text && !text.value().isBlank() ? Optional.of(text) : Optional.empty();
    }

    private static Optional<Integer> integer(JsonPart part, int least, int most) {
        if (!(part instanceof JsonPart.Number number) || !number.value().matches("-?\\d{1,9}")) {
            return Optional.empty();
        }
        int value = Integer.parseInt(number.value());
        return least <= value && value <= most ? Optional.of(value) : Optional.empty();
    }

    private static String spelling(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
