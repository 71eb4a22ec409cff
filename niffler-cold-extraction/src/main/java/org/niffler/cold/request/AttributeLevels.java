package org.niffler.cold.request;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.niffler.dicom.DicomTag;

/**
 * At which level of the query/retrieve information models an attribute is matched (PS3.4 C.6.1.1, C.6.2.1, and the
 * modules of PS3.3 C.7 for the optional keys). What is not listed is tried at the study level.
 */
public final class AttributeLevels {

    private static final Set<DicomTag> SERIES = tags(
            "Modality",
            "SeriesNumber",
            "SeriesInstanceUID",
            "SeriesDescription",
            "SeriesDate",
            "SeriesTime",
            "BodyPartExamined",
            "Laterality",
            "ProtocolName",
            "PerformedProcedureStepID",
            "PerformedProcedureStepDescription",
            "PerformedProcedureStepStartDate",
            "PerformedProcedureStepStartTime",
            "PerformingPhysicianName",
            "OperatorsName",
            "StationName",
            "Manufacturer",
            "ManufacturerModelName",
            "DeviceSerialNumber",
            "InstitutionName",
            "InstitutionalDepartmentName",
            "NumberOfSeriesRelatedInstances");

    private static final Set<DicomTag> INSTANCE = tags(
            "SOPInstanceUID",
            "SOPClassUID",
            "InstanceNumber",
            "ContentDate",
            "ContentTime",
            "AcquisitionDate",
            "AcquisitionTime",
            "AcquisitionDateTime",
            "ImageType",
            "Rows",
            "Columns",
            "NumberOfFrames");

    private AttributeLevels() {}

    /** Whether series are matched by it, and studies through their series. */
    public static boolean isOfSeries(DicomTag tag) {
        return SERIES.contains(tag);
    }

    static boolean isOfInstances(DicomTag tag) {
        return INSTANCE.contains(tag);
    }

    private static Set<DicomTag> tags(String... keywords) {
        return Stream.of(keywords)
                .map(keyword -> DicomTag.forKeyword(keyword).orElseThrow())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
