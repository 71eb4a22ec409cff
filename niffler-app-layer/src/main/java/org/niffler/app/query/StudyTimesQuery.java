package org.niffler.app.query;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.niffler.metadata.DocumentQuery;
import org.niffler.metadata.MetadataQuery;
import org.niffler.metadata.StoredDocument;

/** Finds when the first and the last image of each study was acquired. */
public final class StudyTimesQuery {

    /** @param study its StudyInstanceUID, or the UID in its place */
    public record StudyTimes(String study, LocalDateTime earliest, LocalDateTime latest) {}

    /**
     * What was found of a day.
     *
     * @param studies by their beginning
     * @param withoutTime studies of which no document tells a time of acquisition
     */
    public record Found(List<StudyTimes> studies, long withoutTime) {

        public Found {
            studies = List.copyOf(studies);
        }
    }

    private final MetadataQuery store;
    private final String collection;
    private final ShownIdentity identity;

    public StudyTimesQuery(MetadataQuery store, String collection, ShownIdentity identity) {
        this.store = store;
        this.collection = collection;
        this.identity = identity;
    }

    /**
     * Of the studies of a day.
     *
     * @param modalities empty means all
     * @throws org.niffler.metadata.StoreUnavailableException if the store cannot be reached
     */
    public Found on(LocalDate day, List<String> modalities) throws IOException {
        Condition condition = new Condition().on("StudyDate", day);
        if (!modalities.isEmpty()) {
            condition.in("Modality", modalities);
        }
        Map<String, ExamParts> studies = new TreeMap<>();
        store.find(
                new DocumentQuery(
                        collection, condition.json(), Set.of("StudyInstanceUID", "AcquisitionDate", "AcquisitionTime")),
                document -> add(document, day, studies));
        List<StudyTimes> timed = studies.entrySet().stream()
                .filter(study -> study.getValue().series() > 0)
                .map(study -> new StudyTimes(
                        identity.uid(study.getKey()),
                        study.getValue().start(),
                        study.getValue().end()))
                .sorted(Comparator.comparing(StudyTimes::earliest).thenComparing(StudyTimes::study))
                .toList();
        return new Found(timed, studies.size() - timed.size());
    }

    private static void add(StoredDocument document, LocalDate day, Map<String, ExamParts> studies) {
        ExamParts parts =
                studies.computeIfAbsent(document.text("StudyInstanceUID").orElse(""), key -> new ExamParts());
        LocalDate acquired = DicomTimes.date(document, "AcquisitionDate").orElse(day);
        DicomTimes.time(document, "AcquisitionTime").ifPresent(time -> parts.add(acquired.atTime(time), document.id()));
    }
}
