package org.niffler.testkit.process;

/** A program could not be started, did not become ready or did not end in time; the message carries what it said. */
public final class ProcessFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ProcessFailed(String message) {
        super(message);
    }

    public ProcessFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
