package org.niffler.png.image;

import java.util.Optional;

/** Makes a picture of a frame, as {@link RenderOptions} ask for. */
public final class Renderer {

    /**
     * @param samples of no account if the values are floating point
     * @throws UnusableImageException if a lookup table that is needed is bad or missing, if attributes contradict each
     *     other, or if the values do not fit
     */
    public Rendered render(Frame frame, FrameAttributes attributes, SampleRange samples, RenderOptions options)
            throws UnusableImageException {
        if (frame instanceof StoredFrame stored) {
            return render(stored, attributes, samples, options);
        }
        Picture picture =
                new FloatPainter((FloatFrame) frame, attributes).paint(options, isInverted(frame, attributes, options));
        return new Rendered(picture, Optional.empty());
    }

    private static Rendered render(
            StoredFrame frame, FrameAttributes attributes, SampleRange samples, RenderOptions options)
            throws UnusableImageException {
        checkSamples(frame);
        if (options.scaling() == Scaling.NONE) {
            return new StoredValuesPainter(frame, samples).paint();
        }
        Picture picture =
                switch (frame.photometric()) {
                    case MONOCHROME1, MONOCHROME2 -> grey(frame, attributes, samples, options);
                    case PALETTE_COLOR ->
                        new PalettePainter(frame, samples).paint(attributes.palette(samples), options.bitDepth());
                    default -> new ColourPainter(frame, samples).paint(options.bitDepth());
                };
        return new Rendered(picture, Optional.empty());
    }

    private static void checkSamples(StoredFrame frame) throws UnusableImageException {
        Photometric photometric = frame.photometric();
        int expected = photometric.isMonochrome() || photometric == Photometric.PALETTE_COLOR ? 1 : 3;
        if (frame.samples() != expected) {
            throw new UnusableImageException("PhotometricInterpretation %s needs SamplesPerPixel %d, not %d"
                    .formatted(photometric.definedTerm(), expected, frame.samples()));
        }
    }

    private static Picture grey(
            StoredFrame frame, FrameAttributes attributes, SampleRange samples, RenderOptions options)
            throws UnusableImageException {
        ValueRange range = ValueRange.of(frame, samples);
        int fullRange = (1 << options.bitDepth()) - 1;
        GreyLevels levels =
                switch (options.scaling()) {
                    case ORIGINAL -> GreyLevels.original(range, fullRange);
                    case LINEAR -> GreyLevels.linear(range, fullRange);
                    case WINDOW -> new WindowLevels(frame, samples, range).of(attributes, fullRange);
                    case NONE -> throw new IllegalStateException("stored values have no grey levels");
                };
        boolean inverted = isInverted(frame, attributes, options);
        return new GreyPainter(frame, samples, range)
                .paint(inverted ? levels.inverted(fullRange) : levels, options.bitDepth());
    }

    /**
     * MONOCHROME1 and Presentation LUT Shape INVERSE say the same: digital X-ray images have both, for one inversion
     * (PS3.3 C.8.11.3).
     */
    private static boolean isInverted(Frame frame, FrameAttributes attributes, RenderOptions options) {
        boolean inverse = options.scaling() == Scaling.WINDOW && attributes.presentationIsInverse();
        return !options.keepPhotometric() && (frame.photometric() == Photometric.MONOCHROME1 || inverse);
    }
}
