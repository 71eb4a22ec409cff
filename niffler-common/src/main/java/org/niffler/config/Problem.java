package org.niffler.config;

/**
 * One thing that is wrong with the configuration.
 *
 * @param message the whole message, one line: where, which key, what is wrong and what is allowed
 */
public record Problem(String message) {

    static Problem at(Origin origin, String message) {
        return new Problem(origin.describe() + ": " + message);
    }
}
