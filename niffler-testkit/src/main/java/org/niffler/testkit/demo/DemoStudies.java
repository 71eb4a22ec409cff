package org.niffler.testkit.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.niffler.testkit.fixture.SyntheticStudy;

/**
 * What the PACS of the demonstration has: six patients who do not exist, and ten studies of the kinds that converters
 * stumble over.
 */
final class DemoStudies {

    static final String BURNED_IN = "held back: BurnedInAnnotation is YES";
    static final String NO_PIXELS = "has no pixels";

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
        SyntheticStudy study =
                SyntheticStudy.ct("DEMO-001").description("Abdomen").series(2).instances(12);
        return images("CT, 2 series", "NOBODY-ABEL^ADA", study.size(256, 256).but(DemoImages::showSoftTissue), 1);
    }

    private Described followUp() {
        SyntheticStudy study =
                SyntheticStudy.ct("DEMO-001").description("Follow-up").instances(8);
        return images("CT, follow-up", "NOBODY-ABEL^ADA", study.size(256, 256).but(DemoImages::showSoftTissue), 1);
    }

    private Described head() {
        SyntheticStudy study =
                SyntheticStudy.mr("DEMO-002").description("Head").series(3).instances(6);
        return images("MR, 3 series", "NOBODY-BERGER^BEN", study.size(192, 192), 1);
    }

    private Described chest() {
        SyntheticStudy study =
                SyntheticStudy.dx("DEMO-003").description("Chest").instances(2);
        return images("DX", "NOBODY-CLARK^CHLOE", study.size(512, 512), 1);
    }

    private Described inverted() {
        SyntheticStudy study = SyntheticStudy.dx("DEMO-003").description("Chest, other detector");
        return images(
                "DX, MONOCHROME1", "NOBODY-CLARK^CHLOE", study.size(512, 512).but(DemoImages::storeInverted), 1);
    }

    private Described knee() {
        SyntheticStudy study = SyntheticStudy.mr("000042")
                .description("Knee")
                .instances(5)
                .size(192, 192)
                .transferSyntax(UID.RLELossless);
        return images("MR, RLE", "NOBODY-DIETZ^DAN", study, 1);
    }

    private Described colour() {
        SyntheticStudy study =
                SyntheticStudy.mr("DEMO-004").description("Liver").instances(2).size(240, 320);
        return images("US, RGB", "NOBODY-EBERT^EMMA", study.but(DemoUltrasound::colour), 1);
    }

    private Described cine() {
        SyntheticStudy study =
                SyntheticStudy.mr("DEMO-004").description("Heart").size(240, 320);
        return images(
                "US, multi-frame", "NOBODY-EBERT^EMMA", study.but(DemoUltrasound::cine), DemoUltrasound.CINE_FRAMES);
    }

    private Described annotated() {
        SyntheticStudy study =
                SyntheticStudy.dx("DEMO-005").description("Hand").size(512, 512).but(DemoImages::annotate);
        return without("DX, annotated", BURNED_IN, study);
    }

    private Described report() {
        SyntheticStudy study =
                SyntheticStudy.dx("DEMO-005").description("Report").but(DemoImages::makeReport);
        return without("SR, a report", NO_PIXELS, study);
    }

    private Described images(String what, String patientName, SyntheticStudy study, int picturesEach) {
        return new Described(what, patientName, study.but(named(patientName)).writeTo(folder), picturesEach, "");
    }

    private Described without(String what, String reason, SyntheticStudy study) {
        String patientName = "NOBODY-FISCHER^FRITZ";
        return new Described(what, patientName, study.but(named(patientName)).writeTo(folder), 0, reason);
    }

    private static Consumer<Attributes> named(String patientName) {
        return image -> image.setString(Tag.PatientName, VR.PN, patientName);
    }
}
