package org.niffler.workflow.match;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.file.DicomFile;
import org.niffler.dicom.file.HeaderSelection;
import org.niffler.dicom.file.MalformedDataSetException;
import org.niffler.dicom.file.NotDicomException;

/** Reads headers of files of which nobody knows whether they are DICOM: fast, and where that fails with more patience. */
public final class InstanceHeaders {

    /** What places an instance. */
    public static final HeaderSelection UIDS = HeaderSelection.of(
            List.of(DicomTag.STUDY_INSTANCE_UID, DicomTag.SERIES_INSTANCE_UID, DicomTag.SOP_INSTANCE_UID));

    /** File-set Consistency Flag, which a DICOMDIR must have (PS3.3 F.3.2.2), and nothing else has. */
    private static final DicomTag FILE_SET_CONSISTENCY_FLAG = new DicomTag(0x00041212);

    private static final HeaderSelection DIRECTORY = HeaderSelection.of(List.of(FILE_SET_CONSISTENCY_FLAG));

    private static final int PREAMBLE = 128;
    private static final int PREFIX = 0x4449434D; // DICM

    private InstanceHeaders() {}

    /**
     * The header of a file: what is selected, and its UIDs.
     *
     * @throws IOException if the file system fails; a file that is not there or may not be read is no instance
     */
    public static HeaderRead read(Path file, HeaderSelection selection) throws IOException {
        try {
            return hasPrefix(file) ? readQuickly(file, selection.or(DIRECTORY).or(UIDS)) : readWhole(file);
        } catch (NotDicomException | NoSuchFileException | AccessDeniedException e) {
            return new HeaderRead.NoInstance();
        } catch (MalformedDataSetException e) {
            return new HeaderRead.Damaged();
        } catch (RuntimeException e) {
            // Boundary to the toolkit: one file must not keep the others from being looked at, and messages of its
            // exceptions may quote the data set.
            return new HeaderRead.Damaged();
        }
    }

    /** Whether a file is an instance, be it damaged, without reading more of it than its beginning. */
    public static boolean isInstance(Path file) throws IOException {
        return !(read(file, DIRECTORY) instanceof HeaderRead.NoInstance);
    }

    private static HeaderRead readQuickly(Path file, HeaderSelection selection) throws IOException {
        try {
            DataSet header = DicomFile.readHeader(file, selection).dataSet();
            return header.elements().isEmpty() ? readWhole(file) : readable(header);
        } catch (MalformedDataSetException e) {
            return readWhole(file);
        }
    }

    private static HeaderRead readWhole(Path file) throws IOException {
        return readable(DicomFile.read(file).dataSet());
    }

    private static HeaderRead readable(DataSet header) {
        return header.contains(FILE_SET_CONSISTENCY_FLAG)
                ? new HeaderRead.NoInstance()
                : new HeaderRead.Readable(header);
    }

    /** Whether it has a preamble and DICOM's prefix behind it (PS3.10 7.1): only then the fast way may trust it. */
    private static boolean hasPrefix(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException("not a regular file"); // a pipe would be waited for
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(PREAMBLE + Integer.BYTES);
            return start.length == PREAMBLE + Integer.BYTES
                    && ByteBuffer.wrap(start).getInt(PREAMBLE) == PREFIX;
        }
    }
}
