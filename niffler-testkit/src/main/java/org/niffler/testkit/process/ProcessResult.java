package org.niffler.testkit.process;

/**
 * What a program that ended left behind.
 *
 * @param exitCode its exit code
 * @param out what it wrote on standard output
 * @param err what it wrote on standard error
 */
public record ProcessResult(int exitCode, String out, String err) {

    /** Both streams under their names, for the message of a test that fails. */
    @Override
    public String toString() {
        return "exit code %d%n--- standard output%n%s%n--- standard error%n%s".formatted(exitCode, out, err);
    }
}
