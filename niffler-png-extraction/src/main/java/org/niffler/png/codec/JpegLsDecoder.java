package org.niffler.png.codec;

import org.niffler.png.image.UndecodableException;

/**
 * Decodes JPEG-LS in colour (ISO/IEC 14495-1), which the native library does not: it takes the planes of interleave mode
 * none for pixels, and gives nothing for near-lossless ones.
 */
final class JpegLsDecoder implements StreamCodec {

    private static final int LSE = 0xF8;
    private static final int DRI = 0xDD;
    private static final int NOT_INTERLEAVED = 0;
    private static final int BY_LINE = 1;
    private static final int BY_SAMPLE = 2;

    @Override
    public DecodedSamples decode(byte[] codestream, CodestreamHeader header, boolean ybrToRgb)
            throws UndecodableException {
        return new Decoding(codestream, header).decode();
    }

    private static final class Decoding {

        private final byte[] bytes;
        private final CodestreamHeader header;
        private final Object samples;
        private JpegLsParameters preset;
        private int position = 2;
        private int decoded;

        Decoding(byte[] bytes, CodestreamHeader header) {
            this.bytes = bytes;
            this.header = header;
            int count = header.columns() * header.rows() * header.components();
            this.samples = header.precision() > 8 ? new short[count] : new byte[count];
        }

        DecodedSamples decode() throws UndecodableException {
            while (decoded < header.components()) {
                int marker = nextMarker();
                int length = unsigned16(position);
                if (length < 2 || position + length > bytes.length) {
                    throw damaged("a segment is cut");
                }
                int segment = position + 2;
                position += length;
                if (marker == JpegHeaderParser.SOS) {
                    scan(segment);
                } else if (marker == LSE && bytes[segment] == 1 && length >= 13) {
                    preset = preset(segment + 1);
                } else if (marker == DRI || marker == LSE && bytes[segment] != 1) {
                    throw Failures.decoder("JPEG-LS with restart intervals or palettes is not supported");
                }
            }
            return new DecodedSamples(header.columns(), header.rows(), header.components(), samples, false);
        }

        /** The next one that begins a segment; behind a scan, its bytes are passed. */
        private int nextMarker() throws UndecodableException {
            while (position + 3 < bytes.length) {
                int marker = bytes[position + 1] & 0xFF;
                if (bytes[position] == (byte) 0xFF && marker >= 0xC0 && marker != 0xFF) {
                    position += 2;
                    if (marker == JpegHeaderParser.EOI) {
                        break;
                    }
                    return marker;
                }
                position++;
            }
            throw damaged("a component is missing");
        }

        private JpegLsParameters preset(int at) throws UndecodableException {
            return new JpegLsParameters(
                    unsigned16(at), 0, unsigned16(at + 2), unsigned16(at + 4), unsigned16(at + 6), unsigned16(at + 8));
        }

        private void scan(int segment) throws UndecodableException {
            int components = bytes[segment] & 0xFF;
            if (components == 0
                    || segment + 4 + 2 * components > position
                    || decoded + components > header.components()) {
                throw damaged("its scan header is impossible");
            }
            int near = bytes[segment + 1 + 2 * components] & 0xFF;
            int interleave = bytes[segment + 2 + 2 * components] & 0xFF;
            JpegLsScan scan = new JpegLsScan(parameters(near), new JpegLsBits(bytes, position));
            switch (interleave) {
                case NOT_INTERLEAVED -> {
                    if (components != 1) {
                        throw damaged("its scan header is impossible");
                    }
                    byLine(scan, 1);
                }
                case BY_LINE -> byLine(scan, components);
                case BY_SAMPLE -> bySample(scan, components);
                default -> throw damaged("its scan header is impossible");
            }
            decoded += components;
        }

        private JpegLsParameters parameters(int near) throws UndecodableException {
            int full = (1 << header.precision()) - 1;
            int maxValue = preset == null || preset.maxValue() == 0 ? full : preset.maxValue();
            if (maxValue > full || near > Math.min(255, maxValue / 2)) {
                throw damaged("its parameters are impossible");
            }
            JpegLsParameters defaults = JpegLsParameters.defaults(maxValue, near);
            if (preset == null) {
                return defaults;
            }
            return new JpegLsParameters(
                    maxValue,
                    near,
                    preset.t1() == 0 ? defaults.t1() : preset.t1(),
                    preset.t2() == 0 ? defaults.t2() : preset.t2(),
                    preset.t3() == 0 ? defaults.t3() : preset.t3(),
                    preset.reset() == 0 ? defaults.reset() : preset.reset());
        }

        private void byLine(JpegLsScan scan, int components) throws UndecodableException {
            int[][] above = new int[components][header.columns() + 2];
            int[][] lines = new int[components][header.columns() + 2];
            int[] runIndexes = new int[components];
            for (int row = 0; row < header.rows(); row++) {
                for (int i = 0; i < components; i++) {
                    scan.continueRun(runIndexes[i]);
                    scan.decodeLine(new int[][] {above[i]}, new int[][] {lines[i]});
                    runIndexes[i] = scan.runIndex();
                    store(row, decoded + i, lines[i]);
                }
                int[][] kept = above;
                above = lines;
                lines = kept;
            }
        }

        private void bySample(JpegLsScan scan, int components) throws UndecodableException {
            int[][] above = new int[components][header.columns() + 2];
            int[][] lines = new int[components][header.columns() + 2];
            for (int row = 0; row < header.rows(); row++) {
                scan.decodeLine(above, lines);
                for (int i = 0; i < components; i++) {
                    store(row, decoded + i, lines[i]);
                }
                int[][] kept = above;
                above = lines;
                lines = kept;
            }
        }

        private void store(int row, int component, int[] line) {
            int at = row * header.columns() * header.components() + component;
            for (int x = 1; x <= header.columns(); x++, at += header.components()) {
                if (samples instanceof byte[] bytesOut) {
                    bytesOut[at] = (byte) line[x];
                } else {
                    ((short[]) samples)[at] = (short) line[x];
                }
            }
        }

        private int unsigned16(int at) throws UndecodableException {
            if (at + 2 > bytes.length) {
                throw damaged("it ends in the middle of its header");
            }
            return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
        }

        private static UndecodableException damaged(String what) {
            return Failures.decoder("the JPEG-LS codestream is damaged: %s", what);
        }
    }
}
