package org.niffler.app.query;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
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

    private final MetadataQuery store;
    private final String collection;
    private final List<String> modalities;
    private final ScannerName scannerName;
    private final ShownIdentity identity;

    /**
     * Documents that could not be made part of an exam.
     *
     * @param withoutScanner whose scanner is not named
     * @param withoutTime that tell no time of acquisition
     * @param onOtherDays whose acquisition lies more than a day from their study's date, or before it
     */
    public record LeftOut(long withoutScanner, long withoutTime, long onOtherDays) {

        public static final LeftOut NOTHING = new LeftOut(0, 0, 0);

        public LeftOut plus(LeftOut other) {
            return new LeftOut(
                    withoutScanner + other.withoutScanner,
                    withoutTime + other.withoutTime,
                    onOtherDays + other.onOtherDays);
        }
    }

    /** The exams of a day, in no particular order. */
    public record Found(List<Exam> exams, LeftOut leftOut) {

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
        DocumentQuery query = new DocumentQuery(
                collection,
                new Condition()
                        .on("StudyDate", day)
                        .in("Modality", modalities)
                        .in("ImageType", List.of("ORIGINAL"))
                        .json(),
                attributes());
        Collector collector = new Collector(day);
        store.find(query, collector::add);
        return collector.found();
    }

    private Set<String> attributes() {
        Set<String> attributes = new HashSet<>(scannerName.attributes());
        attributes.addAll(List.of(
                "PatientID",
                "StudyInstanceUID",
                "SeriesInstanceUID",
                "StudyDescription",
                "Modality",
                "AcquisitionDate",
                "AcquisitionTime"));
        return attributes;
    }

    private record Identity(String study, String patient, String scanner, String description, String modality) {}

    /** Puts the series of a day together. */
    private final class Collector {

        private final LocalDate day;
        private final Map<Identity, ExamParts> exams = new HashMap<>();
        private LeftOut leftOut = LeftOut.NOTHING;

        Collector(LocalDate day) {
            this.day = day;
        }

        void add(StoredDocument document) {
            String scanner = scannerName.of(document);
            Optional<LocalTime> time = DicomTimes.time(document, "AcquisitionTime");
            LocalDate acquired = DicomTimes.date(document, "AcquisitionDate").orElse(day);
            if (scanner.isEmpty()) {
                leftOut = leftOut.plus(new LeftOut(1, 0, 0));
            } else if (time.isEmpty()) {
                leftOut = leftOut.plus(new LeftOut(0, 1, 0));
            } else if (acquired.isBefore(day) || acquired.isAfter(day.plusDays(1))) {
                leftOut = leftOut.plus(new LeftOut(0, 0, 1));
            } else {
                Identity exam = new Identity(
                        text(document, "StudyInstanceUID"),
                        text(document, "PatientID"),
                        scanner,
                        text(document, "StudyDescription"),
                        text(document, "Modality"));
                String series = document.text("SeriesInstanceUID").orElse(document.id());
                exams.computeIfAbsent(exam, key -> new ExamParts()).add(acquired.atTime(time.get()), series);
            }
        }

        private static String text(StoredDocument document, String attribute) {
            return document.text(attribute).orElse("").strip();
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
            return new Found(found, leftOut);
        }
    }
}
