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
 * @param studies how many exams it is made of
 * @param series how many series they have
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

    public Encounter {
        modalities = Collections.unmodifiableSortedSet(new TreeSet<>(modalities));
        descriptions = List.copyOf(descriptions);
    }

    public Duration duration() {
        return Duration.between(start, end);
    }
}
