package org.niffler.png.image;

import org.niffler.dicom.DataSet;

/** What the tests of this package render with, and how they look at the result. */
final class Rendering {

    static final SampleRange UNSIGNED_8 = new SampleRange(8, false);
    static final SampleRange UNSIGNED_12 = new SampleRange(12, false);
    static final SampleRange UNSIGNED_16 = new SampleRange(16, false);
    static final SampleRange UNSIGNED_32 = new SampleRange(32, false);
    static final SampleRange SIGNED_12 = new SampleRange(12, true);
    static final SampleRange SIGNED_16 = new SampleRange(16, true);
    static final SampleRange SIGNED_32 = new SampleRange(32, true);

    private Rendering() {}

    static RenderOptions in(Scaling scaling, int bitDepth) {
        return new RenderOptions(scaling, bitDepth, false);
    }

    static Rendered render(StoredFrame frame, SampleRange samples, RenderOptions options)
            throws UnusableImageException {
        return render(frame, Elements.none(), samples, options);
    }

    static Rendered render(StoredFrame frame, DataSet dataSet, SampleRange samples, RenderOptions options)
            throws UnusableImageException {
        return new Renderer().render(frame, FrameAttributes.of(dataSet, 0), samples, options);
    }

    /** The samples of a picture, as numbers. */
    static int[] samples(Rendered rendered) {
        Picture picture = rendered.picture();
        byte[] data = picture.data();
        int[] samples = new int[data.length / (picture.bitDepth() / 8)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = picture.bitDepth() == 8 ? data[i] & 0xFF : (data[2 * i] & 0xFF) << 8 | data[2 * i + 1] & 0xFF;
        }
        return samples;
    }
}
