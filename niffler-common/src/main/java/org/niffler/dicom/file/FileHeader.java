package org.niffler.dicom.file;

import java.util.Optional;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;

/**
 * What was read of a file before its pixel data.
 *
 * @param sourceAeTitle who sent it (0002,0016); empty if the file does not say
 */
public record FileHeader(DataSet dataSet, Optional<String> sourceAeTitle) {

    private static final DicomTag SOURCE_AE_TITLE = new DicomTag(0x00020016);

    static FileHeader of(DataSet dataSet, DataSet fileMetaInformation) {
        return new FileHeader(dataSet, fileMetaInformation.text(SOURCE_AE_TITLE).map(String::strip));
    }

    /** The same of a file that was read by {@link DicomFile#read}. */
    public static FileHeader of(DicomInstance instance) {
        return new FileHeader(
                instance.dataSet(),
                instance.fileMetaInformation()
                        .flatMap(meta -> meta.text(SOURCE_AE_TITLE))
                        .map(String::strip));
    }
}
