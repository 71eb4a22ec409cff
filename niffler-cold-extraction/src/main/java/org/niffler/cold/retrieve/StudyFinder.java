package org.niffler.cold.retrieve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.niffler.cold.request.AttributeLevels;
import org.niffler.cold.request.QueryPlan;
import org.niffler.cold.verify.ExpectedStudy;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.QueryRetrieveLevel;
import org.niffler.dicom.net.UnreachableException;
import org.niffler.dicom.net.scu.CFindScu;
import org.niffler.dicom.net.scu.FindOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a PACS which studies it has for a request, and how many instances each of them.
 *
 * <p>Number of Study Related Instances is an optional key (PS3.4 table C.6-2), and so is its counterpart at the series
 * level: where the PACS gives neither, the instances themselves are queried and counted.
 */
public final class StudyFinder {

    private static final Logger LOG = LoggerFactory.getLogger(StudyFinder.class);

    private final CFindScu pacs;
    private final StudyContents contents;

    public StudyFinder(CFindScu pacs, StudyContents contents) {
        this.pacs = pacs;
        this.contents = contents;
    }

    /**
     * Looks up the studies with the number of their instances.
     *
     * @throws UnreachableException if the PACS cannot be reached
     */
    public Lookup<ExpectedStudy> find(QueryPlan plan) throws UnreachableException, InterruptedException {
        Lookup<DataSet> matches = query(plan, List.of(DicomTag.NUMBER_OF_STUDY_RELATED_INSTANCES));
        if (matches instanceof Lookup.Failed<DataSet> failed) {
            return new Lookup.Failed<>(failed.reason());
        }
        List<ExpectedStudy> studies = new ArrayList<>();
        for (DataSet match : ((Lookup.Found<DataSet>) matches).studies()) {
            ExpectedStudy study = study(plan, match);
            if (study.instances().isEmpty()) {
                Optional<List<StudyContents.Series>> series = contents.series(study);
                OptionalInt count = series.isPresent() ? contents.count(study, series.get()) : OptionalInt.empty();
                study = new ExpectedStudy(study.patientId(), study.studyInstanceUid(), count);
            }
            studies.add(study);
        }
        return new Lookup.Found<>(studies);
    }

    /**
     * Looks up the studies as they are listed.
     *
     * @param wanted what shall be returned of each
     * @throws UnreachableException if the PACS cannot be reached
     */
    public Lookup<DataSet> query(QueryPlan plan, List<DicomTag> wanted)
            throws UnreachableException, InterruptedException {
        Map<DicomTag, String> studyKeys = new LinkedHashMap<>();
        Map<DicomTag, String> seriesKeys = new LinkedHashMap<>();
        plan.keys().forEach((tag, value) -> (AttributeLevels.isOfSeries(tag) ? seriesKeys : studyKeys).put(tag, value));
        String modality = seriesKeys.get(DicomTag.MODALITY);
        if (modality != null) {
            // The counterpart that studies can be matched by; the series are looked at all the same.
            studyKeys.put(DicomTag.MODALITIES_IN_STUDY, modality);
        }
        if (studyKeys.isEmpty()) {
            return new Lookup.Failed<>("a PACS finds series within studies only; add a column that narrows down the"
                    + " studies, such as PatientID or StudyDate");
        }
        List<DataSet> matches = new ArrayList<>();
        FindOutcome outcome = pacs.find(QueryRetrieveLevel.STUDY, keys(studyKeys, wanted), matches::add);
        Optional<String> failure = failure(outcome);
        if (failure.isPresent()) {
            return new Lookup.Failed<>(failure.get());
        }
        studyKeys.remove(DicomTag.MODALITIES_IN_STUDY);
        return select(plan, studyKeys, seriesKeys, matches);
    }

    private Lookup<DataSet> select(
            QueryPlan plan, Map<DicomTag, String> studyKeys, Map<DicomTag, String> seriesKeys, List<DataSet> matches)
            throws UnreachableException, InterruptedException {
        List<DataSet> found = new ArrayList<>();
        KeyMatch check = new KeyMatch(plan);
        int others = 0;
        for (DataSet match : matches) {
            KeyMatch.Result result = check.of(match, studyKeys);
            if (result == KeyMatch.Result.UNKNOWN) {
                return new Lookup.Failed<>(
                        "the PACS does not match studies by one of the attributes asked for (its answer lacks"
                                + " it), so that it may have listed others");
            }
            others += result == KeyMatch.Result.DIFFERS ? 1 : 0;
            boolean wanted = result == KeyMatch.Result.MATCHES
                    && match.text(DicomTag.STUDY_INSTANCE_UID).isPresent();
            if (wanted && (seriesKeys.isEmpty() || hasSeries(study(plan, match), seriesKeys))) {
                found.add(match);
            }
        }
        if (others > 0) {
            LOG.warn(
                    "{} of {} studies that the PACS listed do not match what was asked for, and are left out;"
                            + " perhaps it does not match by one of the attributes",
                    others,
                    matches.size());
        }
        return new Lookup.Found<>(found);
    }

    private boolean hasSeries(ExpectedStudy study, Map<DicomTag, String> seriesKeys)
            throws UnreachableException, InterruptedException {
        DataSet.Builder keys = DataSet.builder();
        seriesKeys.forEach(keys::put);
        return contents.series(study, keys).map(series -> !series.isEmpty()).orElse(false);
    }

    private static DataSet keys(Map<DicomTag, String> studyKeys, List<DicomTag> wanted) {
        DataSet.Builder keys = DataSet.builder();
        studyKeys.forEach(keys::put);
        return keys.returningUnlessPut(wanted.toArray(DicomTag[]::new))
                .returningUnlessPut(DicomTag.PATIENT_ID, DicomTag.STUDY_INSTANCE_UID)
                .build();
    }

    static String studyInstanceUid(DataSet match) {
        return match.text(DicomTag.STUDY_INSTANCE_UID).orElse("");
    }

    static ExpectedStudy study(QueryPlan plan, DataSet match) {
        return new ExpectedStudy(
                match.text(DicomTag.PATIENT_ID).orElse(plan.keys().getOrDefault(DicomTag.PATIENT_ID, "")),
                studyInstanceUid(match),
                match.integer(DicomTag.NUMBER_OF_STUDY_RELATED_INSTANCES));
    }

    private static Optional<String> failure(FindOutcome outcome) {
        if (outcome instanceof FindOutcome.Failed failed) {
            return Optional.of("the C-FIND ended with status " + failed.status()
                    + (failed.comment().isBlank() ? "" : ", it says: " + failed.comment()));
        }
        return outcome instanceof FindOutcome.Lost lost
                ? Optional.of("the C-FIND broke off: " + lost.reason())
                : Optional.empty();
    }
}
