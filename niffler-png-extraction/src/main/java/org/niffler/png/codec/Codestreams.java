package org.niffler.png.codec;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.niffler.png.image.UndecodableException;

/** Tells compressed images by how they begin. */
final class Codestreams {

    private static final int JPEG_START = 0xFFD8;
    private static final int JPEG_2000_START = 0xFF4F;
    private static final int JP2_SIGNATURE_LENGTH = 12;
    private static final int JP2_SIGNATURE = 0x6A502020; // "jP  " (ISO/IEC 15444-1 I.5.1)
    private static final int JP2_CODESTREAM_BOX = 0x6A703263; // "jp2c"
    private static final int BOX_HEADER = 8;

    private Codestreams() {}

    /** Whether a compressed image begins here; its first 12 bytes are enough. */
    static boolean startsIn(byte[] head) {
        if (head.length < 2) {
            return false;
        }
        ByteBuffer bytes = ByteBuffer.wrap(head);
        int start = bytes.getShort(0) & 0xFFFF;
        return start == JPEG_START || start == JPEG_2000_START || isJp2(bytes);
    }

    private static boolean isJp2(ByteBuffer bytes) {
        return bytes.limit() >= JP2_SIGNATURE_LENGTH
                && bytes.getInt(0) == JP2_SIGNATURE_LENGTH
                && bytes.getInt(4) == JP2_SIGNATURE;
    }

    /** The bare codestream: without the boxes of a JP2 file, which PS3.5 A.4.4 forbids and some writers leave. */
    static byte[] bare(byte[] frame) throws UndecodableException {
        ByteBuffer bytes = ByteBuffer.wrap(frame);
        if (!isJp2(bytes)) {
            return frame;
        }
        long position = 0;
        while (position + BOX_HEADER <= frame.length) {
            long length = bytes.getInt((int) position) & 0xFFFFFFFFL;
            if (bytes.getInt((int) position + 4) == JP2_CODESTREAM_BOX) {
                return Arrays.copyOfRange(frame, (int) position + BOX_HEADER, frame.length);
            }
            if (length < BOX_HEADER) {
                break;
            }
            position += length;
        }
        throw Failures.decoder("the JPEG 2000 file inside the pixel data has no codestream");
    }

    static CodestreamHeader header(byte[] codestream) throws UndecodableException {
        if (codestream.length < 4 || !startsIn(codestream)) {
            throw Failures.decoder("the pixel data is neither JPEG, JPEG-LS nor JPEG 2000");
        }
        boolean jpeg = (codestream[1] & 0xFF) == (JPEG_START & 0xFF);
        return jpeg ? JpegHeaderParser.parse(codestream) : Jpeg2000HeaderParser.parse(codestream);
    }
}
