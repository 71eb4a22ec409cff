package org.niffler.cold.retrieve;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.niffler.cold.verify.ExpectedStudy;
import org.niffler.cold.verify.MoveReport;
import org.niffler.cold.verify.StudyOutcome;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.QueryRetrieveLevel;
import org.niffler.dicom.file.StoredInstance;
import org.niffler.dicom.net.UnreachableException;

/** Retrieves studies, one by one or all of a patient with one request. */
public final class StudyRetrieval {

    private final Arrivals arrivals;
    private final StoredBefore storedBefore;
    private final RetrievalPolicy policy;

    /** What an earlier run, ended in the middle of a study, has left. */
    @FunctionalInterface
    public interface StoredBefore {

        /** Everything forgets: for a run that starts over. */
        StoredBefore NOTHING = study -> List.of();

        List<StoredInstance> of(ExpectedStudy study) throws IOException;
    }

    /** @param arrivals told of everything that the receiver keeps */
    public StudyRetrieval(Arrivals arrivals, StoredBefore storedBefore, RetrievalPolicy policy) {
        this.arrivals = arrivals;
        this.storedBefore = storedBefore;
        this.policy = policy;
    }

    /**
     * Retrieves one study; what is reported complete is on the disk for good.
     *
     * @throws UnreachableException if the PACS cannot be reached
     * @throws IOException if the disk fails under what has arrived
     * @throws InterruptedException if the thread is interrupted; the request in flight is cancelled then
     */
    StudyOutcome retrieve(ExpectedStudy study, Archive archive) throws IOException, InterruptedException {
        Arrivals.Study there = arrivals.await(study.studyInstanceUid());
        try {
            there.addPresent(storedBefore.of(study));
            return new StudyInFlight(study, there, archive, policy).retrieve();
        } finally {
            arrivals.forget(study.studyInstanceUid());
        }
    }

    /**
     * Whether all studies of a patient may be asked for at once. Not if the ID has characters that are wildcards in a
     * query: a retrieve request takes none (PS3.4 C.4.2.1.4), but some PACS match them all the same, and would send every
     * patient. Nor if some of them are there already.
     */
    boolean mayRetrieveTogether(String patientId, List<ExpectedStudy> studies, Archive archive)
            throws IOException, InterruptedException {
        boolean wildcards = patientId.indexOf('*') >= 0 || patientId.indexOf('?') >= 0;
        if (wildcards || policy.elsewhere() || policy.level() != RetrievalPolicy.Level.AUTO || !policy.wholeStudies()) {
            return false;
        }
        for (ExpectedStudy study : studies) {
            if (!storedBefore.of(study).isEmpty()) {
                return false;
            }
        }
        return archive.retriever().isOffered(QueryRetrieveLevel.PATIENT);
    }

    /** Retrieves all studies of a patient with one request, and then what is missing of each. */
    List<StudyOutcome> retrieveTogether(String patientId, List<ExpectedStudy> studies, Archive archive)
            throws IOException, InterruptedException {
        Map<ExpectedStudy, StudyInFlight> inFlight = new LinkedHashMap<>();
        List<Arrivals.Study> there = new ArrayList<>();
        try {
            for (ExpectedStudy study : studies) {
                Arrivals.Study awaited = arrivals.await(study.studyInstanceUid());
                there.add(awaited);
                inFlight.put(study, new StudyInFlight(study, awaited, archive, policy));
            }
            DataSet keys = DataSet.builder().put(DicomTag.PATIENT_ID, patientId).build();
            MoveReport report = StudyInFlight.reportOf(archive.retriever()
                    .retrieve(new Archive.Ask(QueryRetrieveLevel.PATIENT, keys, Set.of()), () -> silence(there)));
            List<StudyOutcome> outcomes = new ArrayList<>();
            for (StudyInFlight study : inFlight.values()) {
                outcomes.add(study.goOnAfter(report, studies.size() == 1));
            }
            return outcomes;
        } finally {
            inFlight.keySet().forEach(study -> arrivals.forget(study.studyInstanceUid()));
        }
    }

    private static Duration silence(List<Arrivals.Study> studies) {
        return studies.stream()
                .map(Arrivals.Study::silence)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
