package org.niffler.dicom.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;

/** Reads a whole DICOM file (PS3.10 7), or one that lacks its first parts. */
final class InstanceReader {

    private static final int PREAMBLE = 128;
    private static final int PREFIX = 0x4D434944; // DICM
    private static final int HEAD = 16;

    private final Path file;
    private final long inflatedLimit;

    InstanceReader(Path file, long inflatedLimit) {
        this.file = file;
        this.inflatedLimit = inflatedLimit;
    }

    DicomInstance read() throws IOException {
        try (FileBytes bytes = FileBytes.open(file)) {
            ByteCursor in = new ByteCursor(bytes);
            passStart(in);
            return read(in);
        } catch (RuntimeException e) {
            // Boundary to the toolkit, which reports some errors unchecked; its messages may quote the data set.
            throw new MalformedDataSetException("the data set is not encoded as its transfer syntax says", e);
        }
    }

    /**
     * Passes the preamble and the prefix, if they are there.
     *
     * @throws NotDicomException if there is neither the prefix nor a data set's start
     */
    static void passStart(ByteCursor in) throws IOException {
        boolean announced = passPrefix(in);
        if (!announced && Encoding.guess(in.peek(HEAD), in.remaining()).isEmpty()) {
            throw new NotDicomException("it is no DICOM file: it has neither the prefix DICM nor a data set's start");
        }
    }

    /** Whether the file has the prefix, behind a preamble or at its very start. */
    private static boolean passPrefix(ByteCursor in) throws IOException {
        ByteBuffer start = in.peek(PREAMBLE + 4);
        for (int at : new int[] {PREAMBLE, 0}) {
            if (start.remaining() >= at + 4 && start.getInt(at) == PREFIX) {
                in.seek(at + 4L);
                return true;
            }
        }
        return false;
    }

    private DicomInstance read(ByteCursor in) throws IOException {
        long start = in.position();
        Attributes meta = new DataSetParser(in).parseFileMetaInformation();
        Optional<DataSet> fileMetaInformation =
                in.position() == start ? Optional.empty() : Optional.of(DataSet.wrap(meta));
        Optional<String> transferSyntax = fileMetaInformation
                .flatMap(information -> information.text(new DicomTag(Tag.TransferSyntaxUID)))
                .map(String::strip)
                .filter(uid -> !uid.isEmpty());
        if (in.remaining() == 0) {
            throw new MalformedDataSetException("the file ends before its data set");
        }
        if (transferSyntax.filter(InstanceReader::isDeflated).isPresent()) {
            long from = in.position();
            try (FileBytes inflated = InflatedDataSet.open(file, from, inflatedLimit)) {
                return parse(new ByteCursor(inflated), from, fileMetaInformation, transferSyntax);
            }
        }
        return parse(in, DicomInstance.NOT_DEFLATED, fileMetaInformation, transferSyntax);
    }

    private static boolean isDeflated(String transferSyntaxUid) {
        return transferSyntaxUid.equals(UID.DeflatedExplicitVRLittleEndian);
    }

    private DicomInstance parse(
            ByteCursor in, long deflatedFrom, Optional<DataSet> fileMetaInformation, Optional<String> transferSyntax)
            throws IOException {
        Encoding declared = transferSyntax.map(Encoding::of).orElse(Encoding.EXPLICIT_LITTLE);
        Encoding encoding = declared.confirmedBy(in.peek(HEAD), in.remaining());
        DataSetParser parser = new DataSetParser(in);
        Attributes dataSet = parser.parse(encoding);
        if (dataSet.isEmpty() && parser.pixelData() instanceof PixelData.Absent) {
            throw new MalformedDataSetException("the data set has no element");
        }
        return new DicomInstance(
                file,
                deflatedFrom,
                fileMetaInformation,
                transferSyntax.orElseGet(encoding::transferSyntaxUid),
                DataSet.wrap(dataSet),
                pixelData(parser.pixelData(), transferSyntax));
    }

    private static PixelData pixelData(PixelData found, Optional<String> transferSyntax) {
        boolean swapped = transferSyntax
                .filter(Encoding.IMPLICIT_WITH_BIG_ENDIAN_PIXELS::equals)
                .isPresent();
        if (swapped && found instanceof PixelData.Native pixels) {
            return new PixelData.Native(pixels.position(), pixels.length(), pixels.declaredLength(), pixels.vr(), true);
        }
        return found;
    }
}
