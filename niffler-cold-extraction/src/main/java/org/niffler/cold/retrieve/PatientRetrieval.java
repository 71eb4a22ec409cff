package org.niffler.cold.retrieve;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.niffler.cold.verify.ExpectedStudy;
import org.niffler.cold.verify.MoveReport;
import org.niffler.cold.verify.StudyOutcome;
import org.niffler.cold.verify.StudyVerifier;
import org.niffler.dicom.AeTitle;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.QueryRetrieveLevel;
import org.niffler.dicom.file.DurableFiles;
import org.niffler.dicom.net.UnreachableException;
import org.niffler.dicom.net.scu.CMoveScu;
import org.niffler.dicom.net.scu.MoveOutcome;

/** Retrieves all studies of one patient: looked up, moved (with one C-MOVE at the patient level), counted, verified. */
public final class PatientRetrieval {

    private final StudyFinder finder;
    private final CMoveScu pacs;
    private final AeTitle destination;
    private final Arrivals arrivals;
    private final Duration arrivalPatience;

    /**
     * @param arrivals told of everything that the receiver keeps
     * @param arrivalPatience how long to wait for another instance after a C-MOVE that ended with fewer than expected:
     *     some PACS answer first and send later
     */
    public PatientRetrieval(
            StudyFinder finder, CMoveScu pacs, AeTitle destination, Arrivals arrivals, Duration arrivalPatience) {
        this.finder = finder;
        this.pacs = pacs;
        this.destination = destination;
        this.arrivals = arrivals;
        this.arrivalPatience = arrivalPatience;
    }

    /**
     * Retrieves; what is reported complete is on the disk for good.
     *
     * @throws UnreachableException if the PACS cannot be reached
     * @throws IOException if the disk fails under what has arrived
     * @throws InterruptedException if the thread is interrupted; the C-MOVE in flight is cancelled then
     */
    public RowOutcome retrieve(String patientId) throws IOException, InterruptedException {
        StudyLookup lookup = finder.studiesOf(patientId);
        if (lookup instanceof StudyLookup.Failed failed) {
            return new RowOutcome.Failed(failed.reason());
        }
        List<ExpectedStudy> studies = ((StudyLookup.Found) lookup).studies();
        return studies.isEmpty() ? new RowOutcome.NotFound() : retrieve(patientId, studies);
    }

    private RowOutcome retrieve(String patientId, List<ExpectedStudy> studies)
            throws IOException, InterruptedException {
        List<StudyOutcome> outcomes = new ArrayList<>();
        for (Move move : plan(patientId, studies)) {
            outcomes.addAll(perform(move));
        }
        return new RowOutcome.Retrieved(outcomes);
    }

    /** One C-MOVE and the studies that it should bring. */
    private record Move(QueryRetrieveLevel level, DataSet keys, List<ExpectedStudy> studies) {}

    /**
     * The whole patient at once. Not if the PACS does not retrieve patients, nor if the ID has characters that are
     * wildcards in a query: a C-MOVE takes none (PS3.4 C.4.2.1.4), but some PACS match them all the same, and would send
     * every patient.
     */
    private List<Move> plan(String patientId, List<ExpectedStudy> studies) throws IOException, InterruptedException {
        boolean wildcards = patientId.indexOf('*') >= 0 || patientId.indexOf('?') >= 0;
        if (!wildcards && pacs.isOffered(QueryRetrieveLevel.PATIENT)) {
            DataSet keys = DataSet.builder().put(DicomTag.PATIENT_ID, patientId).build();
            return List.of(new Move(QueryRetrieveLevel.PATIENT, keys, studies));
        }
        return studies.stream()
                .map(study -> new Move(
                        QueryRetrieveLevel.STUDY,
                        DataSet.builder()
                                .put(DicomTag.STUDY_INSTANCE_UID, study.studyInstanceUid())
                                .build(),
                        List.of(study)))
                .toList();
    }

    private List<StudyOutcome> perform(Move move) throws IOException, InterruptedException {
        Map<String, Arrivals.Study> counted = new HashMap<>();
        move.studies()
                .forEach(study -> counted.put(study.studyInstanceUid(), arrivals.await(study.studyInstanceUid())));
        try {
            MoveReport report = report(pacs.move(move.level(), move.keys(), destination, counters -> {}));
            List<StudyOutcome> outcomes = new ArrayList<>();
            for (ExpectedStudy study : move.studies()) {
                outcomes.add(verify(study, counted.get(study.studyInstanceUid()), report));
            }
            return outcomes;
        } finally {
            counted.keySet().forEach(arrivals::forget);
        }
    }

    private StudyOutcome verify(ExpectedStudy study, Arrivals.Study counted, MoveReport move)
            throws IOException, InterruptedException {
        if (move.success() && study.instances().isPresent()) {
            counted.waitFor(study.instances().getAsInt(), arrivalPatience);
        }
        StudyOutcome outcome = StudyVerifier.verify(study, counted.received(), move);
        if (outcome instanceof StudyOutcome.Complete) {
            DurableFiles.force(counted.files());
        }
        return outcome;
    }

    private static MoveReport report(MoveOutcome outcome) {
        int failed = outcome.subOperations().failed();
        if (outcome instanceof MoveOutcome.Answered answered) {
            return MoveReport.answered(answered.status(), answered.comment(), failed);
        }
        return MoveReport.lost(((MoveOutcome.Lost) outcome).reason(), failed);
    }
}
