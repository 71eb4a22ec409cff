package org.niffler.testkit.demo;

import java.nio.file.Path;
import java.util.List;
import org.aoju.bus.image.UID;
import org.niffler.testkit.fixture.SyntheticStudy;

/**
 * What the PACS of the demonstration has: six patients who do not exist, and ten studies of the kinds that converters
 * stumble over.
 */
final class DemoStudies {

    static final String BURNED_IN = "held back: BurnedInAnnotation is YES";
    static final String NO_PIXELS = "has no pixels";

    private static final DemoPatient ADA = new DemoPatient("DEMO-001", "NOBODY-ABEL^ADA");
    private static final DemoPatient BEN = new DemoPatient("DEMO-002", "NOBODY-BERGER^BEN");
    private static final DemoPatient CHLOE = new DemoPatient("DEMO-003", "NOBODY-CLARK^CHLOE");
    private static final DemoPatient DAN = new DemoPatient("000042", "NOBODY-DIETZ^DAN");
    private static final DemoPatient EMMA = new DemoPatient("DEMO-004", "NOBODY-EBERT^EMMA");
    private static final DemoPatient FRITZ = new DemoPatient("DEMO-005", "NOBODY-FISCHER^FRITZ");

    private final Path folder;

    private DemoStudies(Path folder) {
        this.folder = folder;
    }

    static List<Described> writeTo(Path folder) {
        DemoStudies studies = new DemoStudies(folder);
        return List.of(
                studies.abdomen(),
                studies.followUp(),
                studies.head(),
                studies.chest(),
                studies.inverted(),
                studies.knee(),
                studies.colour(),
                studies.cine(),
                studies.annotated(),
                studies.report());
    }

    private Described abdomen() {
        SyntheticStudy study = ct(ADA).description("Abdomen").series(2).instances(12);
        return images("CT, 2 series", ADA, study.but(DemoImages::showSoftTissue), 1);
    }

    private Described followUp() {
        SyntheticStudy study = ct(ADA).description("Follow-up").instances(8);
        return images("CT, follow-up", ADA, study.but(DemoImages::showSoftTissue), 1);
    }

    private Described head() {
        return images("MR, 3 series", BEN, mr(BEN).description("Head").series(3).instances(6), 1);
    }

    private Described chest() {
        return images("DX", CHLOE, dx(CHLOE).description("Chest").instances(2), 1);
    }

    private Described inverted() {
        SyntheticStudy study = dx(CHLOE).description("Chest, other detector");
        return images("DX, MONOCHROME1", CHLOE, study.but(DemoImages::storeInverted), 1);
    }

    private Described knee() {
        SyntheticStudy study = mr(DAN).description("Knee").instances(5);
        return images("MR, RLE", DAN, study.transferSyntax(UID.RLELossless), 1);
    }

    private Described colour() {
        SyntheticStudy study = mr(EMMA).description("Liver").instances(2).size(240, 320);
        return images("US, RGB", EMMA, study.but(DemoUltrasound::colour), 1);
    }

    private Described cine() {
        SyntheticStudy study = mr(EMMA).description("Heart").size(240, 320);
        return images("US, multi-frame", EMMA, study.but(DemoUltrasound::cine), DemoUltrasound.CINE_FRAMES);
    }

    private Described annotated() {
        SyntheticStudy study = dx(FRITZ).description("Hand").but(DemoImages::annotate);
        return new Described("DX, annotated", FRITZ, study.writeTo(folder), 0, BURNED_IN);
    }

    private Described report() {
        SyntheticStudy study = dx(FRITZ).description("Report").but(DemoImages::makeReport);
        return new Described("SR, a report", FRITZ, study.writeTo(folder), 0, NO_PIXELS);
    }

    private Described images(String what, DemoPatient patient, SyntheticStudy study, int picturesEach) {
        return new Described(what, patient, study.writeTo(folder), picturesEach, "");
    }

    private static SyntheticStudy ct(DemoPatient patient) {
        return SyntheticStudy.ct(patient.id()).size(256, 256).but(patient::isIn);
    }

    private static SyntheticStudy mr(DemoPatient patient) {
        return SyntheticStudy.mr(patient.id()).size(192, 192).but(patient::isIn);
    }

    private static SyntheticStudy dx(DemoPatient patient) {
        return SyntheticStudy.dx(patient.id()).size(512, 512).but(patient::isIn);
    }
}
