package org.niffler.app.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.niffler.app.query.Days;
import org.niffler.app.query.ExamQuery;
import org.niffler.app.query.Findings;
import org.niffler.app.query.Remark;
import org.niffler.app.query.Remarks;
import org.niffler.app.query.ShownIdentity;
import org.niffler.app.scanner.Exam;
import org.niffler.config.Settings;
import org.niffler.metadata.MetadataQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The exams that the store knows; remembers how much of it could not be used. */
final class Exams implements ExamSource {

    private static final Logger LOG = LoggerFactory.getLogger(Exams.class);

    private final ExamQuery query;
    private final Findings findings = new Findings();

    Exams(MetadataQuery store, Settings settings, ShownIdentity identity) {
        this.query = new ExamQuery(
                store,
                settings.get(StoreKeys.COLLECTION),
                settings.get(UtilizationKeys.MODALITY),
                settings.get(UtilizationKeys.SCANNER_BY),
                identity);
    }

    @Override
    public List<Exam> on(LocalDate day) throws IOException {
        ExamQuery.Found found = query.on(day);
        findings.addAll(found.findings());
        return found.exams();
    }

    /**
     * Warns of what was left out or is doubtful.
     *
     * @param days that were asked for
     */
    void warn(Days days) throws IOException {
        findings.addAll(query.withoutStudyDate(days));
        query.remarks(findings).forEach(remark -> LOG.warn("{}", remark.text()));
    }

    /** What is left out in every hospital, and nobody's fault; empty if there is nothing. */
    Optional<String> note() {
        return Remarks.note(findings).map(Remark::text);
    }
}
