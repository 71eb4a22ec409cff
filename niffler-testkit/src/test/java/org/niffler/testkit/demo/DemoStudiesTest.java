package org.niffler.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.DcmFiles;
import org.niffler.testkit.fixture.WrittenInstance;

class DemoStudiesTest {

    @TempDir
    private Path folder;

    private List<Described> studies;

    @BeforeEach
    void writeStudies() {
        studies = DemoStudies.writeTo(folder);
    }

    @Test
    void hasPixelsThatFillItsImages() {
        for (Described described : studies) {
            Attributes object = object(described);
            if (!described.what().contains("RLE") && !described.what().startsWith("SR")) {
                int expected = object.getInt(Tag.Rows, 0)
                        * object.getInt(Tag.Columns, 0)
                        * object.getInt(Tag.SamplesPerPixel, 0)
                        * object.getInt(Tag.NumberOfFrames, 1)
                        * object.getInt(Tag.BitsAllocated, 0)
                        / 8;
                assertThat(object.getSafeBytes(Tag.PixelData))
                        .as(described.what())
                        .hasSize(expected);
            }
        }
    }

    @Test
    void storesTheInvertedChestSoThatItLooksLikeTheOther() {
        Attributes plain = object(study("DX"));
        Attributes inverted = object(study("DX, MONOCHROME1"));

        assertThat(inverted.getString(Tag.PhotometricInterpretation)).isEqualTo("MONOCHROME1");
        assertThat(firstPixel(plain)).isLessThan(1000);
        assertThat(firstPixel(inverted)).isGreaterThan(15_000);
    }

    @Test
    void makesAReportThatNamesThePatientAndHasNoImage() {
        Attributes report = object(study("SR, a report"));

        assertThat(report.contains(Tag.PixelData)).isFalse();
        assertThat(report.contains(Tag.Rows)).isFalse();
        assertThat(report.getString(Tag.Modality)).isEqualTo("SR");
        assertThat(report.getSequence(Tag.ContentSequence).get(0).getString(Tag.TextValue))
                .startsWith(study("SR, a report").patient().name());
    }

    @Test
    void givesEveryPatientOneName() {
        assertThat(studies.stream().map(Described::patient).distinct()).hasSize(7);
        assertThat(studies).allSatisfy(described -> {
            assertThat(object(described).getString(Tag.PatientName))
                    .isEqualTo(described.patient().name());
            assertThat(object(described).getString(Tag.PatientID))
                    .isEqualTo(described.patient().id());
        });
    }

    @Test
    void acquiresTheHeadOverMidnightAsAStudyOfTheDayBefore() {
        List<WrittenInstance> head = study("MR, 3 series").study().instances();
        Attributes first = DcmFiles.dataSet(head.get(0).file());
        Attributes last = DcmFiles.dataSet(head.get(head.size() - 1).file());

        assertThat(first.getString(Tag.AcquisitionDate) + first.getString(Tag.AcquisitionTime))
                .isEqualTo("20240102234000");
        assertThat(last.getString(Tag.AcquisitionDate) + last.getString(Tag.AcquisitionTime))
                .isEqualTo("20240103002400");
        assertThat(last.getString(Tag.StudyDate)).isEqualTo("20240102");
        assertThat(last.getString(Tag.DeviceSerialNumber)).isEqualTo("MR-1001");
    }

    @Test
    void hasACohortThatLeavesOutAnotherStudyOfTheSamePatient() {
        assertThat(CohortRetrieval.cohort(studies))
                .extracting(Described::what)
                .containsExactly("CT, 2 series", "CT, 3 series");
    }

    private Described study(String what) {
        return studies.stream()
                .filter(described -> described.what().equals(what))
                .findFirst()
                .orElseThrow();
    }

    private static Attributes object(Described described) {
        return DcmFiles.dataSet(described.study().instances().get(0).file());
    }

    private static int firstPixel(Attributes image) {
        byte[] pixels = image.getSafeBytes(Tag.PixelData);
        return (pixels[0] & 0xFF) | (pixels[1] & 0xFF) << 8;
    }
}
