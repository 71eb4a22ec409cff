package org.niffler.dicom.file;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Makes names of files and folders of values that come from a data set, so that every value has a name of its own and
 * none of them leads out of its folder.
 *
 * <p>What a name should not hold is written as a percent sign and two hexadecimal digits for each byte: slash and
 * backslash, control characters, the percent sign itself, a leading dot (which covers {@code .} and {@code ..}), and
 * everything that is not ASCII, so that names do not depend on the locale that a run was started in. A missing or empty
 * value is {@value #EMPTY}. No other value can have these names, since a percent sign of a value is always followed by
 * two hexadecimal digits.
 */
final class PathComponents {

    static final String EMPTY = "%EMPTY";

    /** Of ext4, XFS and most others; here in characters, since all are ASCII. */
    private static final int MAX_LENGTH = 255;

    private static final String CUT_MARK = "%-";

    private PathComponents() {}

    /** A value as part of a name. */
    static String escape(String value) {
        return value.isEmpty()
                ? EMPTY
                : escape(value.getBytes(StandardCharsets.UTF_8), HexFormat.of().withUpperCase());
    }

    /** A value whose bytes are no text in its character set; in small digits, to be another name than any text's. */
    static String escape(byte[] undecodable) {
        return escape(undecodable, HexFormat.of());
    }

    private static String escape(byte[] value, HexFormat digits) {
        StringBuilder name = new StringBuilder(value.length);
        for (byte b : value) {
            // Bytes of 80H and above are negative.
            if (b < 0x20 || b == 0x7F || b == '/' || b == '\\' || b == '%' || b == '.' && name.isEmpty()) {
                name.append('%').append(digits.toHexDigits(b));
            } else {
                name.append((char) b);
            }
        }
        return name.toString();
    }

    /** A name that the file system holds: if it is too long, its beginning, the digest of the whole, its extension. */
    static String fit(String name) {
        if (name.length() <= MAX_LENGTH) {
            return name;
        }
        String extension = extension(name);
        String tail = CUT_MARK + HexFormat.of().formatHex(sha256(name)) + extension;
        return name.substring(0, MAX_LENGTH - tail.length()) + tail;
    }

    /** Another name for a file whose name is taken, the same one whenever it is asked for. */
    static String distinguish(String name, String by) {
        String extension = extension(name);
        String stem = name.substring(0, name.length() - extension.length());
        return fit(stem + CUT_MARK + HexFormat.of().formatHex(sha256(by)) + extension);
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        int maxExtension = 16;
        return dot < 0 || name.length() - dot > maxExtension ? "" : name.substring(dot);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
