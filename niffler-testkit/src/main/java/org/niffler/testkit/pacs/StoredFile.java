package org.niffler.testkit.pacs;

import java.nio.file.Path;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;

/** An instance that the PACS has: its header without pixel data, and where its data set begins in its file. */
record StoredFile(Attributes header, String transferSyntaxUid, Path path, long dataSetOffset) {

    String patientId() {
        return header.getString(Tag.PatientID, "");
    }

    String studyUid() {
        return header.getString(Tag.StudyInstanceUID, "");
    }

    String seriesUid() {
        return header.getString(Tag.SeriesInstanceUID, "");
    }

    String sopUid() {
        return header.getString(Tag.SOPInstanceUID, "");
    }

    String sopClassUid() {
        return header.getString(Tag.SOPClassUID, "");
    }
}
