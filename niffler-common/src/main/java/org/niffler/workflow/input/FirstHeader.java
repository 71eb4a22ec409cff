package org.niffler.workflow.input;

import java.io.IOException;
import java.nio.file.Path;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.file.HeaderSelection;
import org.niffler.workflow.match.FoundUnit;
import org.niffler.workflow.match.HeaderRead;
import org.niffler.workflow.match.InstanceHeaders;

/** Reads the header of a unit's first instance. */
final class FirstHeader {

    /** Everything before the pixel data. */
    private static final HeaderSelection ALL = new HeaderSelection(every -> true, new DicomTag(0x7FDFFFFF));

    private FirstHeader() {}

    /** The first header that can be read, in the order of the files; if none can, only what the unit itself says. */
    static DataSet of(FoundUnit unit) throws IOException {
        for (Path file : unit.files()) {
            if (InstanceHeaders.read(file, ALL) instanceof HeaderRead.Readable readable) {
                return readable.dataSet();
            }
        }
        return DataSet.builder()
                .put(DicomTag.SOP_INSTANCE_UID, unit.sopInstanceUid())
                .put(DicomTag.STUDY_INSTANCE_UID, unit.studyInstanceUid())
                .put(DicomTag.SERIES_INSTANCE_UID, unit.seriesInstanceUid())
                .build();
    }
}
