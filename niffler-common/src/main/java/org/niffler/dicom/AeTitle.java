package org.niffler.dicom;

/**
 * An application entity title: the name by which a DICOM node is known to its peers.
 *
 * <p>Value representation AE (PS3.5 6.2): 1 to 16 characters of the default repertoire, no backslash, no control
 * character; leading and trailing spaces are not significant and are dropped.
 */
public record AeTitle(String value) {

    /** PS3.5 table 6.2-1. */
    public static final int MAX_LENGTH = 16;

    /** @throws IllegalArgumentException if the value is no AE title; the message says why */
    public AeTitle {
        value = value.strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an AE title must not be empty");
        }
        if (value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("AE title '" + value + "' has " + value.length()
                    + " characters; DICOM allows at most " + MAX_LENGTH);
        }
        if (!value.chars().allMatch(AeTitle::allowed)) {
            throw new IllegalArgumentException(
                    "AE title '" + value + "' has a character that DICOM does not allow there;"
                            + " allowed are printable ASCII characters other than the backslash");
        }
    }

    private static boolean allowed(int c) {
        return c >= 0x20 && c < 0x7f && c != '\\';
    }

    @Override
    public String toString() {
        return value;
    }
}
