package org.niffler.app.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.niffler.app.scanner.Exam;

/** Where the exams of a day come from. */
interface ExamSource {

    /** @throws IOException if they cannot be read */
    List<Exam> on(LocalDate day) throws IOException;
}
