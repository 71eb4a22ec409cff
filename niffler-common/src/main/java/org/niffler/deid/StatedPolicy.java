package org.niffler.deid;

import java.util.Set;
import java.util.stream.Collectors;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;

/** What a data set itself says was done to it (PS3.15 E.1.1), as {@link MethodStatement} writes it. */
final class StatedPolicy {

    private static final DicomTag CODE_VALUE = new DicomTag(0x00080100);

    private StatedPolicy() {}

    /**
     * The policy that the data set has been de-identified with; the Basic Profile without options if it does not say. Dates
     * that were shifted are dates that may stay as they are.
     */
    static DeidentificationPolicy of(DataSet dataSet) {
        Set<String> codes = dataSet.items(MethodStatement.METHOD_CODES).stream()
                .map(item -> item.text(CODE_VALUE).orElse("").strip())
                .collect(Collectors.toSet());
        boolean dates = codes.contains("113106") || codes.contains("113107");
        return DeidentificationPolicy.basic()
                .withOutput(DeidentificationPolicy.Output.OBJECTS)
                .withDates(dates ? DeidentificationPolicy.Dates.FULL : DeidentificationPolicy.Dates.NONE)
                .withPatientCharacteristics(codes.contains("113108"))
                .withDeviceIdentity(codes.contains("113109"))
                .withUids(codes.contains("113110"))
                .withSafePrivate(codes.contains("113111"))
                .withInstitutionIdentity(codes.contains("113112"));
    }
}
