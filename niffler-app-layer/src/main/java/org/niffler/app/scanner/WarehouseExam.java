package org.niffler.app.scanner;

import java.time.LocalDateTime;

/**
 * An exam as a clinical data warehouse has it: when somebody said that it began and ended.
 *
 * @param patient the PatientID, or the pseudonym in its place
 * @param start in the site's local time
 * @param end never before the start
 * @param scanner its DeviceSerialNumber
 */
public record WarehouseExam(String patient, LocalDateTime start, LocalDateTime end, String scanner) {

    public WarehouseExam {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("an exam ends before it starts");
        }
    }

    public Span span() {
        return new Span(start, end);
    }
}
