package org.niffler.app.scanner;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One visit of a patient to a scanner: exams that follow each other closely.
 *
 * @param patient the PatientID, or the pseudonym in its place
 * @param studies how many studies it is made of, each StudyInstanceUID once
 * @param series how many series its exams have
 * @param descriptions of the exams, in the order of their beginning
 */
public record Encounter(
        String patient,
        LocalDateTime start,
        LocalDateTime end,
        int studies,
        int series,
        SortedSet<String> modalities,
        List<String> descriptions) {

    /** Between the descriptions of an encounter of several exams. */
    public static final String SEPARATOR = "::";

    public Encounter {
        modalities = Collections.unmodifiableSortedSet(new TreeSet<>(modalities));
        descriptions = List.copyOf(descriptions);
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("an encounter ends before it starts");
        }
    }

    public Duration duration() {
        return Duration.between(start, end);
    }

    public Span span() {
        return new Span(start, end);
    }

    /** All descriptions in one, as the original joins them: {@code CHEST::ABDOMEN}. */
    public String description() {
        return String.join(SEPARATOR, descriptions);
    }
}
