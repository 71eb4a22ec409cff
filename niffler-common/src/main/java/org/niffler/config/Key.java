package org.niffler.config;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * A setting: its name as the original has it, the file it belongs to, what it may be and what it is for. A module
 * declares each of its keys once, as a constant; the same constant reads the value from the {@link Settings}.
 *
 * <pre>{@code
 * static final Key<Integer> NIFFLER_ID = Key.integer("NifflerID", 1, 999)
 *         .in(ConfigFile.SYSTEM)
 *         .describedAs("Number of this Niffler; its log is niffler<ID>.log")
 *         .defaultsTo("1");
 * }</pre>
 *
 * @param <T> the type of the parsed value
 */
public final class Key<T> {

    private final String name;
    private final ConfigFile file;
    private final ValueType<T> type;
    private final KeyBuilder.Details details;
    private final boolean required;
    private final String defaultText;
    private final T defaultValue;

    Key(
            String name,
            ConfigFile file,
            ValueType<T> type,
            KeyBuilder.Details details,
            boolean required,
            String defaultText) {
        this.name = name;
        this.file = file;
        this.type = type;
        this.details = details;
        this.required = required;
        this.defaultText = defaultText;
        this.defaultValue = defaultText == null ? null : type.parse(RawValue.ofText(defaultText));
    }

    /** Text that is not blank. In a file only a JSON string is accepted, so that 007 and 7 stay apart. */
    public static KeyBuilder<String> text(String name) {
        return new KeyBuilder<>(name, ValueTypes.text());
    }

    /** A whole number in a range, both ends included. A file may quote it. */
    public static KeyBuilder<Integer> integer(String name, int least, int most) {
        return new KeyBuilder<>(name, ValueTypes.integer(least, most));
    }

    /** A number in a range, both ends included. A file may quote it. */
    public static KeyBuilder<BigDecimal> decimal(String name, String least, String most) {
        return new KeyBuilder<>(name, ValueTypes.decimal(new BigDecimal(least), new BigDecimal(most)));
    }

    /** {@code true} or {@code false} in any case, and nothing else. A file may quote it. */
    public static KeyBuilder<Boolean> bool(String name) {
        return new KeyBuilder<>(name, ValueTypes.bool());
    }

    /** A path; a relative one is relative to the working directory, whichever file names it. */
    public static KeyBuilder<Path> path(String name) {
        return new KeyBuilder<>(name, ValueTypes.path());
    }

    /** One of an enumeration's constants, written in lower case with hyphens, read in any case. */
    public static <E extends Enum<E>> KeyBuilder<E> enumeration(String name, Class<E> type) {
        return new KeyBuilder<>(name, ValueTypes.enumeration(type));
    }

    /** A time such as {@code 30s} or {@code 5m}; a plain number counts seconds. */
    public static KeyBuilder<Duration> duration(String name) {
        return new KeyBuilder<>(name, ValueTypes.duration());
    }

    /** A number of bytes such as {@code 10 GiB} (powers of 1024) or {@code 50 MB} (powers of 1000). */
    public static KeyBuilder<Long> byteSize(String name) {
        return new KeyBuilder<>(name, ValueTypes.byteSize());
    }

    /**
     * A value with a parser of its own.
     *
     * @param parser throws IllegalArgumentException with a message that says what is allowed
     * @param label the placeholder in the help, such as {@code <AET@HOST:PORT>}
     */
    public static <T> KeyBuilder<T> of(String name, Function<String, T> parser, String label) {
        return new KeyBuilder<>(name, ValueTypes.parsedBy(parser, label));
    }

    /**
     * A JSON array or object. On the command line, where there is only text, the same JSON is typed; a file may hold it
     * in quotes too.
     *
     * @param parser of JSON text; throws IllegalArgumentException with a message that says what is allowed
     * @param label the placeholder in the help, such as {@code <windows>}
     */
    public static <T> KeyBuilder<T> json(String name, Function<String, T> parser, String label) {
        return new KeyBuilder<>(name, ValueTypes.jsonParsedBy(parser, label));
    }

    /**
     * A key of the original's that we accept and do not use.
     *
     * @param insteadOf why it is not needed or what replaces it: the rest of the notice given when somebody sets it
     */
    public static Key<String> ignored(String name, ConfigFile file, String insteadOf) {
        return new KeyBuilder<>(name, ValueTypes.anything()).in(file).ignored(insteadOf);
    }

    /** As the original spells it, and as messages name it. */
    public String name() {
        return name;
    }

    /** The spelling for the shell: {@code src-aet} for {@code SrcAet}. Files may use it too. */
    public String kebabName() {
        return KeyNames.kebabCase(name);
    }

    public ConfigFile file() {
        return file;
    }

    /** One line for the help. */
    public String description() {
        return details.description();
    }

    public Optional<String> example() {
        return Optional.ofNullable(details.example());
    }

    /** The placeholder for the value in the help. */
    public String label() {
        return type.label();
    }

    /** The default as an administrator would write it. */
    public Optional<String> defaultText() {
        return Optional.ofNullable(defaultText);
    }

    public boolean isRequired() {
        return required;
    }

    /** Whether the value must never appear in a message, a log or a process list. */
    public boolean isSecret() {
        return details.secret();
    }

    /** Whether the command line takes the key. */
    public boolean isOption() {
        return details.option();
    }

    /** Whether the key is accepted for compatibility only. */
    public boolean isIgnored() {
        return details.ignored();
    }

    /** Whether naming the key without a value can mean something: {@code --SendEmail} is true. */
    public boolean isSwitch() {
        return !isIgnored() && type.shapes().contains(RawValue.Shape.BOOLEAN);
    }

    /** The environment variable that may set the key. */
    public Optional<String> environmentVariable() {
        return Optional.ofNullable(details.variable());
    }

    /** What to say to somebody who still sets the key. */
    Optional<String> notice() {
        return Optional.ofNullable(details.notice());
    }

    T defaultValue() {
        return defaultValue;
    }

    ValueType<T> type() {
        return type;
    }

    @Override
    public String toString() {
        return name;
    }
}
