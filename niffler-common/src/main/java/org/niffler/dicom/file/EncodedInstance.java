package org.niffler.dicom.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;

/**
 * A DICOM file as something to be sent: what a sender has to know of it, and its data set as it stands in the file. Holds no
 * open file.
 *
 * @param sopClassUid what the file meta information says; the data set, if it says nothing
 * @param sopInstanceUid likewise
 * @param transferSyntaxUid likewise; if the data set is not encoded as an uncompressed transfer syntax says, how it is
 * @param position where the data set begins, in bytes
 */
public record EncodedInstance(
        Path file, String sopClassUid, String sopInstanceUid, String transferSyntaxUid, long position) {

    private static final int BUFFER = 128 * 1024;
    private static final int HEAD = 16;
    private static final DicomTag TRANSFER_SYNTAX_UID = new DicomTag(Tag.TransferSyntaxUID);
    private static final DicomTag MEDIA_STORAGE_SOP_CLASS_UID = new DicomTag(Tag.MediaStorageSOPClassUID);
    private static final DicomTag MEDIA_STORAGE_SOP_INSTANCE_UID = new DicomTag(Tag.MediaStorageSOPInstanceUID);

    /**
     * Reads the beginning of a file.
     *
     * @throws NotDicomException if it is no DICOM file at all
     * @throws MalformedDataSetException if it is one, but is not encoded as it should be, or does not say which instance it
     *     is
     * @throws IOException if it cannot be read
     */
    public static EncodedInstance of(Path file) throws IOException {
        Start start = Start.of(file);
        if (start.sopClassUid().isPresent() && start.sopInstanceUid().isPresent()) {
            return start.instance(
                    start.sopClassUid().get(), start.sopInstanceUid().get());
        }
        DataSet dataSet = DicomFile.read(file).dataSet();
        return start.instance(uid(dataSet, DicomTag.SOP_CLASS_UID), uid(dataSet, DicomTag.SOP_INSTANCE_UID));
    }

    private static String uid(DataSet dataSet, DicomTag tag) throws MalformedDataSetException {
        return text(dataSet, tag)
                .orElseThrow(() -> new MalformedDataSetException("it has no " + tag.keyword() + " " + tag));
    }

    private static Optional<String> text(DataSet dataSet, DicomTag tag) {
        return dataSet.text(tag).map(String::strip).filter(uid -> !uid.isEmpty());
    }

    /** In which other transfer syntaxes it can be written: none if its pixel data is compressed. */
    public List<String> alternatives() {
        if (!PixelCopy.isUncompressed(transferSyntaxUid)) {
            return List.of();
        }
        return Stream.of(UID.ExplicitVRLittleEndian, UID.ImplicitVRLittleEndian)
                .filter(uid -> !uid.equals(transferSyntaxUid))
                .toList();
    }

    /**
     * Writes the data set byte for byte as it stands in the file, in pieces; but always an even number of bytes, for else
     * DCMTK aborts the association: a deflated data set gets the zero that it should have at its end (PS3.5 A.5), an
     * uncompressed one is encoded anew.
     *
     * @throws MalformedDataSetException if that is needed, and not possible
     */
    public void writeTo(OutputStream out) throws IOException {
        boolean odd = (Files.size(file) - position) % 2 != 0;
        if (odd && isStandardEncoding()) {
            writeTo(out, transferSyntaxUid);
            return;
        }
        copyTo(out);
        if (odd && transferSyntaxUid.equals(UID.DeflatedExplicitVRLittleEndian)) {
            out.write(0);
        }
    }

    private boolean isStandardEncoding() {
        return Encoding.of(transferSyntaxUid).transferSyntaxUid().equals(transferSyntaxUid);
    }

    private void copyTo(OutputStream out) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(position);
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
            }
        }
    }

    /**
     * Writes the data set encoded anew. What it has behind its pixel data, which is padding, is left out.
     *
     * @param alternative one of {@link #alternatives()}
     * @throws MalformedDataSetException if the data set is not encoded as it should be, or is larger, pixel data apart, than
     *     what is held in memory
     */
    public void writeTo(OutputStream out, String alternative) throws IOException {
        InstanceEncoder.transcoding(DicomFile.read(file), alternative).writeDataSetTo(out);
    }

    /** What a file says before its data set. */
    private record Start(
            Path file,
            Optional<String> sopClassUid,
            Optional<String> sopInstanceUid,
            String transferSyntaxUid,
            long position) {

        static Start of(Path file) throws IOException {
            try (FileBytes bytes = FileBytes.open(file)) {
                ByteCursor in = new ByteCursor(bytes);
                InstanceReader.passStart(in);
                Attributes elements = new DataSetParser(in).parseFileMetaInformation();
                if (in.remaining() == 0) {
                    throw new MalformedDataSetException("the file ends before its data set");
                }
                DataSet meta = DataSet.wrap(elements);
                return new Start(
                        file,
                        text(meta, MEDIA_STORAGE_SOP_CLASS_UID),
                        text(meta, MEDIA_STORAGE_SOP_INSTANCE_UID),
                        encoded(text(meta, TRANSFER_SYNTAX_UID).orElse(UID.ExplicitVRLittleEndian), in),
                        in.position());
            } catch (RuntimeException e) {
                // Boundary to the toolkit, which reports some errors unchecked; its messages may quote the file.
                throw new MalformedDataSetException("its file meta information is not encoded as it should be", e);
            }
        }

        private static String encoded(String transferSyntaxUid, ByteCursor in) throws IOException {
            return switch (transferSyntaxUid) {
                case UID.ExplicitVRLittleEndian, UID.ImplicitVRLittleEndian, UID.ExplicitVRBigEndianRetired ->
                    Encoding.of(transferSyntaxUid)
                            .confirmedBy(in.peek(HEAD), in.remaining())
                            .transferSyntaxUid();
                default -> transferSyntaxUid;
            };
        }

        EncodedInstance instance(String sopClass, String sopInstance) {
            return new EncodedInstance(file, sopClass, sopInstance, transferSyntaxUid, position);
        }
    }
}
