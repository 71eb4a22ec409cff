package org.niffler.png.encode;

/**
 * How PNGs are written.
 *
 * @param compressionLevel from 1, fast and large, to 9, slow and small
 * @param version of Niffler, which the PNG says it was made with; may be empty
 */
public record PngOptions(int compressionLevel, String version) {

    /** Measured: docs/decisions/0010-png-compression.md. */
    public static final int DEFAULT_COMPRESSION_LEVEL = 1;

    public static final int FASTEST = 1;
    public static final int SMALLEST = 9;

    public PngOptions {
        if (compressionLevel < FASTEST || compressionLevel > SMALLEST) {
            throw new IllegalArgumentException(
                    "the compression level of PNGs is " + FASTEST + " to " + SMALLEST + ", not " + compressionLevel);
        }
        // A text of tEXt is Latin-1 (ISO/IEC 15948 11.3.4.3); nothing but a version belongs there.
        if (!version.matches("[\\x21-\\x7E]*")) {
            throw new IllegalArgumentException("a version is printable ASCII without spaces");
        }
    }

    /** The value of the text chunk. */
    String software() {
        return ("Niffler " + version).strip();
    }
}
