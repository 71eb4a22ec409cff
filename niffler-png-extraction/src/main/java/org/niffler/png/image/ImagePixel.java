package org.niffler.png.image;

import java.util.List;
import java.util.Optional;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;

/**
 * How the pixels of an image are laid out: the Image Pixel Module (PS3.3 C.7.6.3), checked and completed.
 *
 * @param rows 1 to 65535
 * @param columns 1 to 65535
 * @param samplesPerPixel 1, or 3 for colour
 * @param bitsAllocated 1 to 32; of floating point values 32 or 64
 * @param bitsStored at most {@code bitsAllocated}; of floating point values all of them
 * @param highBit where the most significant stored bit is, from 0
 * @param signed whether stored values are in two's complement
 * @param planarConfiguration 0 if the samples of a pixel are side by side, 1 if each colour is a plane
 * @param frames at least 1
 */
public record ImagePixel(
        int rows,
        int columns,
        int samplesPerPixel,
        int bitsAllocated,
        int bitsStored,
        int highBit,
        boolean signed,
        int planarConfiguration,
        Photometric photometric,
        int frames) {

    private static final int MAX_BITS = 32;
    private static final int MAX_LENGTH = 0xFFFF;

    /**
     * Reads it from a data set. Absent or impossible BitsStored, HighBit, PixelRepresentation, PlanarConfiguration and
     * NumberOfFrames are taken as what the other attributes leave no doubt about, as they are missing from images that
     * everyone displays.
     *
     * @throws UndecodableException if one of the others is missing, impossible or contradicts the rest
     */
    public static ImagePixel of(DataSet dataSet) throws UndecodableException {
        Attribute attribute = new Attribute(dataSet);
        int rows = attribute.rows();
        int columns = attribute.columns();
        int bitsAllocated = attribute.required("BitsAllocated", 0x00280100, 1, MAX_BITS);
        Photometric photometric = photometric(dataSet);
        int samples = samples(attribute, photometric);
        int bitsStored = attribute
                .optional(0x00280101)
                .filter(bits -> bits >= 1 && bits <= bitsAllocated)
                .orElse(bitsAllocated);
        int highBit = attribute
                .optional(0x00280102)
                .filter(bit -> bit >= bitsStored - 1 && bit < bitsAllocated)
                .orElse(bitsStored - 1);
        boolean signed = attribute.optional(0x00280103).orElse(0) == 1;
        int planarConfiguration = samples > 1 && attribute.optional(0x00280006).orElse(0) == 1 ? 1 : 0;
        return new ImagePixel(
                rows,
                columns,
                samples,
                bitsAllocated,
                bitsStored,
                highBit,
                signed,
                planarConfiguration,
                photometric,
                attribute.frames());
    }

    /**
     * Reads it from a data set with Float or Double Float Pixel Data, which has no BitsStored, HighBit nor
     * PixelRepresentation (PS3.3 C.7.6.24, C.7.6.25).
     *
     * @param bits of a value, 32 or 64
     * @throws UndecodableException if an attribute is missing, impossible or contradicts the rest
     */
    public static ImagePixel ofFloatingPoint(DataSet dataSet, int bits) throws UndecodableException {
        Attribute attribute = new Attribute(dataSet);
        int rows = attribute.rows();
        int columns = attribute.columns();
        int bitsAllocated = attribute.required("BitsAllocated", 0x00280100, 1, Double.SIZE);
        if (bitsAllocated != bits) {
            throw new UndecodableException(
                    FailureClass.BAD_VALUE,
                    "BitsAllocated (0028,0100) is %d, but the floating point values have %d bits"
                            .formatted(bitsAllocated, bits));
        }
        Photometric photometric = photometric(dataSet);
        if (!photometric.isMonochrome()) {
            throw new UndecodableException(
                    FailureClass.BAD_VALUE,
                    "PhotometricInterpretation (0028,0004) is %s, but floating point pixel data has grey levels only"
                            .formatted(photometric.definedTerm()));
        }
        int samples = samples(attribute, photometric);
        return new ImagePixel(rows, columns, samples, bits, bits, bits - 1, true, 0, photometric, attribute.frames());
    }

    private static int samples(Attribute attribute, Photometric photometric) throws UndecodableException {
        int samples = attribute.optional(0x00280002).orElse(samplesOf(photometric));
        if (samples != samplesOf(photometric)) {
            throw new UndecodableException(
                    FailureClass.BAD_VALUE,
                    "SamplesPerPixel (0028,0002) is %d, but PhotometricInterpretation (0028,0004) %s has %d"
                            .formatted(samples, photometric.definedTerm(), samplesOf(photometric)));
        }
        return samples;
    }

    private static Photometric photometric(DataSet dataSet) throws UndecodableException {
        String text = Attribute.first(dataSet, new DicomTag(0x00280004))
                .orElseThrow(() -> new UndecodableException(
                        FailureClass.ATTRIBUTE_MISSING, "PhotometricInterpretation (0028,0004) is missing"));
        return Photometric.of(text)
                .orElseThrow(() -> new UndecodableException(
                        FailureClass.BAD_VALUE, "PhotometricInterpretation (0028,0004) is none of PS3.3 C.7.6.3.1.2"));
    }

    private static int samplesOf(Photometric photometric) {
        return photometric.isMonochrome() || photometric == Photometric.PALETTE_COLOR ? 1 : 3;
    }

    /** How many bits a frame has where nothing is compressed, without subsampling. */
    public long bitsPerFrame() {
        return (long) rows * columns * samplesPerPixel * bitsAllocated;
    }

    /** Reads whole numbers, of several values the first, of a number with rubbish behind it the number. */
    private record Attribute(DataSet dataSet) {

        int rows() throws UndecodableException {
            return required("Rows", 0x00280010, 1, MAX_LENGTH);
        }

        int columns() throws UndecodableException {
            return required("Columns", 0x00280011, 1, MAX_LENGTH);
        }

        int frames() {
            return Math.max(1, optional(0x00280008).orElse(1));
        }

        int required(String keyword, int tag, int least, int most) throws UndecodableException {
            DicomTag dicomTag = new DicomTag(tag);
            if (first(dataSet, dicomTag).isEmpty()) {
                throw new UndecodableException(
                        FailureClass.ATTRIBUTE_MISSING, keyword + " " + dicomTag + " is missing");
            }
            return optional(tag)
                    .filter(value -> value >= least && value <= most)
                    .orElseThrow(() -> new UndecodableException(
                            FailureClass.BAD_VALUE,
                            "%s %s is not a number from %d to %d".formatted(keyword, dicomTag, least, most)));
        }

        Optional<Integer> optional(int tag) {
            return first(dataSet, new DicomTag(tag)).flatMap(Attribute::leadingNumber);
        }

        private static Optional<String> first(DataSet dataSet, DicomTag tag) {
            List<String> values = dataSet.texts(tag);
            return values.stream().findFirst().map(String::strip).filter(value -> !value.isEmpty());
        }

        private static Optional<Integer> leadingNumber(String text) {
            int end = 0;
            while (end < text.length() && end < 9 && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
                end++;
            }
            return end == 0 ? Optional.empty() : Optional.of(Integer.parseInt(text.substring(0, end)));
        }
    }
}
