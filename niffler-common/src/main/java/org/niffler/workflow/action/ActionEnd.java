package org.niffler.workflow.action;

import java.util.OptionalInt;

/** How an action ended. */
public sealed interface ActionEnd {

    /** It did what it should. */
    record Succeeded() implements ActionEnd {}

    /**
     * It did not.
     *
     * @param exit of the program, if one was started and ended by itself
     * @param reason in one line, without identity
     * @param errorTail the last that it said on standard error, which may be anything
     */
    record Failed(OptionalInt exit, String reason, String errorTail) implements ActionEnd {}

    /** It took too long, and was ended. */
    record TimedOut(String errorTail) implements ActionEnd {}
}
