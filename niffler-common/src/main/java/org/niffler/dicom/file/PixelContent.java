package org.niffler.dicom.file;

import java.io.IOException;
import java.io.OutputStream;

/** Pixel data in native format (PS3.5 8.1.1) that is written into a file: little endian, unless it is another file's. */
public interface PixelContent {

    /** {@code OB} or {@code OW}. */
    String vr();

    /** How many bytes it has. */
    long length();

    /**
     * Writes exactly that many bytes.
     *
     * @throws IOException if they cannot be made or written
     */
    void writeTo(OutputStream out) throws IOException;
}
