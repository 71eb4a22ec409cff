package org.niffler.meta.extract;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.niffler.dicom.file.DicomFile;
import org.niffler.dicom.file.FileHeader;
import org.niffler.dicom.file.HeaderSelection;
import org.niffler.dicom.file.MalformedDataSetException;

/** Reads headers of files: fast, and where that fails with more patience. */
final class Headers {

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

    /** Why a file or folder cannot be read, without its name, which tells the PatientID. */
    static String inWords(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        return e.getClass().getSimpleName();
    }
}
