package org.niffler.workflow.process;

import java.io.IOException;

/** A program cannot be started. Its message names the program, says why, and what to do. */
public final class ProgramNotStartedException extends IOException {

    private static final long serialVersionUID = 1L;

    ProgramNotStartedException(String program, String why) {
        super("Cannot start " + program + ": " + why);
    }

    ProgramNotStartedException(String program, String why, Throwable cause) {
        super("Cannot start " + program + ": " + why, cause);
    }
}
