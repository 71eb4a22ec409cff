package org.niffler.png.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;

class FlatteningTest {

    private static final DicomTag IMAGE_TYPE = tag("ImageType");
    private static final DicomTag PRIVATE_CREATOR = new DicomTag(0x00290010);
    private static final DicomTag PRIVATE = new DicomTag(0x00291001);

    private final Flattening flattening = new Flattening(HeaderSelection.publicOnly());

    @Test
    void makesAColumnOfEachAttributeInTheDataSetsOrder() {
        MetadataRow row = flattening.of(DataSet.builder()
                .put(tag("Rows"), "512")
                .put(DicomTag.MODALITY, "CT")
                .put(DicomTag.PATIENT_ID, "P1")
                .build());

        assertThat(row.headers())
                .containsExactly(entry("Modality", "CT"), entry("PatientID", "P1"), entry("Rows", "512"));
        assertThat(row.size()).isEqualTo(3);
    }

    @Test
    void joinsSeveralValuesByTheBackslashThatStoodBetweenThem() {
        MetadataRow row = flattening.of(
                DataSet.builder().put(IMAGE_TYPE, "ORIGINAL\\PRIMARY\\\\AXIAL").build());

        assertThat(row.headers()).containsExactly(entry("ImageType", "ORIGINAL\\PRIMARY\\\\AXIAL"));
    }

    @Test
    void keepsTheColumnOfAnAttributeWithoutValue() {
        MetadataRow row = flattening.of(
                DataSet.builder().returning(DicomTag.ACCESSION_NUMBER).build());

        assertThat(row.headers()).containsExactly(entry("AccessionNumber", ""));
    }

    @Test
    void namesTheColumnsOfItemsByNumberSequenceAndAttribute() {
        DataSet code = DataSet.builder().put(tag("CodeValue"), "113100").build();
        DataSet first = DataSet.builder()
                .put(tag("ReferencedSOPInstanceUID"), "1.2.3")
                .putItems(tag("PurposeOfReferenceCodeSequence"), List.of(code, code))
                .build();
        DataSet second =
                DataSet.builder().put(tag("ReferencedSOPInstanceUID"), "1.2.4").build();

        MetadataRow row = flattening.of(DataSet.builder()
                .putItems(tag("ReferencedImageSequence"), List.of(first, second))
                .build());

        assertThat(row.headers())
                .containsExactly(
                        entry("0_ReferencedImageSequence_ReferencedSOPInstanceUID", "1.2.3"),
                        entry("0_ReferencedImageSequence_0_PurposeOfReferenceCodeSequence_CodeValue", "113100"),
                        entry("0_ReferencedImageSequence_1_PurposeOfReferenceCodeSequence_CodeValue", "113100"),
                        entry("1_ReferencedImageSequence_ReferencedSOPInstanceUID", "1.2.4"));
    }

    @Test
    void leavesOutPixelsOverlaysWaveformsAndOtherBulkData() {
        DataSet dataSet = DataSet.builder().put(DicomTag.MODALITY, "CT").build();
        assertThat(flattening.of(ToolkitSets.withBulkData(dataSet)).headers()).containsOnlyKeys("Modality");
    }

    @Test
    void tellsOverlaysOfOtherGroupsApartWhoseKeywordsAreTheSame() {
        MetadataRow row = flattening.of(DataSet.builder()
                .put(new DicomTag(0x60000022), "first")
                .put(new DicomTag(0x60020022), "second")
                .build());

        assertThat(row.headers()).containsExactly(entry("OverlayDescription", "first"), entry("0x60020022", "second"));
    }

    @Test
    void takesPrivateAttributesOnRequestOnlyAlsoWithinItems() {
        DataSet dataSet = privates();

        assertThat(flattening.of(dataSet).headers())
                .containsOnlyKeys("0_ReferencedImageSequence_ReferencedSOPInstanceUID");
        assertThat(new Flattening(HeaderSelection.withPrivateOnes()).of(dataSet).headers())
                .containsOnlyKeys(
                        "0_ReferencedImageSequence_ReferencedSOPInstanceUID",
                        "0_ReferencedImageSequence_0x00290010",
                        "0x00290010",
                        "0x00291001");
    }

    @Test
    void readsAPrivateValueOfUnknownRepresentationIfItIsText() {
        MetadataRow row = new Flattening(HeaderSelection.withPrivateOnes()).of(ToolkitSets.withUnknownValues());

        assertThat(row.headers()).containsExactly(entry("0x00291001", "MR 1.5T"));
    }

    @Test
    void takesOnlyTheHeadersThatWereAskedFor() {
        Set<DicomTag> asked = Set.of(DicomTag.MODALITY, tag("ReferencedImageSequence"), PRIVATE);
        HeaderSelection selection = new HeaderSelection(false, Optional.of(asked));
        DataSet dataSet = privates()
                .edit()
                .put(DicomTag.MODALITY, "CT")
                .put(DicomTag.PATIENT_ID, "P1")
                .build();

        assertThat(new Flattening(selection).of(dataSet).headers())
                .containsOnlyKeys("Modality", "0_ReferencedImageSequence_ReferencedSOPInstanceUID", "0x00291001");
    }

    @Test
    void saysHowLongAValueWasThatNoCellHolds() {
        String longest = "x".repeat(32_767);
        MetadataRow row = flattening.of(DataSet.builder()
                .put(tag("ImageComments"), longest)
                .put(tag("TextValue"), longest + "x")
                .build());

        assertThat(row.headers())
                .containsOnly(entry("ImageComments", longest), entry("TextValue", "[left out: 32768 characters]"));
    }

    @Test
    void decodesTextOfOtherCharacterSets() {
        MetadataRow row = flattening.of(
                DataSet.builder().put(tag("StudyDescription"), "Schädel 頭部").build());

        assertThat(row.headers()).containsEntry("StudyDescription", "Schädel 頭部");
    }

    @Test
    void leavesABinaryValueOfAnImpossibleLengthEmpty() {
        assertThat(flattening.of(ToolkitSets.withBrokenNumber()).headers())
                .containsOnly(Map.entry("Columns", "512"), Map.entry("Rows", ""));
    }

    @Test
    void knowsTheOriginalsLimits() {
        assertThat(HeaderSelection.publicOnly().mostColumns()).isEqualTo(300);
        assertThat(HeaderSelection.withPrivateOnes().mostColumns()).isEqualTo(800);
    }

    @Test
    void doesNotPrintValues() {
        FileRecord record = new FileRecord(
                "Doe/1.dcm",
                new FileOutcome.NoPixels(),
                Optional.of(Records.row("Doe.png", "PatientName", "Doe^Jane")));

        assertThat(record + " " + record.row().get()).isEqualTo("FileRecord[NoPixels] MetadataRow[PatientName]");
    }

    private static DataSet privates() {
        DataSet item = DataSet.builder()
                .put(tag("ReferencedSOPInstanceUID"), "1.2.3")
                .put(PRIVATE_CREATOR, "ACME")
                .build();
        return ToolkitSets.withPrivateText(DataSet.builder()
                .putItems(tag("ReferencedImageSequence"), List.of(item))
                .build());
    }

    private static DicomTag tag(String keyword) {
        return DicomTag.forKeyword(keyword).orElseThrow();
    }
}
