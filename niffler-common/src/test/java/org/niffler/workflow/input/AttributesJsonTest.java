package org.niffler.workflow.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;

class AttributesJsonTest {

    private static final DicomTag CODES =
            DicomTag.forKeyword("ProcedureCodeSequence").orElseThrow();

    @Test
    void hasNumbersAsNumbersAndSeveralValuesAsArrays() {
        DataSet header = DataSet.builder()
                .put(tag("InstanceNumber"), " 7 ")
                .put(tag("PixelSpacing"), "0.70\\0.70")
                .put(tag("ImageType"), "ORIGINAL\\PRIMARY")
                .put(tag("SliceThickness"), "5")
                .put(tag("KVP"), "about 120")
                .put(tag("Rows"), "512")
                .put(tag("Modality"), "CT")
                .build();

        assertThat(new AttributesJson().of(header))
                .hasToString("{\"ImageType\":[\"ORIGINAL\",\"PRIMARY\"],\"Modality\":\"CT\",\"SliceThickness\":5,"
                        + "\"KVP\":\"about 120\",\"InstanceNumber\":7,\"Rows\":512,\"PixelSpacing\":[0.7,0.7]}");
    }

    @Test
    void hasNullWhereThereIsNoValue() {
        assertThat(new AttributesJson()
                        .of(DataSet.builder().returning(tag("StudyDate")).build()))
                .hasToString("{\"StudyDate\":null}");
    }

    @Test
    void hasSequencesAsArraysOfObjects() {
        DataSet code = DataSet.builder().put(tag("CodeValue"), "T-1").build();
        DataSet header = DataSet.builder().putItems(CODES, List.of(code, code)).build();

        assertThat(new AttributesJson().of(header))
                .hasToString("{\"ProcedureCodeSequence\":[{\"CodeValue\":\"T-1\"},{\"CodeValue\":\"T-1\"}]}");
    }

    @Test
    void leavesOutPrivateAndBinaryContent() {
        DataSet header = DataSet.builder()
                .put(new DicomTag(0x00190010), "LO", List.of("MAKER"))
                .put(new DicomTag(0x0019100C), "LO", List.of("secret"))
                .putEmpty(new DicomTag(0x60003000), "OW")
                .put(tag("Modality"), "CT")
                .build();

        assertThat(new AttributesJson().of(header)).hasToString("{\"Modality\":\"CT\"}");
    }

    @Test
    void saysThatItLeftOutItemsAndAttributesBeyondItsBounds() {
        DataSet code = DataSet.builder().put(tag("CodeValue"), "T-1").build();
        DataSet many = DataSet.builder()
                .putItems(CODES, Collections.nCopies(AttributesJson.MOST_ITEMS + 1, code))
                .build();
        DataSet deep = code;
        for (int depth = 0; depth <= AttributesJson.DEEPEST; depth++) {
            deep = DataSet.builder().putItems(CODES, List.of(deep)).build();
        }
        DataSet large = DataSet.builder()
                .putItems(
                        CODES,
                        Collections.nCopies(
                                900,
                                DataSet.builder()
                                        .put(tag("LongCodeValue"), "x".repeat(10_000))
                                        .build()))
                .build();

        for (DataSet header : List.of(many, deep, large)) {
            AttributesJson json = new AttributesJson();
            assertThat(json.of(header).toString()).hasSizeLessThan(5_000_000);
            assertThat(json.isCut()).isTrue();
        }
    }

    private static DicomTag tag(String keyword) {
        return DicomTag.forKeyword(keyword).orElseThrow();
    }
}
