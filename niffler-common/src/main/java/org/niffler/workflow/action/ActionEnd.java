package org.niffler.workflow.action;

import java.util.OptionalInt;

/** How an action ended. */
public sealed interface ActionEnd {

    /** The last that its program said on standard output, which may be anything; empty if there was no program. */
    String outputTail();

    /** The last that its program said on standard error, which may be anything; empty if there was no program. */
    String errorTail();

    /** It did what it should. */
    record Succeeded(String outputTail, String errorTail) implements ActionEnd {

        /** Without a program. */
        public Succeeded() {
            this("", "");
        }
    }

    /**
     * It did not.
     *
     * @param exit of the program, if one was started and ended by itself
     * @param reason in one line, without identity
     */
    record Failed(OptionalInt exit, String reason, String outputTail, String errorTail) implements ActionEnd {

        /** Without anything on standard output. */
        public Failed(OptionalInt exit, String reason, String errorTail) {
            this(exit, reason, "", errorTail);
        }
    }

    /** It took too long, and was ended. */
    record TimedOut(String outputTail, String errorTail) implements ActionEnd {

        /** Without anything on standard output. */
        public TimedOut(String errorTail) {
            this("", errorTail);
        }
    }
}
