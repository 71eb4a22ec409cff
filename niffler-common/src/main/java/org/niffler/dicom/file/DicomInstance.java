package org.niffler.dicom.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.niffler.dicom.DataSet;

/** What a DICOM file says, and where its pixel data lies. Holds no open file. */
public final class DicomInstance {

    /** Of a data set that stands in the file as it is. */
    static final long NOT_DEFLATED = -1;

    private final Path file;
    private final long deflatedFrom;
    private final Optional<DataSet> fileMetaInformation;
    private final String transferSyntaxUid;
    private final DataSet dataSet;
    private final PixelData pixelData;

    DicomInstance(
            Path file,
            long deflatedFrom,
            Optional<DataSet> fileMetaInformation,
            String transferSyntaxUid,
            DataSet dataSet,
            PixelData pixelData) {
        this.file = file;
        this.deflatedFrom = deflatedFrom;
        this.fileMetaInformation = fileMetaInformation;
        this.transferSyntaxUid = transferSyntaxUid;
        this.dataSet = dataSet;
        this.pixelData = pixelData;
    }

    public Path file() {
        return file;
    }

    /** Group 0002H; empty if the file begins with the data set. */
    public Optional<DataSet> fileMetaInformation() {
        return fileMetaInformation;
    }

    /**
     * What the file meta information says; where it says nothing, the uncompressed transfer syntax by which the data set
     * turned out to be encoded.
     */
    public String transferSyntaxUid() {
        return transferSyntaxUid;
    }

    /**
     * Everything but the pixel data, values in little endian. Values beyond 128 MB in all, and the compressed pixels of
     * icons, are left out: such an element stands there without a value.
     */
    public DataSet dataSet() {
        return dataSet;
    }

    public PixelData pixelData() {
        return pixelData;
    }

    /**
     * Opens what {@link #pixelData()}'s positions are in: the file, or, if its data set is deflated, a temporary file with
     * the data set inflated, which closing removes.
     */
    public FileBytes openPixelBytes() throws IOException {
        return deflatedFrom == NOT_DEFLATED
                ? FileBytes.open(file)
                : InflatedDataSet.open(file, deflatedFrom, InflatedDataSet.MAX_BYTES);
    }
}
