package org.niffler.deid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;

class BurnedInTest {

    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    private static final DicomTag BURNED_IN = new DicomTag(0x00280301);
    private static final DicomTag IMAGE_TYPE = new DicomTag(0x00080008);

    @Test
    void suspectsWhatSaysSoItself() {
        assertThat(BurnedIn.suspicion(image(CT).put(BURNED_IN, "YES").build())).contains("BurnedInAnnotation is YES");
        assertThat(BurnedIn.suspicion(
                        image(CT).put(new DicomTag(0x00280302), "YES").build()))
                .contains("RecognizableVisualFeatures is YES");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Y", "yes", "TRUE", "NO\\YES", "YES\\NO"})
    void suspectsWhatSaysSoInOtherWords(String value) {
        assertThat(BurnedIn.suspicion(image(CT).put(BURNED_IN, value).build())).contains("BurnedInAnnotation is YES");
    }

    @Test
    void takesTheSopClassFromTheFileMetaInformationIfItIsNowhereElse() {
        DataSet meta = DataSet.builder()
                .put(new DicomTag(0x00020002), "1.2.840.10008.5.1.4.1.1.7")
                .build();

        assertThat(BurnedIn.suspicion(Optional.of(meta), DataSet.builder().build()))
                .contains("it is a Secondary Capture by its SOP class");
    }

    @Test
    void suspectsAnOverlayInUnusedBits() {
        DicomTag bitPosition = new DicomTag(0x60020102);
        DicomTag data = new DicomTag(0x60023000);
        DataSet inPixels = image(CT).put(bitPosition, "12").build();

        assertThat(BurnedIn.overlaySuspicion(inPixels)).contains("an overlay lies in the unused bits of its pixels");
        assertThat(BurnedIn.overlaySuspicion(image(CT).put(bitPosition, "0").build()))
                .isEmpty();
        assertThat(BurnedIn.overlaySuspicion(
                        inPixels.edit().put(data, "OB", List.of("1")).build()))
                .isEmpty();
    }

    @Test
    void suspectsTheProtocolPageOfACt() {
        DataSet page = image(CT)
                .put(IMAGE_TYPE, "CS", List.of("DERIVED", "SECONDARY", "OTHER", "CT_SOM5 PROT"))
                .build();

        assertThat(BurnedIn.suspicion(page)).contains("it is a screenshot by its ImageType");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.840.10008.5.1.4.1.1.7.1",
                "1.2.840.10008.5.1.4.1.1.7.2",
                "1.2.840.10008.5.1.4.1.1.7.3",
                "1.2.840.10008.5.1.4.1.1.7.4",
                "1.2.840.10008.5.1.1.29",
                "1.2.840.10008.5.1.1.30"
            })
    void suspectsCapturesAndFilmsByTheirSopClass(String sopClass) {
        assertThat(BurnedIn.suspicion(image(sopClass).build())).isPresent();
    }

    @Test
    void doesNotBelieveACaptureThatSaysThereIsNothing() {
        DataSet capture =
                image("1.2.840.10008.5.1.4.1.1.7").put(BURNED_IN, "NO").build();

        assertThat(BurnedIn.suspicion(capture)).contains("it is a Secondary Capture by its SOP class");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCREEN SAVE", "SCREENSAVE", "Screen_Save", "SCREENSHOT"})
    void suspectsScreenshotsByTheirImageType(String value) {
        DataSet screenshot = image(CT)
                .put(IMAGE_TYPE, "CS", List.of("DERIVED", "SECONDARY", value))
                .build();

        assertThat(BurnedIn.suspicion(screenshot)).contains("it is a screenshot by its ImageType");
    }

    @Test
    void suspectsNothingElse() {
        DataSet image = image(CT)
                .put(BURNED_IN, "NO")
                .put(IMAGE_TYPE, "CS", List.of("DERIVED", "SECONDARY", "OTHER"))
                .build();

        assertThat(BurnedIn.suspicion(image)).isEmpty();
        assertThat(BurnedIn.suspicion(DataSet.builder().build())).isEmpty();
    }

    private static DataSet.Builder image(String sopClass) {
        return DataSet.builder().put(DicomTag.SOP_CLASS_UID, sopClass);
    }
}
