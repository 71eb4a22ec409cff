package org.niffler.workflow.input;

/** The unit cannot be prepared as the workflow wants it, and trying again would not help. Its message names no patient. */
public final class UnusableInputException extends Exception {

    private static final long serialVersionUID = 1L;

    public UnusableInputException(String message) {
        super(message);
    }
}
