package org.niffler.cold.retrieve;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
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
import org.niffler.dicom.file.DurableFiles;
import org.niffler.dicom.file.StoredInstance;
import org.niffler.dicom.net.UnreachableException;

/** Retrieves studies, one by one or all of a patient with one request. */
public final class StudyRetrieval {

    private final Arrivals arrivals;
    private final StoredBefore storedBefore;
    private final RetrievalPolicy policy;
    private final Space space;
    private final StudyFollowUp followUp;

    /**
     * Looks at the disk before anything is asked for: while it is too full, every instance would be refused, and a PACS
     * that is asked for a thousand studies in vain is disturbed for nothing.
     */
    @FunctionalInterface
    public interface Space {

        /** @throws NoSpaceException if the disk is too full */
        void require() throws IOException;
    }

    /** What an earlier run, ended in the middle of a study, has left. */
    @FunctionalInterface
    public interface StoredBefore {

        /** Everything forgets: for a run that starts over. */
        StoredBefore NOTHING = study -> List.of();

        List<StoredInstance> of(ExpectedStudy study) throws IOException;
    }

    /** @param arrivals told of everything that the receiver keeps */
    public StudyRetrieval(
            Arrivals arrivals, StoredBefore storedBefore, RetrievalPolicy policy, Space space, StudyFollowUp followUp) {
        this.arrivals = arrivals;
        this.storedBefore = storedBefore;
        this.policy = policy;
        this.space = space;
        this.followUp = followUp;
    }

    /**
     * A study that has been retrieved as well as it could be. {@link #makeDurable} before it is believed to be there.
     *
     * @param there what is there of it
     */
    record Retrieved(StudyOutcome outcome, List<StoredInstance> there) {

        long instances() {
            return RowOutcome.instances(outcome);
        }
    }

    /**
     * Forces a complete study to the disk, so that what is said to be there survives a power failure. Apart from the
     * retrieval, so that the PACS need not wait for our disk.
     *
     * @throws IOException if the disk fails
     */
    StudyOutcome makeDurable(Retrieved retrieved) throws IOException, InterruptedException {
        if (retrieved.outcome() instanceof StudyOutcome.Complete && !policy.elsewhere()) {
            try {
                DurableFiles.force(
                        retrieved.there().stream().map(StoredInstance::path).toList());
                followUp.complete(retrieved.there());
            } catch (ClosedByInterruptException e) {
                Thread.interrupted();
                throw (InterruptedException)
                        new InterruptedException("while files were forced to the disk").initCause(e);
            }
        }
        return retrieved.outcome();
    }

    /**
     * Retrieves one study.
     *
     * @throws NoSpaceException if the disk is too full
     * @throws UnreachableException if the PACS cannot be reached
     * @throws IOException if what an earlier run left cannot be read
     * @throws InterruptedException if the thread is interrupted; the request in flight is cancelled then
     */
    Retrieved retrieve(ExpectedStudy study, Archive archive) throws IOException, InterruptedException {
        space.require();
        Arrivals.Study there = arrivals.await(study.studyInstanceUid());
        try {
            there.addPresent(storedBefore.of(study));
            StudyOutcome outcome = new StudyInFlight(study, there, archive, policy).retrieve();
            return new Retrieved(outcome, there.instances());
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
    List<Retrieved> retrieveTogether(String patientId, List<ExpectedStudy> studies, Archive archive)
            throws IOException, InterruptedException {
        space.require();
        Map<StudyInFlight, Arrivals.Study> inFlight = new LinkedHashMap<>();
        List<String> awaited = new ArrayList<>();
        try {
            for (ExpectedStudy study : studies) {
                Arrivals.Study there = arrivals.await(study.studyInstanceUid());
                awaited.add(study.studyInstanceUid());
                inFlight.put(new StudyInFlight(study, there, archive, policy), there);
            }
            DataSet keys = DataSet.builder().put(DicomTag.PATIENT_ID, patientId).build();
            MoveReport report = StudyInFlight.reportOf(archive.retriever()
                    .retrieve(
                            new Archive.Ask(QueryRetrieveLevel.PATIENT, keys, Set.of()),
                            () -> silence(inFlight.values())));
            List<Retrieved> retrieved = new ArrayList<>();
            for (Map.Entry<StudyInFlight, Arrivals.Study> study : inFlight.entrySet()) {
                StudyOutcome outcome = study.getKey().goOnAfter(report, studies.size() == 1);
                retrieved.add(new Retrieved(outcome, study.getValue().instances()));
            }
            return retrieved;
        } finally {
            awaited.forEach(arrivals::forget);
        }
    }

    private static Duration silence(Collection<Arrivals.Study> studies) {
        return studies.stream()
                .map(Arrivals.Study::silence)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
