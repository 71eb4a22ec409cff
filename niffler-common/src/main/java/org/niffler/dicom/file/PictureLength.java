package org.niffler.dicom.file;

import java.util.Optional;
import java.util.OptionalInt;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;

/** How long pixel data is that is not compressed (PS3.5 8.1.1, 8.2): what stands behind it in the element, nobody sees. */
final class PictureLength {

    private static final DicomTag ROWS = new DicomTag(0x00280010);
    private static final DicomTag COLUMNS = new DicomTag(0x00280011);
    private static final DicomTag SAMPLES = new DicomTag(0x00280002);
    private static final DicomTag FRAMES = new DicomTag(0x00280008);
    private static final DicomTag BITS_ALLOCATED = new DicomTag(0x00280100);

    private PictureLength() {}

    /** Bytes of this image's frames; empty if the data set does not say. With subsampled colours there may be fewer. */
    static Optional<Long> of(DataSet image) {
        OptionalInt rows = image.integer(ROWS);
        OptionalInt columns = image.integer(COLUMNS);
        OptionalInt bits = image.integer(BITS_ALLOCATED);
        if (rows.orElse(0) <= 0 || columns.orElse(0) <= 0 || bits.orElse(0) <= 0) {
            return Optional.empty();
        }
        long samples = Math.max(1, image.integer(SAMPLES).orElse(1));
        long frames = Math.max(1, image.integer(FRAMES).orElse(1));
        try {
            long cells = Math.multiplyExact((long) rows.getAsInt() * columns.getAsInt(), samples);
            // Frames of single bits follow each other without a gap; some begin each with a byte of its own.
            long frame = Math.addExact(Math.multiplyExact(cells, bits.getAsInt()), Byte.SIZE - 1) / Byte.SIZE;
            return Optional.of(Math.multiplyExact(frame, frames));
        } catch (ArithmeticException e) {
            return Optional.empty(); // longer than any file
        }
    }

    /** The pixel data without what is behind the picture. */
    static PixelData.Native cut(PixelData.Native pixels, DataSet image) {
        long length = of(image).filter(picture -> picture < pixels.length()).orElse(pixels.length());
        return new PixelData.Native(pixels.position(), length, length, pixels.vr(), pixels.bigEndian());
    }
}
