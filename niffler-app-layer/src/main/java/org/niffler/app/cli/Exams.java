package org.niffler.app.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.niffler.app.query.Days;
import org.niffler.app.query.ExamQuery;
import org.niffler.app.query.Finding;
import org.niffler.app.query.Findings;
import org.niffler.app.query.ShownIdentity;
import org.niffler.app.query.UnknownAttributes;
import org.niffler.app.scanner.Exam;
import org.niffler.config.Settings;
import org.niffler.metadata.MetadataQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The exams that the store knows; remembers how much of it could not be used. */
final class Exams implements ExamSource {

    private static final Logger LOG = LoggerFactory.getLogger(Exams.class);

    private final ExamQuery query;
    private final UnknownAttributes unknown;
    private final String collection;
    private final Findings findings = new Findings();

    Exams(MetadataQuery store, Settings settings, ShownIdentity identity) {
        this.collection = settings.get(StoreKeys.COLLECTION);
        this.query = new ExamQuery(
                store,
                collection,
                settings.get(UtilizationKeys.MODALITY),
                settings.get(UtilizationKeys.SCANNER_BY),
                identity);
        this.unknown = new UnknownAttributes(store, collection);
    }

    @Override
    public List<Exam> on(LocalDate day) throws IOException {
        ExamQuery.Found found = query.on(day);
        findings.addAll(found.findings());
        return found.exams();
    }

    /**
     * Warns of what was left out or is doubtful, so that nobody takes a scanner for idle that only does not name itself.
     *
     * @param days that were asked for
     */
    void warn(Days days) throws IOException {
        findings.addAll(query.withoutStudyDate(days));
        left(Finding.WITHOUT_SCANNER, "name no scanner; ScannerBy tells scanners apart by another attribute");
        left(Finding.WITHOUT_TIME, "tell no AcquisitionTime");
        left(Finding.ON_OTHER_DAY, "were acquired before their study's day or more than a day later");
        left(Finding.WITHOUT_IMAGE_TYPE, "tell no ImageType, so nobody knows whether they are ORIGINAL");
        left(Finding.WITHOUT_STUDY_DATE, "were acquired on these days, but tell no StudyDate");
        doubt(Finding.WITHOUT_PATIENT, "tell no PatientID: all of them count as one patient");
        doubt(Finding.WITHOUT_ACQUISITION_DATE, "tell no AcquisitionDate: their StudyDate is taken");
        if (findings.of(Finding.SEEN) == 0) {
            warnOfNothing();
        }
    }

    private void left(Finding finding, String why) {
        long count = findings.of(finding);
        if (count > 0) {
            LOG.warn("{} documents are left out: they {}", count, why);
        }
    }

    private void doubt(Finding finding, String what) {
        if (findings.of(finding) > 0) {
            LOG.warn("{} documents {}", findings.of(finding), what);
        }
    }

    /** Nothing is what a collection without the attributes gives, too. */
    private void warnOfNothing() throws IOException {
        LOG.warn("no document of the collection {} has one of these days as its StudyDate", collection);
        ProfileGaps.warn(unknown, query.attributesThatCount());
    }

    /** What is left out in every hospital, and nobody's fault; empty if there is nothing. */
    Optional<String> note() {
        List<String> others = new ArrayList<>();
        if (findings.of(Finding.NOT_ORIGINAL) > 0) {
            others.add(findings.of(Finding.NOT_ORIGINAL) + " not ORIGINAL by their ImageType");
        }
        if (findings.of(Finding.OTHER_MODALITY) > 0) {
            others.add(findings.of(Finding.OTHER_MODALITY) + " of other modalities");
        }
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of("made of " + findings.of(Finding.USED) + " of " + findings.of(Finding.SEEN)
                        + " documents; left out: " + String.join(", ", others));
    }
}
