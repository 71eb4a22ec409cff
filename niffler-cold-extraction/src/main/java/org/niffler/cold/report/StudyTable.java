package org.niffler.cold.report;

import java.util.List;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;

/** The tables of studies that the original writes in its C-FIND modes; the columns are its own, in its order. */
public enum StudyTable {
    ONLY("PatientID", "StudyInstanceUID", "AccessionNumber", "StudyDescription"),
    DETAILED(
            "PatientID",
            "StudyInstanceUID",
            "AccessionNumber",
            "StudyDescription",
            "StudyDate",
            "StudyTime",
            "DeviceSerialNumber",
            "ProtocolName",
            "PerformedProcedureStepDescription",
            "NumberOfStudyRelatedSeries",
            "NumberOfStudyRelatedInstances",
            "AcquisitionDate");

    /** The name of the file in the storage folder. */
    public static final String FILE_NAME = "cfind-output.csv";

    private final List<String> columns;

    StudyTable(String... columns) {
        this.columns = List.of(columns);
    }

    public List<String> columns() {
        return columns;
    }

    /** What to ask the PACS for. */
    public List<DicomTag> tags() {
        return columns.stream()
                .map(keyword -> DicomTag.forKeyword(keyword).orElseThrow())
                .toList();
    }

    /** A study as a line; what the PACS does not tell is empty. */
    public List<String> line(DataSet study) {
        return tags().stream().map(tag -> study.text(tag).orElse("")).toList();
    }
}
