package org.niffler.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;

class DocumentIdsTest {

    private static final DataSet IMAGE = DataSet.builder()
            .put(DicomTag.SERIES_INSTANCE_UID, "1.2.3")
            .put(DicomTag.SOP_INSTANCE_UID, "1.2.3.4")
            .build();

    @Test
    void areTheNaturalKeys() {
        assertThat(DocumentIds.ofSeries(IMAGE)).hasValue("1.2.3");
        assertThat(DocumentIds.ofSlot(IMAGE, "middle")).hasValue("1.2.3/middle");
        assertThat(DocumentIds.ofInstance(IMAGE)).hasValue("1.2.3.4");
    }

    @Test
    void areTheInstancesWhereThereIsNoSeries() {
        DataSet alone = IMAGE.edit().empty(DicomTag.SERIES_INSTANCE_UID).build();

        assertThat(DocumentIds.ofSeries(alone)).hasValue("1.2.3.4");
        assertThat(DocumentIds.ofSlot(alone, "first")).hasValue("1.2.3.4");
    }

    @Test
    void areNoneWhereNothingIdentifies() {
        assertThat(DocumentIds.ofSeries(DataSet.builder().build())).isEmpty();
        assertThat(DocumentIds.ofInstance(DataSet.builder().build())).isEmpty();
    }
}
