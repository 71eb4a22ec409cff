package org.niffler.testkit.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.aoju.bus.image.UID;
import org.niffler.testkit.fixture.SyntheticStudy;

/**
 * What the PACS of the demonstration has: seven patients who do not exist, and eleven studies of the kinds that converters
 * stumble over, made on two days.
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
    private static final DemoPatient GRETA = new DemoPatient("DEMO-006", "NOBODY-GRUBER^GRETA");

    private static final LocalDate TUESDAY = LocalDate.of(2024, 1, 2);
    private static final LocalDate WEDNESDAY = TUESDAY.plusDays(1);

    private final Path folder;

    private DemoStudies(Path folder) {
        this.folder = folder;
    }

    static List<Described> writeTo(Path folder) {
        DemoStudies studies = new DemoStudies(folder);
        return List.of(
                studies.abdomen(),
                studies.thorax(),
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

    /**
     * How the scanners were used, worked out by hand from the times below: encounters are separated by 20 minutes, and
     * ultrasound and reports do not count. The two radiographs of one patient are one encounter of 13 minutes; that of the
     * hand is one of no time at all.
     */
    static List<ScannerUse> use() {
        return List.of(
                // 26 and 24 of 219 minutes
                new ScannerUse(TUESDAY, "CT-1001", at(TUESDAY, 8, 5), at(TUESDAY, 11, 44), 2, 2, 1, "22.831"),
                // 13 and 0 of 148 minutes
                new ScannerUse(TUESDAY, "DX-1001", at(TUESDAY, 9, 12), at(TUESDAY, 11, 40), 2, 2, 1, "8.784"),
                // 30 and 44 of 864 minutes
                new ScannerUse(TUESDAY, "MR-1001", at(TUESDAY, 10, 0), at(WEDNESDAY, 0, 24), 2, 2, 1, "8.565"),
                new ScannerUse(WEDNESDAY, "CT-1001", at(WEDNESDAY, 10, 15), at(WEDNESDAY, 10, 27), 1, 1, 0, "100"));
    }

    private Described abdomen() {
        SyntheticStudy study = ct(ADA, at(TUESDAY, 8, 5), 26).description("Abdomen");
        return images("CT, 2 series", ADA, study.series(2).instances(12), 1);
    }

    private Described thorax() {
        SyntheticStudy study = ct(GRETA, at(TUESDAY, 11, 20), 12).description("Thorax");
        return images("CT, 3 series", GRETA, study.series(3).instances(3), 1);
    }

    private Described followUp() {
        SyntheticStudy study = ct(ADA, at(WEDNESDAY, 10, 15), 12).description("Follow-up");
        return images("CT, follow-up", ADA, study.series(2).instances(4), 1);
    }

    /** Goes on after midnight. */
    private Described head() {
        SyntheticStudy study = mr(BEN, DemoScanner.MR, at(TUESDAY, 23, 40), 22).description("Head");
        return images("MR, 3 series", BEN, study.series(3).instances(6), 1);
    }

    private Described chest() {
        SyntheticStudy study = dx(CHLOE, at(TUESDAY, 9, 12), 4).description("Chest");
        return images("DX", CHLOE, study.series(2).but(DemoImages::placeWires), 1);
    }

    private Described inverted() {
        SyntheticStudy study = dx(CHLOE, at(TUESDAY, 9, 25), 0).description("Chest, other detector");
        return images("DX, MONOCHROME1", CHLOE, study.but(DemoImages::storeInverted), 1);
    }

    private Described knee() {
        SyntheticStudy study = mr(DAN, DemoScanner.MR, at(TUESDAY, 10, 0), 15).description("Knee");
        return images("MR, RLE", DAN, study.series(3).instances(2).transferSyntax(UID.RLELossless), 1);
    }

    private Described colour() {
        SyntheticStudy study = ultrasound(EMMA, at(WEDNESDAY, 14, 0)).description("Liver");
        return images("US, RGB", EMMA, study.instances(2).but(DemoUltrasound::colour), 1);
    }

    private Described cine() {
        SyntheticStudy study = ultrasound(EMMA, at(WEDNESDAY, 14, 25)).description("Heart");
        return images("US, multi-frame", EMMA, study.but(DemoUltrasound::cine), DemoUltrasound.CINE_FRAMES);
    }

    private Described annotated() {
        SyntheticStudy study = dx(FRITZ, at(TUESDAY, 11, 40), 0).description("Hand");
        return new Described(
                "DX, annotated", FRITZ, study.but(DemoImages::annotate).writeTo(folder), 0, BURNED_IN);
    }

    private Described report() {
        SyntheticStudy study = dx(FRITZ, at(TUESDAY, 12, 0), 0).description("Report");
        return new Described(
                "SR, a report", FRITZ, study.but(DemoImages::makeReport).writeTo(folder), 0, NO_PIXELS);
    }

    private Described images(String what, DemoPatient patient, SyntheticStudy study, int picturesEach) {
        return new Described(what, patient, study.writeTo(folder), picturesEach, "");
    }

    private static SyntheticStudy ct(DemoPatient patient, LocalDateTime first, int minutesBetweenSeries) {
        SyntheticStudy study = SyntheticStudy.ct(patient.id()).size(256, 256).but(DemoImages::showSoftTissue);
        return of(study, patient, DemoScanner.CT, first, minutesBetweenSeries);
    }

    private static SyntheticStudy mr(
            DemoPatient patient, DemoScanner scanner, LocalDateTime first, int minutesBetweenSeries) {
        return of(SyntheticStudy.mr(patient.id()).size(192, 192), patient, scanner, first, minutesBetweenSeries);
    }

    private static SyntheticStudy dx(DemoPatient patient, LocalDateTime first, int minutesBetweenSeries) {
        return of(SyntheticStudy.dx(patient.id()).size(512, 512), patient, DemoScanner.DX, first, minutesBetweenSeries);
    }

    /** Still to be made an image of its kind. */
    private static SyntheticStudy ultrasound(DemoPatient patient, LocalDateTime first) {
        return mr(patient, DemoScanner.US, first, 0).size(240, 320);
    }

    private static SyntheticStudy of(
            SyntheticStudy study,
            DemoPatient patient,
            DemoScanner scanner,
            LocalDateTime first,
            int minutesBetweenSeries) {
        return study.but(patient::isIn).but(scanner.acquires(first, Duration.ofMinutes(minutesBetweenSeries)));
    }

    private static LocalDateTime at(LocalDate day, int hour, int minute) {
        return day.atTime(hour, minute);
    }
}
