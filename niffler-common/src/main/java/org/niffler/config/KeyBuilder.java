package org.niffler.config;

import java.util.Objects;

/**
 * Collects what there is to say about a {@link Key}. Ends in one of {@link #required()}, {@link #optional()} and
 * {@link #defaultsTo(String)}.
 *
 * @param <T> the type of the parsed value
 */
public final class KeyBuilder<T> {

    /** What a key carries besides its name, file and type; null where nothing was said. */
    record Details(
            String description,
            String example,
            String variable,
            boolean secret,
            boolean option,
            String notice,
            boolean ignored) {}

    private final String name;
    private final ValueType<T> type;
    private ConfigFile file = ConfigFile.MODULE;
    private String description = "";
    private String example;
    private String variable;
    private boolean secret;
    private boolean option = true;
    private String notice;
    private boolean ignored;

    KeyBuilder(String name, ValueType<T> type) {
        this.name = Objects.requireNonNull(name);
        this.type = type;
    }

    /** The file the key belongs to; {@link ConfigFile#MODULE} if not said. */
    public KeyBuilder<T> in(ConfigFile belongsTo) {
        this.file = belongsTo;
        return this;
    }

    /** One line for the help, without a full stop. */
    public KeyBuilder<T> describedAs(String line) {
        this.description = line;
        return this;
    }

    /** A value as an administrator would write it. */
    public KeyBuilder<T> example(String value) {
        this.example = value;
        return this;
    }

    /** Lets an environment variable set the key; files and command line go before it. */
    public KeyBuilder<T> fromEnvironment(String name) {
        this.variable = name;
        return this;
    }

    /** Keeps the value out of every message, and the key off the command line, which other users can see. */
    public KeyBuilder<T> secret() {
        this.secret = true;
        this.option = false;
        return this;
    }

    /** Keeps the value out of every message, since it may hold a secret, and leaves it to the user to type one that does not. */
    public KeyBuilder<T> maybeSecret() {
        this.secret = true;
        return this;
    }

    /** The key still works; whoever sets it is told this once, for example {@code "use 'Window' instead"}. */
    public KeyBuilder<T> deprecated(String replacement) {
        this.notice = "is deprecated: " + replacement;
        return this;
    }

    /** Somebody must set the key. */
    public Key<T> required() {
        return build(true, null);
    }

    /** The key may be absent. */
    public Key<T> optional() {
        return build(false, null);
    }

    /**
     * The key has this value unless somebody sets it.
     *
     * @throws IllegalArgumentException if the key's own type does not allow the value
     */
    public Key<T> defaultsTo(String text) {
        return build(false, Objects.requireNonNull(text));
    }

    Key<T> ignored(String insteadOf) {
        this.notice = "is accepted for compatibility and not needed: " + insteadOf;
        this.description = "Accepted for compatibility and not needed: " + insteadOf;
        this.ignored = true;
        return optional();
    }

    private Key<T> build(boolean required, String defaultText) {
        Details details = new Details(description, example, variable, secret, option, notice, ignored);
        return new Key<>(name, file, type, details, required, defaultText);
    }
}
