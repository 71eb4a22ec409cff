package org.niffler.png.codec;

import org.niffler.png.codec.CodestreamHeader.ColourHint;
import org.niffler.png.image.UndecodableException;

/** Reads the header of a JPEG (ISO/IEC 10918-1 B) or JPEG-LS (14495-1 C) codestream, up to its first scan. */
final class JpegHeaderParser {

    static final int SOS = 0xDA;
    static final int EOI = 0xD9;
    static final int SOF_LS = 0xF7;

    private static final int SOF0 = 0xC0;
    private static final int SOF3 = 0xC3;
    private static final int APP0 = 0xE0;
    private static final int APP14 = 0xEE;
    private static final int RGB_IDS = 'R' << 16 | 'G' << 8 | 'B';

    private final byte[] bytes;
    private int position;
    private boolean jfif;
    private int adobeTransform = -1;
    private CodestreamHeader frame;
    private int componentIds;

    private JpegHeaderParser(byte[] bytes) {
        this.bytes = bytes;
    }

    static CodestreamHeader parse(byte[] bytes) throws UndecodableException {
        return new JpegHeaderParser(bytes).parse();
    }

    private CodestreamHeader parse() throws UndecodableException {
        position = 2;
        while (true) {
            int marker = nextMarker();
            if (marker == SOS) {
                break;
            }
            if (marker == EOI || marker == 0) {
                throw damaged("it has no image data");
            }
            if (!standsAlone(marker)) {
                readSegment(marker);
            }
        }
        if (frame == null) {
            throw damaged("its scan begins without a frame header");
        }
        return new CodestreamHeader(
                frame.kind(),
                frame.columns(),
                frame.rows(),
                frame.components(),
                frame.precision(),
                false,
                frame.lossless(),
                colourHint());
    }

    private int nextMarker() throws UndecodableException {
        if (unsigned(position) != 0xFF) {
            throw damaged("a marker is missing in its header");
        }
        while (unsigned(position) == 0xFF) {
            position++; // any number of fill bytes may stand before a marker (B.1.1.2)
        }
        return unsigned(position++);
    }

    private static boolean standsAlone(int marker) {
        return marker == 0x01 || marker >= 0xD0 && marker <= 0xD8;
    }

    private void readSegment(int marker) throws UndecodableException {
        int length = unsigned(position) << 8 | unsigned(position + 1);
        if (length < 2 || position + length > bytes.length) {
            throw damaged("it ends in the middle of its header");
        }
        if (isFrame(marker)) {
            readFrame(marker, length);
        } else if (marker == APP0 && startsWith("JFIF")) {
            jfif = true;
        } else if (marker == APP14 && length >= 14 && startsWith("Adobe")) {
            adobeTransform = unsigned(position + 13);
        }
        position += length;
    }

    /** SOF0 to SOF15 but DHT, JPG and DAC, and that of JPEG-LS. */
    private static boolean isFrame(int marker) {
        boolean sof = marker >= SOF0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        return sof || marker == SOF_LS;
    }

    private void readFrame(int marker, int length) throws UndecodableException {
        if (frame != null) {
            throw damaged("it has two frame headers");
        }
        if (marker != SOF_LS && marker > SOF3) {
            // Hierarchical and arithmetic processes, which no transfer syntax in use has.
            throw Failures.decoder("JPEG process SOF%d is not supported", marker - SOF0);
        }
        int components = length >= 8 ? unsigned(position + 7) : 0;
        if (components == 0 || length < 8 + 3 * components) {
            throw damaged("its frame header is cut");
        }
        for (int i = 0; i < components && i < 3; i++) {
            componentIds = componentIds << 8 | unsigned(position + 8 + 3 * i);
        }
        frame = new CodestreamHeader(
                marker == SOF_LS ? CodestreamKind.JPEG_LS : CodestreamKind.JPEG,
                unsigned(position + 5) << 8 | unsigned(position + 6),
                unsigned(position + 3) << 8 | unsigned(position + 4),
                components,
                unsigned(position + 2),
                false,
                marker == SOF3,
                ColourHint.NONE);
    }

    private ColourHint colourHint() {
        if (frame.components() != 3) {
            return ColourHint.NONE;
        }
        if (adobeTransform >= 0) {
            return adobeTransform == 0 ? ColourHint.RGB : ColourHint.YBR;
        }
        if (jfif) {
            return ColourHint.YBR;
        }
        return componentIds == RGB_IDS ? ColourHint.RGB : ColourHint.NONE;
    }

    private boolean startsWith(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (position + 2 + i >= bytes.length || bytes[position + 2 + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int unsigned(int index) throws UndecodableException {
        if (index >= bytes.length) {
            throw damaged("it ends in the middle of its header");
        }
        return bytes[index] & 0xFF;
    }

    private static UndecodableException damaged(String what) {
        return Failures.decoder("the JPEG codestream is damaged: %s", what);
    }
}
