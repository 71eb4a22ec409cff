package org.niffler.meta.extract;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.file.DicomFile;
import org.niffler.dicom.file.FileHeader;
import org.niffler.dicom.file.HeaderSelection;
import org.niffler.dicom.file.MalformedDataSetException;

/** Reads headers of files: fast, and where that fails with more patience. */
final class Headers {

    /** Of which series an instance is, and where in it. */
    static final HeaderSelection PLACE_IN_SERIES = HeaderSelection.of(
            List.of(DicomTag.SOP_INSTANCE_UID, DicomTag.SERIES_INSTANCE_UID, DicomTag.INSTANCE_NUMBER));

    private Headers() {}

    /**
     * The wanted elements of a file, and perhaps others.
     *
     * @throws IOException if it cannot be read; a {@link MalformedDataSetException} or {@code NotDicomException} if what
     *     it holds cannot
     */
    static FileHeader read(Path file, HeaderSelection selection) throws IOException {
        try {
            return DicomFile.readHeader(file, selection);
        } catch (MalformedDataSetException e) {
            return FileHeader.of(DicomFile.read(file));
        }
    }
}
