package org.niffler.png.image;

/** Why a file gave no picture, in the classes and numbers of the original's {@code failed-dicom} folders. */
public enum FailureClass {
    /** An attribute without which an image cannot be understood is absent or empty. */
    ATTRIBUTE_MISSING(1),
    /** An attribute has a value that no image can have, or one that contradicts another. */
    BAD_VALUE(2),
    /** The pixel data cannot be decoded: damaged, cut, or encoded in a way that is not supported. */
    DECODER(3),
    /** Anything else. */
    OTHER(4),
    /** More headers than the limit. */
    TOO_MANY_HEADERS(5);

    private final int number;

    FailureClass(int number) {
        this.number = number;
    }

    /** The name of its folder, 1 to 5. */
    public int number() {
        return number;
    }
}
