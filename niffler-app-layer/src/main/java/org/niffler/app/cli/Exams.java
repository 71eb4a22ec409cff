package org.niffler.app.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.niffler.app.query.ExamQuery;
import org.niffler.app.scanner.Exam;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The exams that the store knows; remembers how much of it could not be used. */
final class Exams implements ExamSource {

    private static final Logger LOG = LoggerFactory.getLogger(Exams.class);

    private final ExamQuery query;
    private ExamQuery.LeftOut leftOut = ExamQuery.LeftOut.NOTHING;

    Exams(ExamQuery query) {
        this.query = query;
    }

    @Override
    public List<Exam> on(LocalDate day) throws IOException {
        ExamQuery.Found found = query.on(day);
        leftOut = leftOut.plus(found.leftOut());
        return found.exams();
    }

    /** Tells what was left out, so that nobody takes a scanner for idle that only does not name itself. */
    void warn() {
        warn(leftOut.withoutScanner(), "name no scanner; ScannerBy tells scanners apart by another attribute");
        warn(leftOut.withoutTime(), "tell no AcquisitionTime");
        warn(leftOut.onOtherDays(), "were acquired on another day than their study's, by their AcquisitionDate");
    }

    private static void warn(long documents, String why) {
        if (documents > 0) {
            LOG.warn("{} documents are left out: they {}", documents, why);
        }
    }
}
