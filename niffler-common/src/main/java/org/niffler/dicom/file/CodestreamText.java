package org.niffler.dicom.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds in the fragments of one image what says something beside the picture: comments and application data of JPEG and
 * JPEG-LS (ISO/IEC 10918-1 B.2.4.5, B.2.4.6), comments of JPEG 2000 (ISO/IEC 15444-1 A.9.2), and what stands behind the end
 * of a codestream. No decoder needs it, but for the heads of application data that tell how colours were transformed.
 */
final class CodestreamText {

    /** JPEG and JPEG-LS, JPEG 2000, HTJ2K (PS3.6 A). */
    private static final String TRANSFER_SYNTAXES =
            "1\\.2\\.840\\.10008\\.1\\.2\\.4\\.(?:5[0-9]|6[0-6]|70|8[01]|9[0-3]|20[1-3])";

    private static final int MARK = 0xFF;
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int COM = 0xFE;
    private static final int APP0 = 0xE0;
    private static final int APP15 = 0xEF;
    private static final int SOC_SIZ = 0xFF4FFF51;
    private static final int SOT = 0x90;
    private static final int SOP = 0x91;
    private static final int SOD = 0x93;
    private static final int COM_2000 = 0x64;

    /** A comment of JPEG 2000 begins with what kind it is. */
    private static final int KIND = 2;

    /** Application data that decoders look at, and how much of it. */
    private static final Map<String, Integer> HEADS = Map.of("JFIF\0", 14, "LJIF\0", 16, "Adobe", 12, "mrfx", 5);

    private enum State {
        NO_CODESTREAM,
        MARKER,
        SEGMENT,
        CODED,
        BEHIND
    }

    private final ByteWindow bytes;
    private State state = State.NO_CODESTREAM;
    private boolean jpeg2000;
    private State behindSegment = State.MARKER;
    private long segmentLeft;
    private boolean segmentSays;

    CodestreamText(FileBytes bytes) {
        this.bytes = new ByteWindow(bytes);
    }

    /** Bytes of a file. */
    record Part(long position, long length) {}

    /** Whether fragments of this transfer syntax are such codestreams. */
    static boolean isIn(String transferSyntax) {
        return transferSyntax.matches(TRANSFER_SYNTAXES);
    }

    /** What the next fragment has of it; nothing that is zeros already. Frames may have several fragments (PS3.5 A.4). */
    List<Part> next(PixelData.Fragment fragment) throws IOException {
        List<Part> parts = new ArrayList<>();
        long at = fragment.position();
        long end = at + fragment.length();
        if (end - at >= Integer.BYTES) {
            at = begin(at);
        }
        while (at < end) {
            at = switch (state) {
                case NO_CODESTREAM -> end;
                case MARKER -> marker(at, end, parts);
                case SEGMENT -> segment(at, end, parts);
                case CODED -> coded(at, end);
                case BEHIND -> behind(at, end, parts);
            };
        }
        return parts;
    }

    private long begin(long at) throws IOException {
        int start = bytes.unsignedShort(at) << Short.SIZE | bytes.unsignedShort(at + 2);
        boolean jpeg = start >>> 8 == (MARK << 16 | SOI << 8 | MARK);
        if (!jpeg && start != SOC_SIZ) {
            return at;
        }
        jpeg2000 = !jpeg;
        state = State.MARKER;
        return at + 2;
    }

    private long marker(long at, long end, List<Part> parts) throws IOException {
        if (bytes.unsigned(at) != MARK || at + 1 == end) {
            state = State.CODED;
            return at + 1;
        }
        int code = bytes.unsigned(at + 1);
        if (code == MARK) {
            return at + 1; // a fill byte (ISO/IEC 10918-1 B.1.1.2)
        }
        if (code == EOI || jpeg2000 && code == SOD) {
            state = code == EOI ? State.BEHIND : State.CODED;
            return at + 2;
        }
        int length = at + Integer.BYTES <= end ? bytes.unsignedShort(at + 2) : 0;
        if (length < 2) {
            state = State.CODED;
            return at + 2;
        }
        long content = at + Integer.BYTES;
        int head = head(code, content, Math.min(end, at + 2 + length));
        behindSegment = code == (jpeg2000 ? SOP : SOS) ? State.CODED : State.MARKER;
        segmentSays = head >= 0;
        int passed = Math.min(length - 2, Math.max(0, head));
        segmentLeft = length - 2L - passed;
        state = State.SEGMENT;
        return content + passed;
    }

    /** How many bytes at the start of a segment are for decoders; negative if all are. */
    private int head(int code, long content, long end) throws IOException {
        if (jpeg2000) {
            return code == COM_2000 ? KIND : -1;
        }
        if (code < APP0 || code > APP15) {
            return code == COM ? 0 : -1;
        }
        for (Map.Entry<String, Integer> head : HEADS.entrySet()) {
            byte[] name = head.getKey().getBytes(StandardCharsets.US_ASCII);
            if (content + name.length <= end && bytes.startsWith(content, name)) {
                return head.getValue();
            }
        }
        return 0;
    }

    private long segment(long at, long end, List<Part> parts) throws IOException {
        long length = Math.min(segmentLeft, end - at);
        if (segmentSays) {
            add(at, length, parts);
        }
        segmentLeft -= length;
        if (segmentLeft == 0) {
            state = behindSegment;
        }
        return at + length;
    }

    /** In coded data, markers are the only bytes of their kind (ISO/IEC 10918-1 B.1.1.5, 14495-1 A.1, 15444-1 B.10.1). */
    private long coded(long at, long end) throws IOException {
        for (long next = at; next + 1 < end; next++) {
            if (bytes.unsigned(next) == MARK && isMarker(bytes.unsigned(next + 1))) {
                state = State.MARKER;
                return next;
            }
        }
        return end;
    }

    private boolean isMarker(int code) {
        if (jpeg2000) {
            return code == SOT || code == SOP || code == EOI;
        }
        boolean restart = code >= 0xD0 && code <= 0xD7;
        return code >= 0xC0 && code != MARK && !restart;
    }

    private long behind(long at, long end, List<Part> parts) throws IOException {
        long next = end - at >= Integer.BYTES ? begin(at) : at;
        if (next == at) {
            add(at, end - at, parts);
            return end;
        }
        return next;
    }

    private void add(long position, long length, List<Part> parts) throws IOException {
        for (long at = position; at < position + length; at++) {
            if (bytes.unsigned(at) != 0) {
                parts.add(new Part(position, length));
                return;
            }
        }
    }
}
