package org.niffler.cold.retrieve;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.niffler.cold.verify.ExpectedStudy;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.QueryRetrieveLevel;
import org.niffler.dicom.net.UnreachableException;
import org.niffler.dicom.net.scu.CFindScu;
import org.niffler.dicom.net.scu.FindOutcome;

/**
 * Asks the PACS which studies a patient has and how many instances each of them.
 *
 * <p>Number of Study Related Instances is an optional key (PS3.4 table C.6-2), and so is its counterpart at the series
 * level: where the PACS gives neither, the instances themselves are queried and counted.
 */
public final class StudyFinder {

    private final CFindScu pacs;

    public StudyFinder(CFindScu pacs) {
        this.pacs = pacs;
    }

    /**
     * Looks up the studies of a patient.
     *
     * @throws UnreachableException if the PACS cannot be reached
     */
    public StudyLookup studiesOf(String patientId) throws UnreachableException, InterruptedException {
        DataSet keys = DataSet.builder()
                .put(DicomTag.PATIENT_ID, patientId)
                .returning(DicomTag.STUDY_INSTANCE_UID, DicomTag.NUMBER_OF_STUDY_RELATED_INSTANCES)
                .build();
        List<DataSet> matches = new ArrayList<>();
        FindOutcome outcome = pacs.find(QueryRetrieveLevel.STUDY, keys, matches::add);
        if (outcome instanceof FindOutcome.Failed failed) {
            return new StudyLookup.Failed("the C-FIND ended with status " + failed.status()
                    + (failed.comment().isBlank() ? "" : ", it says: " + failed.comment()));
        }
        if (outcome instanceof FindOutcome.Lost lost) {
            return new StudyLookup.Failed("the C-FIND broke off: " + lost.reason());
        }
        List<ExpectedStudy> studies = new ArrayList<>();
        for (DataSet match : matches) {
            String studyUid = match.text(DicomTag.STUDY_INSTANCE_UID).orElse("");
            if (!studyUid.isEmpty() && isOf(patientId, match)) {
                studies.add(new ExpectedStudy(studyUid, instancesOf(patientId, studyUid, match)));
            }
        }
        return new StudyLookup.Found(studies);
    }

    /** A PACS that matches loosely (wildcards in an ID, upper and lower case) must not bring us other patients. */
    private static boolean isOf(String patientId, DataSet match) {
        return match.text(DicomTag.PATIENT_ID).map(patientId::equals).orElse(true);
    }

    private OptionalInt instancesOf(String patientId, String studyUid, DataSet match)
            throws UnreachableException, InterruptedException {
        OptionalInt told = match.integer(DicomTag.NUMBER_OF_STUDY_RELATED_INSTANCES);
        return told.isPresent() ? told : countSeriesBySeries(patientId, studyUid);
    }

    private OptionalInt countSeriesBySeries(String patientId, String studyUid)
            throws UnreachableException, InterruptedException {
        DataSet keys = DataSet.builder()
                .put(DicomTag.PATIENT_ID, patientId)
                .put(DicomTag.STUDY_INSTANCE_UID, studyUid)
                .returning(DicomTag.SERIES_INSTANCE_UID, DicomTag.NUMBER_OF_SERIES_RELATED_INSTANCES)
                .build();
        List<DataSet> series = new ArrayList<>();
        if (!(pacs.find(QueryRetrieveLevel.SERIES, keys, series::add) instanceof FindOutcome.Complete)) {
            return OptionalInt.empty();
        }
        int sum = 0;
        for (DataSet match : series) {
            OptionalInt told = match.integer(DicomTag.NUMBER_OF_SERIES_RELATED_INSTANCES);
            OptionalInt count = told.isPresent()
                    ? told
                    : countInstances(
                            patientId,
                            studyUid,
                            match.text(DicomTag.SERIES_INSTANCE_UID).orElse(""));
            if (count.isEmpty()) {
                return OptionalInt.empty();
            }
            sum += count.getAsInt();
        }
        return OptionalInt.of(sum);
    }

    private OptionalInt countInstances(String patientId, String studyUid, String seriesUid)
            throws UnreachableException, InterruptedException {
        DataSet keys = DataSet.builder()
                .put(DicomTag.PATIENT_ID, patientId)
                .put(DicomTag.STUDY_INSTANCE_UID, studyUid)
                .put(DicomTag.SERIES_INSTANCE_UID, seriesUid)
                .returning(DicomTag.SOP_INSTANCE_UID)
                .build();
        FindOutcome outcome = pacs.find(QueryRetrieveLevel.IMAGE, keys, match -> {});
        return outcome instanceof FindOutcome.Complete complete
                ? OptionalInt.of(complete.matches())
                : OptionalInt.empty();
    }
}
