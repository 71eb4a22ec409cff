package org.niffler.workflow.input;

import java.io.IOException;
import java.time.Duration;

/** An input was not prepared in time. Its message names no patient. */
public final class PreparationTimeoutException extends IOException {

    private static final long serialVersionUID = 1L;

    PreparationTimeoutException(String what, Duration timeout) {
        super(what + " was not done after " + timeout.toSeconds()
                + " s, and was ended. If its images need so long, give" + " the workflow a longer timeout.");
    }
}
