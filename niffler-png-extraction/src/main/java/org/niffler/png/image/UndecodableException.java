package org.niffler.png.image;

/**
 * An image, or one frame of it, cannot be decoded. The message says what is wrong and holds no value that could identify
 * a patient.
 */
public final class UndecodableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final FailureClass failureClass;

    public UndecodableException(FailureClass failureClass, String message) {
        super(message);
        this.failureClass = failureClass;
    }

    public UndecodableException(FailureClass failureClass, String message, Throwable cause) {
        super(message, cause);
        this.failureClass = failureClass;
    }

    public FailureClass failureClass() {
        return failureClass;
    }
}
