package org.niffler.testkit.peer;

import java.util.Arrays;
import java.util.Locale;

/** What the system property {@code niffler.peers} asks for. */
enum PeerMode {
    /** Tests run where their program is installed, and are skipped elsewhere. */
    AUTO,
    /** A missing program fails the test; for continuous integration. */
    REQUIRED,
    /** Tests with peers are skipped. */
    OFF;

    static final String PROPERTY = "niffler.peers";

    /**
     * Reads the property's value; none means {@code auto}.
     *
     * @throws IllegalArgumentException if the value is none of the three
     */
    static PeerMode parse(String value) {
        if (value == null || value.isEmpty()) {
            return AUTO;
        }
        return Arrays.stream(values())
                .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "-D%s=%s is not known; allowed are auto, required and off.".formatted(PROPERTY, value)));
    }
}
