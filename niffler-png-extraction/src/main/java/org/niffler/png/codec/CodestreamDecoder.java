package org.niffler.png.codec;

import org.niffler.png.codec.CodestreamHeader.ColourHint;
import org.niffler.png.image.ImagePixel;
import org.niffler.png.image.Photometric;
import org.niffler.png.image.StoredFrame;
import org.niffler.png.image.UndecodableException;

/**
 * Decodes JPEG, JPEG-LS and JPEG 2000 frames: checks what the codestream says of itself against the image, then lets the
 * codec work, then checks what came out.
 */
final class CodestreamDecoder implements FrameDecoder {

    /** Of a decoded frame: the largest detectors and slides stay far below. */
    private static final long MAX_BYTES = 512L << 20;

    /** Above this, a codestream that is a vanishing part of what it makes is taken as made to exhaust memory. */
    private static final long SUSPICIOUS_BYTES = 64L << 20;

    private static final int MAX_RATIO = 20_000;
    private static final int MAX_PRECISION = 16;

    private final ImagePixel image;
    private final StreamCodec codec;

    CodestreamDecoder(ImagePixel image, StreamCodec codec) {
        this.image = image;
        this.codec = codec;
    }

    @Override
    public StoredFrame decode(byte[] frame) throws UndecodableException {
        byte[] codestream = Jpeg2000Size.corrected(Codestreams.bare(frame), image);
        CodestreamHeader header = Codestreams.header(codestream);
        check(header, codestream.length);
        boolean ybrToRgb = isYbr(header);
        DecodedSamples decoded = codec.decode(codestream, header, ybrToRgb);
        if (decoded.columns() != image.columns()
                || decoded.rows() != image.rows()
                || decoded.components() != image.samplesPerPixel()) {
            throw Failures.decoder(
                    "the decoder gives %d x %d pixels of %d samples, but the image has %d x %d of %d",
                    decoded.columns(),
                    decoded.rows(),
                    decoded.components(),
                    image.columns(),
                    image.rows(),
                    image.samplesPerPixel());
        }
        return new DecodedFrame(
                decoded, photometric(header, ybrToRgb), SampleRule.ofCodestream(image, header.precision()));
    }

    private void check(CodestreamHeader header, int length) throws UndecodableException {
        if (header.columns() != image.columns() || header.rows() != image.rows()) {
            throw Failures.decoder(
                    "the %s codestream has %d x %d pixels, but the image has %d x %d",
                    header.kind(), header.columns(), header.rows(), image.columns(), image.rows());
        }
        if (header.components() != image.samplesPerPixel()) {
            throw Failures.decoder(
                    "the %s codestream has %d components, but the image has %d samples a pixel",
                    header.kind(), header.components(), image.samplesPerPixel());
        }
        if (header.precision() < 1 || header.precision() > MAX_PRECISION) {
            throw Failures.decoder(
                    "the %s codestream has %d bits a sample; up to %d are supported",
                    header.kind(), header.precision(), MAX_PRECISION);
        }
        long size = (long) header.columns() * header.rows() * header.components() * (header.precision() > 8 ? 2 : 1);
        if (size > MAX_BYTES || size > SUSPICIOUS_BYTES && size / MAX_RATIO > length) {
            throw Failures.decoder(
                    "a frame of %d x %d pixels is too large for its %d compressed bytes, or altogether",
                    header.columns(), header.rows(), length);
        }
    }

    /**
     * Whether the colours of a codestream come out as RGB if the decoder is asked to. JPEG: what the codestream says, else
     * what the image says; the lossless process has no such transform. JPEG 2000 says itself; JPEG-LS has none.
     */
    private boolean isYbr(CodestreamHeader header) {
        if (header.components() != 3 || header.lossless() || header.kind() == CodestreamKind.JPEG_LS) {
            return false;
        }
        if (header.kind() == CodestreamKind.JPEG && header.colour() == ColourHint.NONE) {
            return image.photometric() != Photometric.RGB;
        }
        return header.colour() == ColourHint.YBR;
    }

    private Photometric photometric(CodestreamHeader header, boolean ybrToRgb) {
        if (header.components() == 1) {
            return image.photometric();
        }
        if (ybrToRgb || header.colour() == ColourHint.RGB) {
            return Photometric.RGB;
        }
        // What is subsampled in a codestream is not any more; what was never transformed is what the image says.
        return switch (image.photometric()) {
            case YBR_FULL_422 -> Photometric.YBR_FULL;
            case YBR_ICT, YBR_RCT -> Photometric.RGB;
            default -> image.photometric();
        };
    }
}
