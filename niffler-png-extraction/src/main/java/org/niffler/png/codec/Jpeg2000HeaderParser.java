package org.niffler.png.codec;

import java.nio.ByteBuffer;
import org.niffler.png.codec.CodestreamHeader.ColourHint;
import org.niffler.png.image.UndecodableException;

/**
 * Reads the header of a JPEG 2000 codestream (ISO/IEC 15444-1 A), and follows its tile-parts to the end: a decoder would
 * fill what is cut with something.
 */
final class Jpeg2000HeaderParser {

    private static final int SOC = 0xFF4F;
    private static final int SIZ = 0xFF51;
    private static final int COD = 0xFF52;
    private static final int SOT = 0xFF90;
    private static final int EOC = 0xFFD9;
    private static final int MAX_TILES = 65_535;

    private final ByteBuffer bytes;

    private Jpeg2000HeaderParser(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    /** Of a bare codestream, without the boxes of a file. */
    static CodestreamHeader parse(byte[] codestream) throws UndecodableException {
        return new Jpeg2000HeaderParser(codestream).parse();
    }

    private CodestreamHeader parse() throws UndecodableException {
        if (marker(0) != SOC || marker(2) != SIZ) {
            throw damaged("it does not begin with SOC and SIZ");
        }
        int components = unsigned(40);
        int length = unsigned(4);
        if (components == 0 || length < 38 + 3 * components || 4 + length > bytes.limit()) {
            throw damaged("its SIZ segment is cut");
        }
        checkComponents(components);
        boolean transformed = followSegments(4 + length, tiles());
        int depth = bytes.get(42) & 0xFF;
        return new CodestreamHeader(
                CodestreamKind.JPEG_2000,
                extent(8, 16),
                extent(12, 20),
                components,
                (depth & 0x7F) + 1,
                (depth & 0x80) != 0,
                false,
                transformed ? ColourHint.YBR : ColourHint.NONE);
    }

    /** Xsiz - XOsiz, Ysiz - YOsiz (A.5.1). */
    private int extent(int end, int start) throws UndecodableException {
        long extent = (bytes.getInt(end) & 0xFFFFFFFFL) - (bytes.getInt(start) & 0xFFFFFFFFL);
        if (extent < 1 || extent > 65_535) {
            throw damaged("its size is impossible");
        }
        return (int) extent;
    }

    private void checkComponents(int components) throws UndecodableException {
        for (int i = 0; i < components; i++) {
            int at = 42 + 3 * i;
            if (bytes.get(at + 1) != 1 || bytes.get(at + 2) != 1) {
                throw Failures.decoder("JPEG 2000 with subsampled components is not supported");
            }
            if (bytes.get(at) != bytes.get(42)) {
                throw Failures.decoder("JPEG 2000 with components of different depths is not supported");
            }
        }
    }

    private long tiles() throws UndecodableException {
        long across = tiles(8, 24, 32);
        long down = tiles(12, 28, 36);
        if (across * down > MAX_TILES) {
            throw damaged("it has too many tiles");
        }
        return across * down;
    }

    private long tiles(int end, int size, int origin) throws UndecodableException {
        long tileSize = bytes.getInt(size) & 0xFFFFFFFFL;
        long tileOrigin = bytes.getInt(origin) & 0xFFFFFFFFL;
        long imageEnd = bytes.getInt(end) & 0xFFFFFFFFL;
        if (tileSize == 0 || tileOrigin >= imageEnd) {
            throw damaged("its tiles are impossible");
        }
        return (imageEnd - tileOrigin + tileSize - 1) / tileSize;
    }

    /** Whether the main header asks for a colour transform. */
    private boolean followSegments(int start, long tiles) throws UndecodableException {
        boolean transformed = false;
        int position = start;
        int marker = marker(position);
        while (marker != SOT) {
            int length = unsigned(position + 2);
            if (marker < 0xFF00 || length < 2 || position + 2 + length > bytes.limit()) {
                throw damaged("it ends in the middle of its header");
            }
            if (marker == COD && length >= 7) {
                transformed = bytes.get(position + 8) == 1;
            }
            position += 2 + length;
            marker = marker(position);
        }
        followTileParts(position, tiles);
        return transformed;
    }

    private void followTileParts(int start, long tiles) throws UndecodableException {
        long position = start;
        while (position + 12 <= bytes.limit() && marker((int) position) == SOT) {
            int tile = unsigned((int) position + 4);
            if (tile >= tiles) {
                throw damaged("it has data of tile %d of %d".formatted(tile + 1, tiles));
            }
            long length = bytes.getInt((int) position + 6) & 0xFFFFFFFFL;
            if (length == 0) {
                return; // the last tile-part, up to the end (A.4.2)
            }
            if (length < 14 || position + length > bytes.limit()) {
                throw damaged("it is cut: tile data of %d bytes has %d".formatted(length, bytes.limit() - position));
            }
            position += length;
        }
        // Padding, or nothing, in the place of EOC is met in files that everyone reads.
        if (position + 2 <= bytes.limit() && marker((int) position) >>> 8 == 0xFF && marker((int) position) != EOC) {
            throw damaged("something else than a tile-part follows its tile-parts");
        }
    }

    private int marker(int index) throws UndecodableException {
        return unsigned(index);
    }

    private int unsigned(int index) throws UndecodableException {
        if (index + 2 > bytes.limit()) {
            throw damaged("it ends in the middle of its header");
        }
        return bytes.getShort(index) & 0xFFFF;
    }

    private static UndecodableException damaged(String what) {
        return Failures.decoder("the JPEG 2000 codestream is damaged: %s", what);
    }
}
