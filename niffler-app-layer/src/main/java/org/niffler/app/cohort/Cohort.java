package org.niffler.app.cohort;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Puts the documents that match together to studies, and the studies to groups. Memory grows with the studies, and by some
 * bytes with their series; not with the documents.
 */
public final class Cohort {

    private static final Comparator<List<String>> BY_VALUES = Comparator.comparing(List::toString);

    private final Map<String, Integer> patients = new HashMap<>();
    private final Map<StudyKey, StudyParts> studies = new HashMap<>();
    private final Map<List<String>, GroupParts> groups = new HashMap<>();
    private int series;
    private int documents;

    /** A study under one PatientID: after a correction in the PACS it may be known under two. */
    private record StudyKey(String patientId, String studyInstanceUid) {}

    /**
     * Adds a document that matches.
     *
     * @param group its values of the attributes by which to group; an empty list for no groups
     */
    public void add(
            String patientId,
            String studyInstanceUid,
            String accessionNumber,
            String seriesInstanceUid,
            List<String> group) {
        documents++;
        int patient = patients.computeIfAbsent(patientId, key -> patients.size());
        StudyParts study = studies.computeIfAbsent(
                new StudyKey(patientId, studyInstanceUid), key -> new StudyParts(studies.size()));
        int number = study.add(accessionNumber, seriesInstanceUid, series);
        series = Math.max(series, number + 1);
        if (!group.isEmpty()) {
            groups.computeIfAbsent(List.copyOf(group), key -> new GroupParts()).add(patient, study.number(), number);
        }
    }

    public CohortSize size() {
        return new CohortSize(patients.size(), studies.size(), series, documents);
    }

    /** By PatientID and StudyInstanceUID. */
    public Stream<CohortStudy> studies() {
        return studies.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(
                        Comparator.comparing(StudyKey::patientId).thenComparing(StudyKey::studyInstanceUid)))
                .map(study -> study.getValue()
                        .of(study.getKey().patientId(), study.getKey().studyInstanceUid()));
    }

    /** The largest first, of the same size by their values. */
    public List<CohortGroup> groups() {
        return groups.entrySet().stream()
                .map(group -> group.getValue().of(group.getKey()))
                .sorted(Comparator.comparingInt(CohortGroup::studies)
                        .reversed()
                        .thenComparing(CohortGroup::values, BY_VALUES))
                .toList();
    }
}
