package org.niffler.dicom;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Values of which nobody says that they are text, as text. */
public final class BytesText {

    /** Enough to tell what it is; who wants it all reads the file. */
    private static final int MOST_BYTES = 256;

    /** A number of two or four bytes ends in a zero byte too. */
    private static final int SHORTEST_BEFORE_NUL = 3;

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private BytesText() {}

    /** In hexadecimal digits, in the order of the bytes; a long value's first bytes, and how many it has. */
    static String hexadecimal(byte[] bytes) {
        return bytes.length <= MOST_BYTES
                ? HEX.formatHex(bytes)
                : HEX.formatHex(bytes, 0, MOST_BYTES) + " [cut: " + bytes.length + " bytes]";
    }

    /**
     * The values of an element of unknown representation, if they can be read as ASCII text: so a private element has the
     * same value whether a file says that it is text (explicit VR) or not (implicit VR).
     */
    public static Optional<List<String>> text(byte[] bytes) {
        int length = bytes.length;
        if (length > SHORTEST_BEFORE_NUL && bytes[length - 1] == 0) {
            length--; // The padding of UIDs, and of sloppy devices.
        }
        for (int i = 0; i < length; i++) {
            if (!isPrintable(bytes[i])) {
                return Optional.empty();
            }
        }
        String text = new String(bytes, 0, length, StandardCharsets.US_ASCII);
        return text.isBlank()
                ? Optional.empty()
                : Optional.of(
                        Arrays.stream(text.split("\\\\", -1)).map(String::strip).toList());
    }

    /** With the control characters that text may have (PS3.5 6.1.3). */
    private static boolean isPrintable(byte value) {
        return value >= ' ' && value <= '~' || value == '\t' || value == '\n' || value == '\f' || value == '\r';
    }
}
