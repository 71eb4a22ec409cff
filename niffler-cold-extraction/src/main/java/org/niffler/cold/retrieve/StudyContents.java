package org.niffler.cold.retrieve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.niffler.cold.verify.ExpectedStudy;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.QueryRetrieveLevel;
import org.niffler.dicom.net.UnreachableException;
import org.niffler.dicom.net.scu.CFindScu;
import org.niffler.dicom.net.scu.FindOutcome;

/** Asks a PACS what is in a study: its series, and their instances. */
public final class StudyContents {

    private final CFindScu pacs;

    public StudyContents(CFindScu pacs) {
        this.pacs = pacs;
    }

    /**
     * A series of a study.
     *
     * @param modality empty if the PACS does not say
     * @param description empty if the PACS does not say; an empty text if there is none
     * @param instances how many instances the PACS says it has; empty if it does not say
     */
    public record Series(String uid, Optional<String> modality, Optional<String> description, OptionalInt instances) {}

    /** All series; empty if the PACS does not answer queries for series. */
    Optional<List<Series>> series(ExpectedStudy study) throws UnreachableException, InterruptedException {
        return series(study, DataSet.builder());
    }

    /**
     * The series that match.
     *
     * @param keys further matching keys
     */
    Optional<List<Series>> series(ExpectedStudy study, DataSet.Builder keys)
            throws UnreachableException, InterruptedException {
        DataSet query = keys.put(DicomTag.STUDY_INSTANCE_UID, study.studyInstanceUid())
                .put(DicomTag.PATIENT_ID, study.patientId())
                .returningUnlessPut(
                        DicomTag.SERIES_INSTANCE_UID,
                        DicomTag.MODALITY,
                        DicomTag.SERIES_DESCRIPTION,
                        DicomTag.NUMBER_OF_SERIES_RELATED_INSTANCES)
                .build();
        List<Series> series = new ArrayList<>();
        FindOutcome outcome = pacs.find(
                QueryRetrieveLevel.SERIES,
                query,
                match -> match.text(DicomTag.SERIES_INSTANCE_UID)
                        .ifPresent(uid -> series.add(new Series(
                                uid,
                                said(match, DicomTag.MODALITY),
                                said(match, DicomTag.SERIES_DESCRIPTION),
                                match.integer(DicomTag.NUMBER_OF_SERIES_RELATED_INSTANCES)))));
        return outcome instanceof FindOutcome.Complete ? Optional.of(series) : Optional.empty();
    }

    /** What a PACS does not support it leaves out (PS3.4 C.2.2.1.3); what a series does not have comes empty. */
    private static Optional<String> said(DataSet match, DicomTag tag) {
        return match.contains(tag) ? Optional.of(match.text(tag).orElse("")) : Optional.empty();
    }

    /**
     * An instance of a series.
     *
     * @param sopClass its UID; empty if the PACS does not say
     */
    public record Instance(String uid, String sopClass) {}

    /** The instances of a series; empty if the PACS does not answer queries for instances. */
    Optional<List<Instance>> instances(ExpectedStudy study, String seriesUid)
            throws UnreachableException, InterruptedException {
        DataSet query = DataSet.builder()
                .put(DicomTag.PATIENT_ID, study.patientId())
                .put(DicomTag.STUDY_INSTANCE_UID, study.studyInstanceUid())
                .put(DicomTag.SERIES_INSTANCE_UID, seriesUid)
                .returning(DicomTag.SOP_INSTANCE_UID, DicomTag.SOP_CLASS_UID)
                .build();
        List<Instance> instances = new ArrayList<>();
        FindOutcome outcome = pacs.find(
                QueryRetrieveLevel.IMAGE,
                query,
                match -> match.text(DicomTag.SOP_INSTANCE_UID)
                        .ifPresent(uid -> instances.add(new Instance(
                                uid, match.text(DicomTag.SOP_CLASS_UID).orElse("")))));
        boolean whole = outcome instanceof FindOutcome.Complete complete && complete.matches() == instances.size();
        return whole ? Optional.of(List.copyOf(instances)) : Optional.empty();
    }

    /**
     * How many instances these series have in all, counted one by one where the PACS gives no number.
     *
     * @return empty if it cannot be found out
     */
    OptionalInt count(ExpectedStudy study, List<Series> series) throws UnreachableException, InterruptedException {
        int sum = 0;
        for (Series one : series) {
            OptionalInt count = one.instances();
            if (count.isEmpty()) {
                Optional<List<Instance>> instances = instances(study, one.uid());
                count = instances.map(list -> OptionalInt.of(list.size())).orElse(OptionalInt.empty());
            }
            if (count.isEmpty()) {
                return OptionalInt.empty();
            }
            sum += count.getAsInt();
        }
        return OptionalInt.of(sum);
    }
}
