package org.niffler.png.codec;

import org.niffler.png.image.ImagePixel;
import org.niffler.png.image.Photometric;
import org.niffler.png.image.UndecodableException;

/**
 * How many bits a frame has uncompressed.
 *
 * @param subsampled whether two pixels share their chrominance (PS3.3 C.7.6.3.1.2, YBR_FULL_422)
 */
record FrameLayout(ImagePixel image, boolean subsampled) {

    /** What a Java array can hold. */
    private static final long MAX_BYTES = Integer.MAX_VALUE - 8L;

    static FrameLayout full(ImagePixel image) {
        return new FrameLayout(image, false);
    }

    /**
     * What the photometric interpretation says, unless the length shows that the samples are all there: some writers
     * change the pixels and forget the attribute.
     *
     * @param bytes of all frames together
     */
    static FrameLayout of(ImagePixel image, long bytes) throws UndecodableException {
        Photometric photometric = image.photometric();
        boolean full = bytes >= (image.bitsPerFrame() * image.frames() + 7) / 8;
        if (photometric == Photometric.YBR_PARTIAL_420 && !full) {
            throw Failures.decoder("uncompressed YBR_PARTIAL_420 is not supported: the standard does not define it");
        }
        boolean subsampled = photometric == Photometric.YBR_FULL_422 || photometric == Photometric.YBR_PARTIAL_422;
        return new FrameLayout(image, subsampled && !full);
    }

    long bits() {
        if (subsampled) {
            return (long) image.rows() * ((image.columns() + 1) / 2) * 4 * image.bitsAllocated();
        }
        return image.bitsPerFrame();
    }

    int bytes() throws UndecodableException {
        long bytes = (bits() + 7) / 8;
        if (bytes > MAX_BYTES) {
            throw Failures.decoder(
                    "a frame of %d x %d pixels is larger than can be decoded", image.columns(), image.rows());
        }
        return (int) bytes;
    }
}
