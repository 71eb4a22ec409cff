package org.niffler.png.codec;

import org.niffler.png.image.Photometric;
import org.niffler.png.image.StoredFrame;

/** A frame that came out of a codec. */
final class DecodedFrame implements StoredFrame {

    private final DecodedSamples decoded;
    private final Photometric photometric;
    private final SampleRule rule;

    DecodedFrame(DecodedSamples decoded, Photometric photometric, SampleRule rule) {
        this.decoded = decoded;
        this.photometric = photometric;
        this.rule = rule;
    }

    @Override
    public int columns() {
        return decoded.columns();
    }

    @Override
    public int rows() {
        return decoded.rows();
    }

    @Override
    public int samples() {
        return decoded.components();
    }

    @Override
    public Photometric photometric() {
        return photometric;
    }

    @Override
    public void readRow(int row, int[] into) {
        int count = columns() * samples();
        int first = row * count;
        for (int i = 0; i < count; i++) {
            into[i] = rule.apply(decoded.bits(first + i));
        }
        if (decoded.reversed()) {
            for (int i = 0; i + 2 < count; i += 3) {
                int kept = into[i];
                into[i] = into[i + 2];
                into[i + 2] = kept;
            }
        }
    }
}
