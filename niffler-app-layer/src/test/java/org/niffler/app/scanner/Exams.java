package org.niffler.app.scanner;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** Exams of one scanner on 1 June 2020, for tests. */
final class Exams {

    static final LocalDate DAY = LocalDate.of(2020, 6, 1);

    private Exams() {}

    /** An exam of one series, named after its study; one that ends earlier in the day than it starts ends on the next. */
    static Exam exam(String patient, String study, String start, String end) {
        LocalDateTime from = DAY.atTime(LocalTime.parse(start));
        LocalDateTime to = DAY.atTime(LocalTime.parse(end));
        return new Exam(
                DAY, "CT1", patient, study, "Of " + study, "CT", from, to.isBefore(from) ? to.plusDays(1) : to, 1);
    }

    static Exam on(String scanner, Exam exam) {
        return new Exam(
                exam.day(),
                scanner,
                exam.patient(),
                exam.study(),
                exam.description(),
                exam.modality(),
                exam.start(),
                exam.end(),
                exam.series());
    }

    static Exam as(String description, String modality, int series, Exam exam) {
        return new Exam(
                exam.day(),
                exam.scanner(),
                exam.patient(),
                exam.study(),
                description,
                modality,
                exam.start(),
                exam.end(),
                series);
    }
}
