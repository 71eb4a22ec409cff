package org.niffler.png.image;

import java.util.Optional;
import java.util.function.DoubleToIntFunction;
import java.util.function.DoubleUnaryOperator;

/** Makes a grey picture of floating point values, by the rules for integers: see {@link Scaling}. */
final class FloatPainter {

    /** As floating point values are. */
    static final SampleRange SIGNED = new SampleRange(Integer.SIZE, true);

    private final FloatFrame frame;
    private final FrameAttributes attributes;

    FloatPainter(FloatFrame frame, FrameAttributes attributes) {
        this.frame = frame;
        this.attributes = attributes;
    }

    Picture paint(RenderOptions options, boolean inverted) throws UnusableImageException {
        int fullRange = (1 << options.bitDepth()) - 1;
        DoubleToIntFunction levels = levels(options.scaling(), fullRange);
        PictureBuffer buffer = new PictureBuffer(frame, false, options.bitDepth());
        double[] values = new double[frame.columns()];
        int[] row = new int[frame.columns()];
        for (int y = 0; y < frame.rows(); y++) {
            frame.readRow(y, values);
            for (int x = 0; x < row.length; x++) {
                int level = levels.applyAsInt(values[x]);
                row[x] = inverted ? fullRange - level : level;
            }
            buffer.setRow(y, row);
        }
        return buffer.picture();
    }

    private DoubleToIntFunction levels(Scaling scaling, int fullRange) throws UnusableImageException {
        return switch (scaling) {
            case ORIGINAL -> original(fullRange);
            case LINEAR -> nearest(range(value -> value).everything(), fullRange);
            case WINDOW -> window(fullRange);
            case NONE ->
                throw new UnusableImageException(
                        "floating point pixel data has no stored integers; choose another scaling");
        };
    }

    private DoubleToIntFunction original(int fullRange) {
        double max = range(value -> value).max();
        if (max <= 0) {
            return value -> 0;
        }
        return value -> (int) (Math.max(value, 0) / max * fullRange);
    }

    private DoubleToIntFunction window(int fullRange) throws UnusableImageException {
        Modality modality = attributes.modality(SIGNED);
        Optional<Voi> wanted = attributes.voi(modality.canBeNegative(SIGNED));
        Voi voi = wanted.isPresent() ? wanted.get() : range(modality::apply).everything();
        return nearest(value -> voi.apply(modality.apply(value)), fullRange);
    }

    private static DoubleToIntFunction nearest(Voi voi, int fullRange) {
        return value -> (int) (voi.apply(value) * fullRange + 0.5);
    }

    private ModalityRange range(DoubleUnaryOperator rule) {
        return ModalityRange.of(frame, rule);
    }
}
