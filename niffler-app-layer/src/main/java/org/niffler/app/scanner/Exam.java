package org.niffler.app.scanner;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * What a scanner made of a study in one modality: a row of the original's intermediary CSV.
 *
 * @param day the study's date; an exam that ends after midnight belongs to the day on which its study began
 * @param scanner its DeviceSerialNumber
 * @param patient the PatientID, or the pseudonym in its place
 * @param study the StudyInstanceUID, or the UID in its place
 * @param start the earliest acquisition, in the scanner's local time
 * @param end the latest acquisition; never before the start
 * @param series how many series were counted
 */
public record Exam(
        LocalDate day,
        String scanner,
        String patient,
        String study,
        String description,
        String modality,
        LocalDateTime start,
        LocalDateTime end,
        int series) {

    public Exam {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("an exam ends before it starts");
        }
    }

    public Span span() {
        return new Span(start, end);
    }
}
