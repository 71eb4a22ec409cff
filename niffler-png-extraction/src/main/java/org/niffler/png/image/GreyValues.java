package org.niffler.png.image;

import java.util.Optional;

/**
 * What windows of a grey frame are about, for those who want to choose one.
 *
 * @param range what there is
 * @param window what {@link Scaling#WINDOW} shows of it; empty if that is a VOI LUT, or a window of another function than
 *     LINEAR, which no window of this function can be equal to
 */
public record GreyValues(ModalityRange range, Optional<ChosenWindow> window) {

    /**
     * Empty if the frame is colour, to which no window applies.
     *
     * @param samples of no account if the values are floating point
     * @throws UnusableImageException if a lookup table that is needed is bad, or attributes contradict each other
     */
    public static Optional<GreyValues> of(Frame frame, FrameAttributes attributes, SampleRange samples)
            throws UnusableImageException {
        if (!frame.photometric().isMonochrome() || frame.samples() != 1) {
            return Optional.empty();
        }
        ModalityRange range = rangeOf(frame, attributes, samples);
        return Optional.of(new GreyValues(range, attributes.linearWindow()));
    }

    private static ModalityRange rangeOf(Frame frame, FrameAttributes attributes, SampleRange samples)
            throws UnusableImageException {
        if (frame instanceof StoredFrame stored) {
            return ModalityRange.of(stored, samples, ValueRange.of(stored, samples), attributes.modality(samples));
        }
        return ModalityRange.of((FloatFrame) frame, attributes.modality(FloatPainter.SIGNED)::apply);
    }
}
