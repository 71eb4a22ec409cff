package org.niffler.workflow.process;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How a program ended, and the last that it said.
 *
 * @param exit empty if it was ended at its timeout
 */
public record ChildEnd(OptionalInt exit, Duration took, String outputTail, String errorTail) {

    public boolean timedOut() {
        return exit.isEmpty();
    }
}
