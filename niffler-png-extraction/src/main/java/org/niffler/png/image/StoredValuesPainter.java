package org.niffler.png.image;

import java.util.Optional;

/** Makes a picture whose samples are the stored values: {@link Scaling#NONE}. */
final class StoredValuesPainter {

    private static final int LARGEST = 0xFFFF;
    private static final int SHORT_BITS = 16;

    private final StoredFrame frame;
    private final SampleRange samples;

    StoredValuesPainter(StoredFrame frame, SampleRange samples) {
        this.frame = frame;
        this.samples = samples;
    }

    /** @throws UnusableImageException if a value does not fit the 16 bits of a PNG's sample */
    Rendered paint() throws UnusableImageException {
        return frame.samples() == 1 ? grey() : colour();
    }

    private Rendered grey() throws UnusableImageException {
        int raised = raised();
        checkThatAllFit(raised);
        PictureBuffer buffer = new PictureBuffer(frame, false, SHORT_BITS);
        int[] row = new int[frame.columns()];
        for (int y = 0; y < frame.rows(); y++) {
            frame.readRow(y, row);
            for (int x = 0; x < row.length; x++) {
                row[x] += raised;
            }
            buffer.setRow(y, row);
        }
        Optional<String> note = frame.photometric().isMonochrome() ? Optional.empty() : meaning();
        return new Rendered(buffer.picture(), raised == 0 ? note : Optional.of("offset=-" + raised));
    }

    private Rendered colour() throws UnusableImageException {
        checkThatAllFit(0);
        PictureBuffer buffer = new PictureBuffer(frame, true, samples.bitsStored() > 8 ? SHORT_BITS : 8);
        int[] row = new int[frame.columns() * 3];
        for (int y = 0; y < frame.rows(); y++) {
            frame.readRow(y, row);
            buffer.setRow(y, row);
        }
        return new Rendered(buffer.picture(), frame.photometric() == Photometric.RGB ? Optional.empty() : meaning());
    }

    /** Half the range, so that the smallest value becomes 0; of values wider than a PNG's sample, those around 0 fit. */
    private int raised() {
        return samples.signed() ? 1 << (Math.min(samples.bitsStored(), SHORT_BITS) - 1) : 0;
    }

    private void checkThatAllFit(int raised) throws UnusableImageException {
        ValueRange range = ValueRange.of(frame, samples);
        if (range.min() + raised < 0 || range.max() + raised > LARGEST) {
            throw new UnusableImageException(
                    "stored values from %d to %d do not fit a PNG unscaled, which takes %d to %d"
                            .formatted(range.min(), range.max(), -raised, LARGEST - raised));
        }
    }

    private Optional<String> meaning() {
        return Optional.of("samples=" + frame.photometric().definedTerm());
    }
}
