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
                "it names no scanner",
                "they name no scanner",
                "; ScannerBy tells scanners apart by another attribute");
        left(
                remarks,
                findings,
                Finding.WITHOUT_TIME,
                "it tells no AcquisitionTime",
                "they tell no AcquisitionTime",
                "");
        left(
                remarks,
                findings,
                Finding.ON_OTHER_DAY,
                "it was acquired before its study's day",
                "they were acquired before their study's day",
                " or more than a day later");
        left(
                remarks,
                findings,
                Finding.WITHOUT_IMAGE_TYPE,
                "it tells no ImageType, so nobody knows whether it is",
                "they tell no ImageType, so nobody knows whether they are",
                " ORIGINAL");
        left(
                remarks,
                findings,
                Finding.WITHOUT_STUDY_DATE,
                "it was acquired on these days, but tells no",
                "they were acquired on these days, but tell no",
                " StudyDate");
        doubt(
                remarks,
                findings,
                Finding.WITHOUT_PATIENT,
                "tells no PatientID: it counts as one patient",
                "tell no PatientID: all of them count as one patient");
        doubt(
                remarks,
                findings,
                Finding.WITHOUT_ACQUISITION_DATE,
                "tells no AcquisitionDate: its StudyDate is taken",
                "tell no AcquisitionDate: their StudyDate is taken");
        return List.copyOf(remarks);
    }

    private static void left(
            List<Remark> remarks, Findings findings, Finding finding, String one, String many, String rest) {
        long count = findings.of(finding);
        if (count > 0) {
            String why = count == 1 ? "1 document is left out: " + one : count + " documents are left out: " + many;
            remarks.add(new Remark(why + rest, count));
        }
    }

    private static void doubt(List<Remark> remarks, Findings findings, Finding finding, String one, String many) {
        long count = findings.of(finding);
        if (count > 0) {
            remarks.add(new Remark(count == 1 ? "1 document " + one : count + " documents " + many, 0));
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
                                + (findings.of(Finding.SEEN) == 1 ? " document" : " documents") + "; left out: "
                                + String.join(", ", others),
                        findings.of(Finding.NOT_ORIGINAL) + findings.of(Finding.OTHER_MODALITY)));
    }
}
