package org.niffler.cold.retrieve;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.niffler.cold.verify.ExpectedStudy;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.QueryRetrieveLevel;
import org.niffler.dicom.net.UnreachableException;

/**
 * Finds out what of a study is not there, and asks for just that: the instances, the series, or the whole study, as far
 * as the PACS tells and retrieves them.
 */
final class Missing {

    /** PS3.4 C.4.2.1.4.2 allows a list of UIDs; some PACS have short limits for the whole identifier. */
    private static final int UIDS_PER_REQUEST = 50;

    private final StudyContents contents;
    private final ExpectedStudy study;
    private final SeriesFilter filter;
    private final Set<QueryRetrieveLevel> refused = new HashSet<>();

    Missing(StudyContents contents, ExpectedStudy study, SeriesFilter filter) {
        this.contents = contents;
        this.study = study;
        this.filter = filter;
    }

    /**
     * What is to be asked for.
     *
     * @param listed how many instances the PACS lists in all; empty if it does not list instances
     * @param missing how many of those are not there
     */
    record Found(List<Archive.Ask> asks, Optional<Integer> listed, int missing) {}

    /** The PACS does not retrieve at this level, so that the next coarser one is used. */
    void refuse(QueryRetrieveLevel level) {
        refused.add(level);
    }

    /** The series that are wanted; empty if the PACS does not list series, or not with what they are chosen by. */
    Optional<List<StudyContents.Series>> wantedSeries() throws UnreachableException, InterruptedException {
        return contents.series(study)
                .filter(filter::canChooseFrom)
                .map(all -> all.stream().filter(filter::admits).toList());
    }

    Archive.Ask wholeStudy() {
        return new Archive.Ask(QueryRetrieveLevel.STUDY, ofStudy().build(), Set.of());
    }

    Archive.Ask wholeSeries(StudyContents.Series series) {
        return wholeSeries(series, List.of());
    }

    private Archive.Ask wholeSeries(StudyContents.Series series, List<StudyContents.Instance> instances) {
        return new Archive.Ask(QueryRetrieveLevel.SERIES, ofSeries(series).build(), sopClasses(instances));
    }

    /** Empty unless they are all known: to say a part would be to say that there is no other. */
    private static Set<String> sopClasses(List<StudyContents.Instance> instances) {
        Set<String> sopClasses =
                instances.stream().map(StudyContents.Instance::sopClass).collect(Collectors.toSet());
        return sopClasses.contains("") ? Set.of() : sopClasses;
    }

    /**
     * Compares what the PACS lists with what is there.
     *
     * @param finest the finest level to ask at
     */
    Found compare(Arrivals.Study there, boolean byInstance) throws UnreachableException, InterruptedException {
        Optional<List<StudyContents.Series>> series = wantedSeries();
        if (series.isEmpty()) {
            return new Found(filter.admitsAll() ? List.of(wholeStudy()) : List.of(), Optional.empty(), 0);
        }
        List<Archive.Ask> asks = new ArrayList<>();
        Optional<Integer> listed = Optional.of(0);
        int missing = 0;
        for (StudyContents.Series one : series.get()) {
            Optional<List<StudyContents.Instance>> instances = contents.instances(study, one.uid());
            listed = listed.flatMap(sum -> instances.map(list -> sum + list.size()));
            List<StudyContents.Instance> absent = instances.orElse(List.of()).stream()
                    .filter(instance -> !there.has(instance.uid()))
                    .toList();
            missing += absent.size();
            if (instances.isEmpty()
                    && there.ofSeries(one.uid()) < one.instances().orElse(Integer.MAX_VALUE)) {
                asks.add(wholeSeries(one));
            } else if (!absent.isEmpty()) {
                boolean all = absent.size() == instances.get().size() && !byInstance;
                asks.addAll(
                        all || refused.contains(QueryRetrieveLevel.IMAGE)
                                ? List.of(wholeSeries(one, instances.get()))
                                : instances(one, absent));
            }
        }
        boolean whole = !asks.isEmpty() && refused.contains(QueryRetrieveLevel.SERIES) && filter.admitsAll();
        return new Found(whole ? List.of(wholeStudy()) : asks, listed, missing);
    }

    private List<Archive.Ask> instances(StudyContents.Series series, List<StudyContents.Instance> instances) {
        List<Archive.Ask> asks = new ArrayList<>();
        for (int i = 0; i < instances.size(); i += UIDS_PER_REQUEST) {
            List<StudyContents.Instance> part = instances.subList(i, Math.min(instances.size(), i + UIDS_PER_REQUEST));
            String uids = part.stream().map(StudyContents.Instance::uid).collect(Collectors.joining("\\"));
            DataSet keys = ofSeries(series).put(DicomTag.SOP_INSTANCE_UID, uids).build();
            asks.add(new Archive.Ask(QueryRetrieveLevel.IMAGE, keys, sopClasses(part)));
        }
        return asks;
    }

    private DataSet.Builder ofSeries(StudyContents.Series series) {
        return ofStudy().put(DicomTag.SERIES_INSTANCE_UID, series.uid());
    }

    private DataSet.Builder ofStudy() {
        return DataSet.builder()
                .put(DicomTag.PATIENT_ID, study.patientId())
                .put(DicomTag.STUDY_INSTANCE_UID, study.studyInstanceUid());
    }
}
