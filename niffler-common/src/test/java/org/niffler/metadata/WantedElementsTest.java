package org.niffler.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.niffler.dicom.DicomTag;

class WantedElementsTest {

    @Test
    void areThoseOfAllProfilesAndThoseThatNameADocument() {
        WantedElements wanted = new WantedElements(List.of(profile("Modality"), profile("SliceThickness")));

        assertThat(List.of(0x00080060, 0x00180050)).allMatch(tag -> wanted.test(new DicomTag(tag)));
        assertThat(List.of(0x00080005, 0x00080018, 0x00100020, 0x0020000D, 0x0020000E, 0x00200013))
                .allMatch(tag -> wanted.test(new DicomTag(tag)));
        assertThat(List.of(0x00100010, 0x00080061, 0x00190010, 0x7FE00010))
                .noneMatch(tag -> wanted.test(new DicomTag(tag)));
        assertThat(wanted.last()).isEqualTo(new DicomTag(0x00200013));
    }

    @Test
    void areTheDocumentsNamesIfThereIsNoProfile() {
        WantedElements wanted = new WantedElements(List.of());

        assertThat(wanted.test(DicomTag.SERIES_INSTANCE_UID)).isTrue();
        assertThat(wanted.test(DicomTag.MODALITY)).isFalse();
    }

    @Test
    void includeTheCreatorOfAPrivateElement() {
        WantedElements wanted = new WantedElements(List.of(profile("0x0051100F")));

        assertThat(wanted.test(new DicomTag(0x0051100F))).isTrue();
        assertThat(wanted.test(new DicomTag(0x00510010))).isTrue();
        assertThat(wanted.test(new DicomTag(0x00510011))).isFalse();
        assertThat(wanted.last()).isEqualTo(new DicomTag(0x0051100F));
    }

    @Test
    void includeEveryBlockThatACreatorMayHave() {
        WantedElements wanted = new WantedElements(List.of(profile("0x0051100F,SIEMENS MR HEADER")));

        assertThat(List.of(0x00510010, 0x005100FF, 0x0051100F, 0x0051FF0F))
                .allMatch(tag -> wanted.test(new DicomTag(tag)));
        assertThat(List.of(0x0051000F, 0x0051100E, 0x0053100F)).noneMatch(tag -> wanted.test(new DicomTag(tag)));
        assertThat(wanted.last()).isEqualTo(new DicomTag(0x0051FF0F));
    }

    @Test
    void endInHighGroupsAsTagsAreOrdered() {
        assertThat(new WantedElements(List.of(profile("0x7FDF1001", "0x00091001"))).last())
                .isEqualTo(new DicomTag(0x7FDF1001));
    }

    private static MetadataProfile profile(String... attributes) {
        return ProfileText.parse("mine.txt", List.of(attributes)).profile().orElseThrow();
    }
}
