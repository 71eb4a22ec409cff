package org.niffler.workflow.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.niffler.filter.Filter;

class SeriesAttributesTest {

    private final SeriesAttributes attributes = SeriesAttributes.load();

    @Test
    void areAllKnownToFilters() {
        assertThat(attributes.keywords()).hasSizeGreaterThan(80);
        assertThat(attributes.keywords())
                .allSatisfy(
                        keyword -> assertThat(Filter.parse(keyword + " exists").attributes())
                                .containsExactly(keyword));
    }

    @Test
    void coverNothingThatIsAnImagesOwn() {
        assertThat(attributes.covers(List.of("Modality", "StudyDate", "Manufacturer")))
                .isTrue();
        assertThat(attributes.covers(List.of("Modality", "ImageType"))).isFalse();
        assertThat(attributes.covers(List.of("InstanceNumber"))).isFalse();
        assertThat(attributes.covers(List.of("0x0019100C"))).isFalse();
    }
}
