package org.niffler.testkit.pacs;

import java.util.Set;
import java.util.function.Predicate;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;

/** The additional query attributes (PS3.4 C.3.4): what stands in no header and is computed for a match. */
final class RelatedCounts {

    static final Set<Integer> TAGS = Set.of(
            Tag.ModalitiesInStudy,
            Tag.NumberOfPatientRelatedStudies,
            Tag.NumberOfPatientRelatedInstances,
            Tag.NumberOfStudyRelatedSeries,
            Tag.NumberOfStudyRelatedInstances,
            Tag.NumberOfSeriesRelatedInstances);

    private RelatedCounts() {}

    static void addTo(Attributes match, Archive archive) {
        Predicate<StoredFile> patient = file -> file.patientId().equals(match.getString(Tag.PatientID, ""));
        Predicate<StoredFile> study = file -> file.studyUid().equals(match.getString(Tag.StudyInstanceUID, ""));
        Predicate<StoredFile> series = file -> file.seriesUid().equals(match.getString(Tag.SeriesInstanceUID, ""));
        set(match, Tag.NumberOfPatientRelatedInstances, archive.count(patient));
        set(match, Tag.NumberOfStudyRelatedInstances, archive.count(study));
        set(match, Tag.NumberOfSeriesRelatedInstances, archive.count(series));
        set(match, Tag.NumberOfPatientRelatedStudies, distinct(archive, patient, Tag.StudyInstanceUID).length);
        set(match, Tag.NumberOfStudyRelatedSeries, distinct(archive, study, Tag.SeriesInstanceUID).length);
        match.setString(Tag.ModalitiesInStudy, VR.CS, distinct(archive, study, Tag.Modality));
    }

    private static void set(Attributes match, int tag, long count) {
        match.setString(tag, VR.IS, String.valueOf(count));
    }

    private static String[] distinct(Archive archive, Predicate<StoredFile> condition, int tag) {
        return archive.all().stream()
                .filter(condition)
                .map(file -> file.header().getString(tag, ""))
                .distinct()
                .toArray(String[]::new);
    }
}
