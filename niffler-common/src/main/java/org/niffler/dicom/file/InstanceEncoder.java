package org.niffler.dicom.file;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.io.ImageOutputStream;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;

/**
 * An instance as the bytes of a file (PS3.10 7.1): preamble, file meta information, data set, and pixel data at its end. The
 * same instance has the same bytes each time. What a data set has behind its pixel data, which is padding, is left out.
 */
public final class InstanceEncoder {

    private static final int DEFLATER_BUFFER = 64 * 1024;

    private final DataSet dataSet;
    private final String transferSyntaxUid;
    private final PixelCopy pixels;

    private InstanceEncoder(DataSet dataSet, String transferSyntaxUid, PixelCopy pixels) {
        this.dataSet = dataSet;
        this.transferSyntaxUid = transferSyntaxUid;
        this.pixels = pixels;
    }

    /**
     * This data set with the pixel data of that file, whose bytes are copied as they are, in the file's transfer syntax. If
     * the file's transfer syntax is not the standard's, or is not the one that its pixel data has, the uncompressed one that
     * fits. What is no part of the picture is not copied: bytes behind its last frame are left out, comments and application
     * data within JPEG codestreams become zeros.
     *
     * @throws MalformedDataSetException if the file's pixel data is cut, or is compressed in no way that the file tells
     */
    public static InstanceEncoder withPixelsOf(DicomInstance source, DataSet dataSet) throws MalformedDataSetException {
        PixelCopy pixels = PixelCopy.of(source);
        return new InstanceEncoder(dataSet, pixels.transferSyntaxUid(), pixels);
    }

    /** This data set with this pixel data, in explicit VR little endian. */
    public static InstanceEncoder withPixels(PixelContent pixels, DataSet dataSet) {
        return new InstanceEncoder(dataSet, UID.ExplicitVRLittleEndian, PixelCopy.of(pixels));
    }

    /**
     * A file's instance in another transfer syntax without compression.
     *
     * @throws MalformedDataSetException if its pixel data is cut or compressed, or some of its other values are not held in
     *     memory
     * @throws IOException if the file cannot be read
     */
    static InstanceEncoder transcoding(DicomInstance source, String transferSyntaxUid) throws IOException {
        long pixels = source.pixelData() instanceof PixelData.Native uncompressed ? uncompressed.length() : 0;
        try (FileBytes bytes = source.openPixelBytes()) {
            if (bytes.size() - pixels > ParseLimits.MAX_VALUE_BYTES) {
                throw new MalformedDataSetException(
                        "it has more than " + ParseLimits.MAX_VALUE_BYTES + " bytes besides its pixel data");
            }
        }
        boolean guessed = !Encoding.of(source.transferSyntaxUid()).explicitVr();
        return new InstanceEncoder(
                guessed ? SignedValues.of(source.dataSet()) : source.dataSet(),
                transferSyntaxUid,
                PixelCopy.in(transferSyntaxUid, source));
    }

    /**
     * Writes the file's bytes.
     *
     * @throws MalformedDataSetException if the data set lacks the UIDs that a file needs, or cannot be encoded
     * @throws IOException if a file cannot be read or written
     */
    public void writeTo(OutputStream out) throws IOException {
        out.write(FileMetaInformation.encode(
                uid(DicomTag.SOP_CLASS_UID), uid(DicomTag.SOP_INSTANCE_UID), transferSyntaxUid));
        writeDataSetTo(out);
    }

    /** Writes what follows the file meta information; throws what {@link #writeTo} does. */
    void writeDataSetTo(OutputStream out) throws IOException {
        if (transferSyntaxUid.equals(UID.DeflatedExplicitVRLittleEndian)) {
            writeDeflated(out);
        } else {
            writeDataSet(out);
        }
    }

    private String uid(DicomTag tag) throws MalformedDataSetException {
        return dataSet.text(tag)
                .map(String::strip)
                .filter(uid -> !uid.isEmpty())
                .orElseThrow(() -> new MalformedDataSetException("it has no " + tag.keyword() + " " + tag));
    }

    private void writeDeflated(OutputStream out) throws IOException {
        // Bare, and of an even number of bytes: PS3.5 A.5.
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            DeflaterOutputStream deflated = new DeflaterOutputStream(out, deflater, DEFLATER_BUFFER);
            writeDataSet(deflated);
            deflated.finish();
            if (deflater.getBytesWritten() % 2 != 0) {
                out.write(0);
            }
        } finally {
            deflater.end();
        }
    }

    private void writeDataSet(OutputStream out) throws IOException {
        Encoding encoding = Encoding.of(transferSyntaxUid);
        ImageOutputStream encoder = new ImageOutputStream(out, encoding.transferSyntaxUid());
        try {
            encoder.writeDataset(null, header());
            pixels.writeTo(encoder, out);
        } catch (RuntimeException e) {
            // Boundary to the toolkit, which reports some errors unchecked; its messages may quote the data set.
            throw new MalformedDataSetException("the data set cannot be encoded", e);
        }
    }

    /** Everything before the pixel data. */
    private Attributes header() {
        Attributes header = new Attributes(dataSet.unwrap());
        for (int tag : header.tags()) {
            boolean offsets = tag == FragmentsParser.EXTENDED_OFFSET_TABLE
                    || tag == FragmentsParser.EXTENDED_OFFSET_TABLE_LENGTHS;
            boolean behind = Integer.compareUnsigned(tag, Tag.FloatPixelData) >= 0;
            if (behind || offsets && !pixels.isEncapsulated()) {
                header.remove(tag);
            }
        }
        return header;
    }
}
