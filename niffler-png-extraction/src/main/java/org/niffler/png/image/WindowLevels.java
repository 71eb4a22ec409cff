package org.niffler.png.image;

import java.util.Optional;

/** The grey levels of {@link Scaling#WINDOW}: modality LUT, then VOI LUT or window. */
final class WindowLevels {

    private final StoredFrame frame;
    private final SampleRange samples;
    private final ValueRange range;

    WindowLevels(StoredFrame frame, SampleRange samples, ValueRange range) {
        this.frame = frame;
        this.samples = samples;
        this.range = range;
    }

    /** Between two levels the nearest counts, which the standard leaves open. */
    GreyLevels of(FrameAttributes attributes, int fullRange) throws UnusableImageException {
        Modality modality = attributes.modality(samples);
        Optional<Voi> wanted = attributes.voi(modality.canBeNegative(samples));
        Voi voi = wanted.isPresent()
                ? wanted.get()
                : ModalityRange.of(frame, samples, range, modality).everything();
        return stored -> (int) (voi.apply(modality.apply(stored)) * fullRange + 0.5);
    }
}
