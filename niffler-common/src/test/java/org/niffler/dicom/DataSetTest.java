package org.niffler.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;

class DataSetTest {

    @Test
    void givesValuesAsText() {
        Attributes attributes = new Attributes();
        attributes.setString(0x00080008, VR.CS, "ORIGINAL", "PRIMARY");
        attributes.setNull(0x00100020, VR.LO);
        DataSet dataSet = DataSet.wrap(attributes);

        assertThat(dataSet.text(new DicomTag(0x00080008))).contains("ORIGINAL\\PRIMARY");
        assertThat(dataSet.texts(new DicomTag(0x00080008))).containsExactly("ORIGINAL", "PRIMARY");
        assertThat(dataSet.text(DicomTag.PATIENT_ID)).isEmpty();
        assertThat(dataSet.contains(DicomTag.PATIENT_ID)).isTrue();
        assertThat(dataSet.text(DicomTag.STUDY_INSTANCE_UID)).isEmpty();
    }

    @Test
    void givesNoNumberForWhatIsNone() {
        assertThat(count("17 ")).hasValue(17);
        assertThat(count("+3")).hasValue(3);
        assertThat(count("many")).isEmpty();
        assertThat(count("-1")).isEmpty();
        assertThat(count("99999999999")).isEmpty();
    }

    @Test
    void namesACharacterSetOnlyWhenAKeyNeedsOne() {
        DataSet plain = DataSet.builder().put(DicomTag.PATIENT_ID, "P1").build();
        DataSet other = DataSet.builder().put(DicomTag.PATIENT_ID, "Müller").build();

        assertThat(plain.contains(DicomTag.SPECIFIC_CHARACTER_SET)).isFalse();
        assertThat(other.text(DicomTag.SPECIFIC_CHARACTER_SET)).contains("ISO_IR 192");
        assertThat(other.unwrap().getSafeBytes(DicomTag.PATIENT_ID.value()))
                .startsWith("Müller".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void printsItsTagsAndNeverItsValues() {
        DataSet dataSet = DataSet.builder().put(DicomTag.PATIENT_ID, "SECRET").build();

        assertThat(dataSet).hasToString("DataSet (0010,0020)");
    }

    @Test
    void isNotChangedByWhoeverGoesOnBuilding() {
        DataSet.Builder builder = DataSet.builder().put(DicomTag.PATIENT_ID, "1");
        DataSet first = builder.build();
        builder.put(DicomTag.PATIENT_ID, "2");

        assertThat(first.text(DicomTag.PATIENT_ID)).contains("1");
    }

    @Test
    void tellsTheClassesOfStatusesApart() {
        assertThat(DimseStatus.SUCCESS.isSuccess()).isTrue();
        assertThat(new DimseStatus(0xFF01).isPending()).isTrue();
        assertThat(new DimseStatus(0xFE00).isCancel()).isTrue();
        assertThat(new DimseStatus(0xB006).isWarning()).isTrue();
        assertThat(new DimseStatus(0xA701).isFailure()).isTrue();
        assertThat(new DimseStatus(0xC123)).hasToString("0xC123 (unable to process)");
        assertThat(new DimseStatus(0x0000)).hasToString("0x0000 (success)");
        assertThat(new DimseStatus(0x4711)).hasToString("0x4711");
    }

    @Test
    void knowsTagsByKeyword() {
        assertThat(DicomTag.forKeyword("PatientID")).contains(DicomTag.PATIENT_ID);
        assertThat(DicomTag.forKeyword("EMPI")).isEmpty();
        assertThat(DicomTag.STUDY_INSTANCE_UID).hasToString("(0020,000D)");
        assertThat(DicomTag.STUDY_INSTANCE_UID.keyword()).isEqualTo("StudyInstanceUID");
    }

    private static java.util.OptionalInt count(String value) {
        Attributes attributes = new Attributes();
        attributes.setString(0x00201208, VR.IS, value);
        return DataSet.wrap(attributes).integer(DicomTag.NUMBER_OF_STUDY_RELATED_INSTANCES);
    }

    @Test
    void listsItsElementsWithThoseOfItemsInside() {
        DataSet item = DataSet.builder().put(DicomTag.MODALITY, "CT").build();
        DataSet dataSet = DataSet.builder()
                .put(DicomTag.PATIENT_ID, "P1")
                .putItems(new DicomTag(0x00081115), List.of(item))
                .build();

        assertThat(dataSet.elements())
                .extracting(DataElement::tag)
                .containsExactly(new DicomTag(0x00081115), DicomTag.PATIENT_ID);
        assertThat(dataSet.elements().get(0).items().get(0).text(DicomTag.MODALITY))
                .hasValue("CT");
        assertThat(dataSet.elements().get(1).texts()).containsExactly("P1");
    }

    @Test
    void staysAsItIsWhenACopyIsEdited() {
        DataSet dataSet = DataSet.builder()
                .put(DicomTag.PATIENT_ID, "P1")
                .put(DicomTag.MODALITY, "CT")
                .put(DicomTag.STUDY_DATE, "20260102")
                .build();

        DataSet edited = dataSet.edit()
                .put(DicomTag.PATIENT_ID, "x")
                .remove(DicomTag.MODALITY)
                .empty(DicomTag.STUDY_DATE)
                .empty(DicomTag.ACCESSION_NUMBER)
                .build();

        assertThat(edited.elements())
                .extracting(DataElement::tag)
                .containsExactly(DicomTag.STUDY_DATE, DicomTag.PATIENT_ID);
        assertThat(edited.text(DicomTag.PATIENT_ID)).hasValue("x");
        assertThat(edited.text(DicomTag.STUDY_DATE)).isEmpty();
        assertThat(dataSet.text(DicomTag.PATIENT_ID)).hasValue("P1");
        assertThat(dataSet.text(DicomTag.STUDY_DATE)).hasValue("20260102");
    }

    @Test
    void keepsWhatItsCharacterSetSaysWhenTextOfAnotherIsPut() {
        Attributes latin = new Attributes();
        latin.setString(0x00080005, VR.CS, "ISO_IR 100");
        latin.setBytes(0x00081030, VR.LO, "Sch\u00e4del".getBytes(StandardCharsets.ISO_8859_1));

        DataSet edited =
                DataSet.wrap(latin).edit().put(DicomTag.PATIENT_ID, "\u03a9").build();

        assertThat(edited.text(new DicomTag(0x00081030))).hasValue("Sch\u00e4del");
        assertThat(edited.text(DicomTag.PATIENT_ID)).hasValue("\u03a9");
    }

    @Test
    void takesSeveralValuesInAGivenValueRepresentation() {
        DicomTag windowCenter = new DicomTag(0x00281050);
        DicomTag unknown = new DicomTag(0x00081F1F);
        DataSet dataSet = DataSet.builder()
                .put(windowCenter, "DS", List.of("40", "400"))
                .put(unknown, "LO", List.of("M\u00FCller"))
                .putEmpty(DicomTag.STUDY_DATE, "DA")
                .build();

        assertThat(dataSet.texts(windowCenter)).containsExactly("40", "400");
        assertThat(dataSet.texts(unknown)).containsExactly("M\u00FCller");
        assertThat(dataSet.text(DicomTag.SPECIFIC_CHARACTER_SET)).contains("ISO_IR 192");
        assertThat(dataSet.contains(DicomTag.STUDY_DATE)).isTrue();
        assertThat(dataSet.text(DicomTag.STUDY_DATE)).isEmpty();
    }

    @Test
    void copiesAnElementOfAnotherDataSet() {
        Attributes attributes = new Attributes();
        attributes.setInt(0x00280106, VR.SS, -5);
        DicomTag smallest = new DicomTag(0x00280106);

        DataSet copy =
                DataSet.builder().copy(DataSet.wrap(attributes), smallest).build();

        assertThat(copy.texts(smallest)).containsExactly("-5");
        assertThat(copy.elements().get(0).vr()).isEqualTo("SS");
    }

    @Test
    void takesBytesThatAreNoNumberForNoValue() {
        Attributes attributes = new Attributes();
        attributes.setBytes(0x00280010, VR.US, new byte[3]);

        assertThat(DataSet.wrap(attributes).texts(new DicomTag(0x00280010))).isEmpty();
        assertThat(DataSet.wrap(attributes).integer(new DicomTag(0x00280010))).isEmpty();
    }
}
