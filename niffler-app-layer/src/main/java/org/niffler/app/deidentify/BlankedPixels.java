package org.niffler.app.deidentify;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.file.DicomInstance;
import org.niffler.dicom.file.PixelContent;
import org.niffler.png.codec.FrameReader;
import org.niffler.png.image.Frame;
import org.niffler.png.image.ImagePixel;
import org.niffler.png.image.Photometric;
import org.niffler.png.image.StoredFrame;
import org.niffler.png.image.UndecodableException;

/**
 * The pixels of an image, decompressed, with parts of every frame covered in black: in MONOCHROME2 the smallest value that
 * there can be, in MONOCHROME1 the largest, in colours black, in a palette its first colour. All other pixels have the
 * values they had. One frame is in memory at a time.
 */
final class BlankedPixels implements PixelContent {

    private static final long LONGEST = 0xFFFFFFFEL;
    private static final int MOST_BITS = 16;
    private static final int MIDDLE_OF_CHROMINANCE = 2;

    private final DicomInstance instance;
    private final ImagePixel image;
    private final Photometric photometric;
    private final List<Region> regions;

    private BlankedPixels(DicomInstance instance, ImagePixel image, Photometric photometric, List<Region> regions) {
        this.instance = instance;
        this.image = image;
        this.photometric = photometric;
        this.regions = regions;
    }

    /**
     * Looks at the image and its first frame.
     *
     * @throws UndecodableException if it cannot be decoded, or nothing of the regions is in it
     * @throws IOException if it cannot be read, or its pixels cannot be covered
     */
    static BlankedPixels of(DicomInstance instance, List<Region> regions) throws UndecodableException, IOException {
        try (FrameReader reader = FrameReader.open(instance)) {
            ImagePixel image = reader.image();
            List<Region> within = regions.stream()
                    .flatMap(region -> region.within(image.rows(), image.columns()).stream())
                    .toList();
            if (within.isEmpty()) {
                throw new IOException("the regions to cover lie outside of its %d rows and %d columns"
                        .formatted(image.rows(), image.columns()));
            }
            Frame first = reader.read(0);
            BlankedPixels pixels = new BlankedPixels(instance, image, first.photometric(), within);
            if (!(first instanceof StoredFrame) || image.bitsStored() > MOST_BITS) {
                throw new IOException("pixels of %d bits cannot be covered".formatted(image.bitsStored()));
            }
            if (pixels.length() > LONGEST) {
                throw new IOException("decompressed, its pixel data is too long for a DICOM file");
            }
            return pixels;
        }
    }

    /** The header with what is said of the pixels as they are now. */
    DataSet describe(DataSet header) {
        DataSet.Builder builder = header.edit()
                .put(tag("SamplesPerPixel"), String.valueOf(image.samplesPerPixel()))
                .put(tag("PhotometricInterpretation"), photometric.definedTerm())
                .put(tag("BitsAllocated"), String.valueOf(Byte.SIZE * sampleBytes()))
                .put(tag("BitsStored"), String.valueOf(image.bitsStored()))
                .put(tag("HighBit"), String.valueOf(image.bitsStored() - 1))
                .put(tag("PixelRepresentation"), image.signed() ? "1" : "0");
        if (image.samplesPerPixel() > 1) {
            builder.put(tag("PlanarConfiguration"), "0");
        }
        return builder.build();
    }

    private static DicomTag tag(String keyword) {
        return DicomTag.forKeyword(keyword).orElseThrow();
    }

    private int sampleBytes() {
        return image.bitsStored() > Byte.SIZE ? Short.BYTES : Byte.BYTES;
    }

    @Override
    public String vr() {
        return sampleBytes() == Byte.BYTES ? "OB" : "OW";
    }

    @Override
    public long length() {
        return (long) image.rows() * image.columns() * image.samplesPerPixel() * sampleBytes() * image.frames();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (FrameReader reader = FrameReader.open(instance)) {
            for (int frame = 0; frame < image.frames(); frame++) {
                write((StoredFrame) reader.read(frame), out);
            }
        } catch (UndecodableException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void write(StoredFrame frame, OutputStream out) throws IOException {
        int samples = image.samplesPerPixel();
        int[] row = new int[image.columns() * samples];
        byte[] bytes = new byte[row.length * sampleBytes()];
        for (int y = 0; y < image.rows(); y++) {
            frame.readRow(y, row);
            for (Region region : regions) {
                if (region.hasRow(y)) {
                    cover(row, region.x() * samples, (region.x() + region.width()) * samples);
                }
            }
            encode(row, bytes);
            out.write(bytes);
        }
    }

    private void cover(int[] row, int from, int to) {
        for (int i = from; i < to; i++) {
            row[i] = black(i % image.samplesPerPixel());
        }
    }

    /** PS3.3 C.7.6.3.1.2. */
    private int black(int sample) {
        int values = 1 << image.bitsStored();
        return switch (photometric) {
            case MONOCHROME2 -> image.signed() ? -values / 2 : 0;
            case MONOCHROME1 -> image.signed() ? values / 2 - 1 : values - 1;
            case PALETTE_COLOR, RGB -> 0;
            default -> sample == 0 ? 0 : values / MIDDLE_OF_CHROMINANCE;
        };
    }

    /** Little endian (PS3.5 8.1.1). */
    private void encode(int[] row, byte[] bytes) {
        for (int i = 0; i < row.length; i++) {
            if (sampleBytes() == Byte.BYTES) {
                bytes[i] = (byte) row[i];
            } else {
                bytes[2 * i] = (byte) row[i];
                bytes[2 * i + 1] = (byte) (row[i] >> Byte.SIZE);
            }
        }
    }
}
