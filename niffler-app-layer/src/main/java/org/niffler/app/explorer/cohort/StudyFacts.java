package org.niffler.app.explorer.cohort;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.niffler.app.explorer.shown.Disclosure;
import org.niffler.app.query.DicomTimes;
import org.niffler.app.query.ScannerName;
import org.niffler.metadata.StoredDocument;

/** What the documents of a study say of it, as far as it may be shown. */
final class StudyFacts {

    /** Besides those that name scanners. */
    static final List<String> ATTRIBUTES = List.of(
            "StudyDate", "StudyTime", "StudyDescription", "Modality", "BodyPartExamined", "PatientSex", "PatientAge");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Disclosure disclosure;
    private final ScannerName scannerName;
    private final Map<String, SortedSet<String>> texts = new HashMap<>();
    private final SortedSet<String> scanners = new TreeSet<>();
    private LocalDate date;
    private LocalTime time;

    StudyFacts(Disclosure disclosure, ScannerName scannerName) {
        this.disclosure = disclosure;
        this.scannerName = scannerName;
    }

    void add(StoredDocument document) {
        if (date == null) {
            date = DicomTimes.date(document, "StudyDate").orElse(null);
        }
        if (time == null) {
            time = DicomTimes.time(document, "StudyTime").orElse(null);
        }
        for (String attribute : ATTRIBUTES) {
            String text = document.plain(attribute);
            if (!text.isEmpty()) {
                texts.computeIfAbsent(attribute, key -> new TreeSet<>()).add(text);
            }
        }
        String scanner = scannerName.of(document);
        if (!scanner.isEmpty()) {
            scanners.add(scanner);
        }
    }

    /** Null if there is none, or it is not shown. */
    String date() {
        return date == null || isHidden("StudyDate") ? null : date.toString();
    }

    /** Null if there is none, or it is not shown. */
    String time() {
        return time == null || isHidden("StudyTime") ? null : TIME.format(time);
    }

    /** The first of an attribute's texts; null if there is none, or it is not shown. */
    String text(String attribute) {
        return texts(attribute).stream().findFirst().orElse(null);
    }

    /** All different texts of an attribute. */
    List<String> texts(String attribute) {
        return isHidden(attribute) ? List.of() : List.copyOf(texts.getOrDefault(attribute, new TreeSet<>()));
    }

    List<String> scanners() {
        return scannerName.attributes().stream().anyMatch(this::isHidden) ? List.of() : List.copyOf(scanners);
    }

    private boolean isHidden(String attribute) {
        return disclosure.hides(attribute).isPresent();
    }
}
