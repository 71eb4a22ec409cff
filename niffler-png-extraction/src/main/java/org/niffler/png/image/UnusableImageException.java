package org.niffler.png.image;

/**
 * The values of an image cannot be made a picture as its attributes say: a lookup table is bad or missing, attributes
 * contradict each other, values do not fit. The message names attributes and numbers, nothing of the patient.
 */
public final class UnusableImageException extends Exception {

    private static final long serialVersionUID = 1L;

    public UnusableImageException(String message) {
        super(message);
    }
}
