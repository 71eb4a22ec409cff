package org.niffler.app.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what was left out of exams or is doubtful, so that nobody takes a scanner for idle that only does not name itself. */
public final class Remarks {

    private Remarks() {}

    /** What somebody may want to put right. */
    public static List<Remark> of(Findings findings) {
        List<Remark> remarks = new ArrayList<>();
        left(
                remarks,
                findings,
                Finding.WITHOUT_SCANNER,
                "name no scanner; ScannerBy tells scanners apart by another attribute");
        left(remarks, findings, Finding.WITHOUT_TIME, "tell no AcquisitionTime");
        left(
                remarks,
                findings,
                Finding.ON_OTHER_DAY,
                "were acquired before their study's day or more than a day later");
        left(
                remarks,
                findings,
                Finding.WITHOUT_IMAGE_TYPE,
                "tell no ImageType, so nobody knows whether they are ORIGINAL");
        left(remarks, findings, Finding.WITHOUT_STUDY_DATE, "were acquired on these days, but tell no StudyDate");
        doubt(remarks, findings, Finding.WITHOUT_PATIENT, "tell no PatientID: all of them count as one patient");
        doubt(remarks, findings, Finding.WITHOUT_ACQUISITION_DATE, "tell no AcquisitionDate: their StudyDate is taken");
        return List.copyOf(remarks);
    }

    private static void left(List<Remark> remarks, Findings findings, Finding finding, String why) {
        long count = findings.of(finding);
        if (count > 0) {
            remarks.add(new Remark(count + " documents are left out: they " + why, count));
        }
    }

    private static void doubt(List<Remark> remarks, Findings findings, Finding finding, String what) {
        if (findings.of(finding) > 0) {
            remarks.add(new Remark(findings.of(finding) + " documents " + what, 0));
        }
    }

    /** What is left out in every hospital, and nobody's fault; empty if there is nothing. */
    public static Optional<Remark> note(Findings findings) {
        List<String> others = new ArrayList<>();
        if (findings.of(Finding.NOT_ORIGINAL) > 0) {
            others.add(findings.of(Finding.NOT_ORIGINAL) + " not ORIGINAL by their ImageType");
        }
        if (findings.of(Finding.OTHER_MODALITY) > 0) {
            others.add(findings.of(Finding.OTHER_MODALITY) + " of other modalities");
        }
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(new Remark(
                        "made of " + findings.of(Finding.USED) + " of " + findings.of(Finding.SEEN)
                                + " documents; left out: " + String.join(", ", others),
                        findings.of(Finding.NOT_ORIGINAL) + findings.of(Finding.OTHER_MODALITY)));
    }
}
