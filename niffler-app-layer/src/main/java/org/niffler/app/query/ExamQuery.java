package org.niffler.app.query;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.niffler.app.scanner.Exam;
import org.niffler.metadata.DocumentQuery;
import org.niffler.metadata.MetadataQuery;
import org.niffler.metadata.StoredDocument;

/**
 * Finds the exams of a day: what the scanners acquired themselves (ImageType has ORIGINAL), by study, patient, scanner,
 * description and modality.
 */
public final class ExamQuery {

    /** The modalities that the original reports on. */
    public static final List<String> MODALITIES = List.of("XR", "DX", "CR", "DR", "DX CR", "MR", "CT");

    private static final String ORIGINAL = "ORIGINAL";

    private final MetadataQuery store;
    private final String collection;
    private final List<String> modalities;
    private final ScannerName scannerName;
    private final ShownIdentity identity;

    /** The exams of a day, in no particular order. */
    public record Found(List<Exam> exams, Findings findings) {

        public Found {
            exams = List.copyOf(exams);
        }
    }

    /**
     * @param identity in the place of PatientID and StudyInstanceUID
     */
    public ExamQuery(
            MetadataQuery store,
            String collection,
            List<String> modalities,
            ScannerName scannerName,
            ShownIdentity identity) {
        this.store = store;
        this.collection = collection;
        this.modalities = List.copyOf(modalities);
        this.scannerName = scannerName;
        this.identity = identity;
    }

    /**
     * Asks for the studies whose date is this day.
     *
     * @throws org.niffler.metadata.StoreUnavailableException if the store cannot be reached
     */
    public Found on(LocalDate day) throws IOException {
        // What is left out is left out here and not by the store, so that it is counted.
        DocumentQuery query = new DocumentQuery(
                collection, new Condition().on("StudyDate", day).json(), attributes());
        Collector collector = new Collector(day);
        store.find(query, collector::add);
        return collector.found();
    }

    /**
     * Counts what would be part of an exam of these days if its study had a date.
     *
     * @throws org.niffler.metadata.StoreUnavailableException if the store cannot be reached
     */
    public Findings withoutStudyDate(Days days) throws IOException {
        DocumentQuery query = new DocumentQuery(
                collection,
                new Condition()
                        .during("AcquisitionDate", days)
                        .missing("StudyDate")
                        .in("Modality", modalities)
                        .in("ImageType", List.of(ORIGINAL))
                        .json(),
                Set.of());
        Findings findings = new Findings();
        store.find(query, document -> findings.add(Finding.WITHOUT_STUDY_DATE));
        return findings;
    }

    /**
     * What to say of what was found on some days.
     *
     * @param findings of all of them
     * @throws org.niffler.metadata.StoreUnavailableException if the store cannot be reached
     */
    public List<Remark> remarks(Findings findings) throws IOException {
        List<Remark> remarks = new ArrayList<>(Remarks.of(findings));
        if (findings.of(Finding.SEEN) == 0) {
            // Nothing is what a collection without the attributes gives, too.
            remarks.add(new Remark(
                    "no document of the collection " + collection + " has one of these days as its StudyDate", 0));
            new UnknownAttributes(store, collection)
                    .remark(attributesThatCount())
                    .ifPresent(remarks::add);
        }
        return List.copyOf(remarks);
    }

    /** Without which no document can be part of an exam. */
    private Set<String> attributesThatCount() {
        Set<String> attributes = new HashSet<>(scannerName.attributes());
        attributes.addAll(List.of("StudyDate", "Modality", "ImageType", "AcquisitionTime"));
        return attributes;
    }

    private Set<String> attributes() {
        Set<String> attributes = new HashSet<>(scannerName.attributes());
        attributes.addAll(List.of(
                "PatientID",
                "StudyInstanceUID",
                "SeriesInstanceUID",
                "StudyDescription",
                "Modality",
                "ImageType",
                "AcquisitionDate",
                "AcquisitionTime"));
        return attributes;
    }

    private record Identity(String study, String patient, String scanner, String description, String modality) {}

    /** Puts the series of a day together. */
    private final class Collector {

        private final LocalDate day;
        private final Map<Identity, ExamParts> exams = new HashMap<>();
        private final Findings findings = new Findings();

        Collector(LocalDate day) {
            this.day = day;
        }

        void add(StoredDocument document) {
            String scanner = scannerName.of(document);
            Optional<LocalTime> time = DicomTimes.time(document, "AcquisitionTime");
            Optional<LocalDate> acquired = DicomTimes.date(document, "AcquisitionDate");
            findings.add(Finding.SEEN);
            Finding finding = finding(document, scanner, time, acquired.orElse(day));
            findings.add(finding);
            if (finding == Finding.USED) {
                Identity exam = new Identity(
                        document.plain("StudyInstanceUID"),
                        document.plain("PatientID"),
                        scanner,
                        document.plain("StudyDescription"),
                        document.plain("Modality"));
                doubt(exam, acquired);
                String series = document.text("SeriesInstanceUID").orElse(document.id());
                exams.computeIfAbsent(exam, key -> new ExamParts())
                        .add(acquired.orElse(day).atTime(time.orElseThrow()), series);
            }
        }

        private Finding finding(StoredDocument document, String scanner, Optional<LocalTime> time, LocalDate acquired) {
            List<String> imageType = document.values("ImageType").orElse(List.of());
            if (Collections.disjoint(document.values("Modality").orElse(List.of()), modalities)) {
                return Finding.OTHER_MODALITY;
            } else if (!imageType.contains(ORIGINAL)) {
                return imageType.isEmpty() ? Finding.WITHOUT_IMAGE_TYPE : Finding.NOT_ORIGINAL;
            } else if (scanner.isEmpty()) {
                return Finding.WITHOUT_SCANNER;
            } else if (time.isEmpty()) {
                return Finding.WITHOUT_TIME;
            }
            return acquired.isBefore(day) || acquired.isAfter(day.plusDays(1)) ? Finding.ON_OTHER_DAY : Finding.USED;
        }

        private void doubt(Identity exam, Optional<LocalDate> acquired) {
            if (exam.patient().isEmpty()) {
                findings.add(Finding.WITHOUT_PATIENT);
            }
            if (acquired.isEmpty()) {
                findings.add(Finding.WITHOUT_ACQUISITION_DATE);
            }
        }

        Found found() {
            List<Exam> found = new ArrayList<>();
            exams.forEach((exam, parts) -> found.add(new Exam(
                    day,
                    exam.scanner(),
                    identity.patient(exam.patient()),
                    identity.uid(exam.study()),
                    exam.description(),
                    exam.modality(),
                    parts.start(),
                    parts.end(),
                    parts.series())));
            return new Found(found, findings);
        }
    }
}
