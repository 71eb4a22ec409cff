package org.niffler.deid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.niffler.dicom.DicomTag;

class IdentifyingAttributesTest {

    private final IdentifyingAttributes identifying = new IdentifyingAttributes();

    @ParameterizedTest
    @ValueSource(
            strings = {"PatientID", "PatientName", "StudyDate", "StudyDescription", "StudyInstanceUID", "StudyComments"
            })
    void containsWhatTellsWhoAPatientIs(String keyword) {
        assertThat(identifying.contains(tag(keyword))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Modality", "PatientAge", "DeviceSerialNumber", "InstitutionName", "SOPClassUID"})
    void doesNotContainWhatTheTableOrAnOptionLeaves(String keyword) {
        assertThat(identifying.contains(tag(keyword))).isFalse();
    }

    @Test
    void containsWhatIsPrivate() {
        assertThat(identifying.contains(new DicomTag(0x00191008))).isTrue();
    }

    @Test
    void knowsDescriptions() {
        for (String keyword : List.of("StudyDescription", "SeriesDescription", "ProtocolName", "ReasonForStudy")) {
            assertThat(identifying.isDescription(tag(keyword))).as(keyword).isTrue();
        }
        for (String keyword : List.of("PatientName", "StudyDate", "StudyInstanceUID", "Modality", "AccessionNumber")) {
            assertThat(identifying.isDescription(tag(keyword))).as(keyword).isFalse();
        }
    }

    @Test
    void findsTheFirstOfSeveral() {
        assertThat(identifying.firstOf(List.of("Modality", "StudyDate", "PatientName")))
                .contains("StudyDate");
        assertThat(identifying.firstOf(List.of("Modality", "NoKeyword"))).isEmpty();
    }

    private static DicomTag tag(String keyword) {
        return DicomTag.forKeyword(keyword).orElseThrow();
    }
}
