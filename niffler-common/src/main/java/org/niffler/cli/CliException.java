package org.niffler.cli;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Ends a command with an exit code and a message for the person who started it. Printed without a stack trace. */
public final class CliException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final transient List<String> lines;
    private final String hint;

    /** @param lines what is wrong and where; must not name a patient */
    public CliException(ExitCode exitCode, List<String> lines) {
        this(exitCode, lines, null, null);
    }

    /** @param line what is wrong and where; must not name a patient */
    public CliException(ExitCode exitCode, String line) {
        this(exitCode, List.of(line), null, null);
    }

    private CliException(ExitCode exitCode, List<String> lines, String hint, Throwable cause) {
        super(String.join(System.lineSeparator(), lines), cause);
        this.exitCode = Objects.requireNonNull(exitCode);
        this.lines = List.copyOf(lines);
        this.hint = hint;
    }

    /** The same with a line that says what to do. */
    public CliException withHint(String whatToDo) {
        return new CliException(exitCode, lines, whatToDo, getCause());
    }

    /** The same with its cause, shown with {@code --verbose} and in the log. */
    public CliException causedBy(Throwable cause) {
        return new CliException(exitCode, lines, hint, cause);
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    public List<String> lines() {
        return lines;
    }

    public Optional<String> hint() {
        return Optional.ofNullable(hint);
    }
}
