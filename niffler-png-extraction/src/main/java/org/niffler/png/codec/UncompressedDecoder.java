package org.niffler.png.codec;

import org.niffler.png.image.ImagePixel;
import org.niffler.png.image.Photometric;
import org.niffler.png.image.StoredFrame;
import org.niffler.png.image.UndecodableException;

/** Decodes frames that are not compressed, as PS3.5 8.1.1 lays them out. */
final class UncompressedDecoder implements FrameDecoder {

    private final FrameLayout layout;

    UncompressedDecoder(FrameLayout layout) {
        this.layout = layout;
    }

    @Override
    public StoredFrame decode(byte[] frame) throws UndecodableException {
        ImagePixel image = layout.image();
        if (frame.length < layout.bytes()) {
            throw Failures.decoder("a frame needs %d bytes, but there are %d", layout.bytes(), frame.length);
        }
        if (layout.subsampled()) {
            return expanded(image, frame);
        }
        boolean full = image.photometric() == Photometric.YBR_FULL_422;
        Photometric photometric = full ? Photometric.YBR_FULL : image.photometric();
        return new CellFrame(image, photometric, image.planarConfiguration() == 1, frame);
    }

    /** Two luminances and the chrominance they share, four samples a pair, become three samples a pixel. */
    private StoredFrame expanded(ImagePixel image, byte[] frame) throws UndecodableException {
        if (image.bitsAllocated() % 8 != 0) {
            throw Failures.badValue(
                    "BitsAllocated (0028,0100) %d is impossible with subsampled colours", image.bitsAllocated());
        }
        int sampleBytes = image.bitsAllocated() / 8;
        byte[] full = new byte[FrameLayout.full(image).bytes()];
        int pairs = (image.columns() + 1) / 2;
        int to = 0;
        for (int row = 0; row < image.rows(); row++) {
            for (int column = 0; column < image.columns(); column++) {
                int from = (row * pairs + column / 2) * 4 * sampleBytes;
                System.arraycopy(frame, from + column % 2 * sampleBytes, full, to, sampleBytes);
                System.arraycopy(frame, from + 2 * sampleBytes, full, to + sampleBytes, 2 * sampleBytes);
                to += 3 * sampleBytes;
            }
        }
        boolean fullRange = image.photometric() == Photometric.YBR_FULL_422;
        return new CellFrame(image, fullRange ? Photometric.YBR_FULL : image.photometric(), false, full);
    }
}
