package org.niffler.dicom.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;

/** Reads DICOM files (PS3.10), also those that lack the preamble or the file meta information. */
public final class DicomFile {

    private DicomFile() {}

    /**
     * Reads these elements only; pixel data behind them is not touched.
     *
     * @throws MalformedDataSetException if the file is no DICOM file
     * @throws IOException if it cannot be read
     */
    public static DataSet readHeader(Path file, Collection<DicomTag> tags) throws IOException {
        return readHeader(file, HeaderSelection.of(tags)).dataSet();
    }

    /** The same for a selection, and with what the file itself says of who sent it. */
    public static FileHeader readHeader(Path file, HeaderSelection selection) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return new HeaderReader(selection).readFile(in);
        }
    }

    /**
     * Reads the whole file but its pixel data, of which only the position is taken, so that memory holds no more than the
     * header.
     *
     * @throws NotDicomException if it is no DICOM file at all
     * @throws MalformedDataSetException if it is one, but its data set is not encoded as it should be, ends before the
     *     pixel data, or asks for more than an honest one can
     * @throws IOException if it cannot be read
     */
    public static DicomInstance read(Path file) throws IOException {
        return new InstanceReader(file, InflatedDataSet.MAX_BYTES).read();
    }
}
