package org.niffler.deid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.niffler.dicom.DataElement;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;

class DeidentifierTest {

    private static final Pseudonymizer PSEUDONYMS = Pseudonymizer.keyed(new byte[KeyFile.KEY_BYTES]);
    private static final DeidentificationPolicy BASIC = DeidentificationPolicy.basic();
    private static final DeidentificationPolicy OBJECTS = BASIC.withOutput(DeidentificationPolicy.Output.OBJECTS);
    private static final String UID = "1.2.826.0.1.3680043.9.1234.5";

    @Test
    void removesWhatTheProfileRemoves() {
        assertThat(basic("PatientAddress", "1 High Street").contains(tag("PatientAddress")))
                .isFalse();
    }

    @Test
    void emptiesWhatTheProfileEmpties() {
        DataSet result = basic("PatientName", "Doe^Jane");

        assertThat(result.contains(tag("PatientName"))).isTrue();
        assertThat(result.text(tag("PatientName"))).isEmpty();
    }

    @Test
    void leavesOutElementsOfMessagesAndFiles() {
        DataSet leftOver = DataSet.builder()
                .put(new DicomTag(0x00000002), "UI", List.of("1.2.840.10008.5.1.4.1.1.2"))
                .put(new DicomTag(0x00001000), "UI", List.of("1.2.3"))
                .put(new DicomTag(0x00020016), "AE", List.of("HERE"))
                .put(new DicomTag(0x00041500), "CS", List.of("IMAGE"))
                .put(tag("Modality"), "CT")
                .build();

        DataSet result = deidentify(leftOver, OBJECTS);

        assertThat(result.elements().stream().map(element -> element.tag().value() >>> 16))
                .allMatch(group -> group >= 8);
        assertThat(result.contains(tag("Modality"))).isTrue();
    }

    @Test
    void putsADummyOfTheSameValueRepresentation() {
        assertThat(text(basic("ClinicalTrialSponsorName", "Acme"), "ClinicalTrialSponsorName"))
                .isEqualTo("ANONYMIZED");
        assertThat(text(basic("FrameReferenceDateTime", "20200102030405"), "FrameReferenceDateTime"))
                .isEqualTo("19000101000000");
    }

    @Test
    void replacesContentByOneEmptyItem() {
        DataSet text = DataSet.builder().put(tag("TextValue"), "Jane Doe").build();
        DataSet report = DataSet.builder()
                .putItems(tag("ContentSequence"), List.of(text, text))
                .build();

        List<DataSet> items = deidentify(report, BASIC).items(tag("ContentSequence"));

        assertThat(items).hasSize(1);
        assertThat(items.get(0).elements()).isEmpty();
    }

    @Test
    void takesTheEmptiestChoiceInHeadersAndTheValidOneInObjects() {
        DataSet image = DataSet.builder()
                .put(tag("DeviceSerialNumber"), "4711")
                .put(tag("ContentDate"), "20200102")
                .put(tag("SeriesDate"), "20200102")
                .put(tag("AcquisitionDate"), "20200102")
                .build();

        DataSet header = deidentify(image, BASIC);
        DataSet object = deidentify(image, OBJECTS);

        assertThat(header.contains(tag("SeriesDate"))).isFalse();
        assertThat(header.text(tag("DeviceSerialNumber"))).isEmpty();
        assertThat(header.text(tag("ContentDate"))).isEmpty();
        assertThat(text(object, "DeviceSerialNumber")).isEqualTo("ANONYMIZED");
        assertThat(text(object, "ContentDate")).isEqualTo("19000101");
        assertThat(text(object, "SeriesDate")).isEqualTo("19000101");
        assertThat(object.contains(tag("AcquisitionDate"))).isTrue();
        assertThat(object.text(tag("AcquisitionDate"))).isEmpty();
    }

    @Test
    void givesThePatientThePseudonymThatOtherModulesGive() {
        String pseudonym = PSEUDONYMS.patient("P 1");

        assertThat(text(basic("PatientID", "P 1 "), "PatientID"))
                .isEqualTo(pseudonym)
                .hasSize(64);
        assertThat(basic("PatientID", "").text(DicomTag.PATIENT_ID)).isEmpty();
    }

    @Test
    void replacesAUidByTheSameOneWhereverItStands() {
        DataSet reference = DataSet.builder()
                .put(tag("ReferencedSOPClassUID"), "1.2.840.10008.5.1.4.1.1.2")
                .put(tag("ReferencedSOPInstanceUID"), UID)
                .build();
        DataSet image = DataSet.builder()
                .put(DicomTag.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.2")
                .put(DicomTag.SOP_INSTANCE_UID, UID)
                .putItems(tag("ReferencedImageSequence"), List.of(reference))
                .build();

        DataSet result = deidentify(image, BASIC);
        DataSet referenced = result.items(tag("ReferencedImageSequence")).get(0);

        assertThat(text(result, "SOPInstanceUID"))
                .startsWith("2.25.")
                .hasSizeLessThanOrEqualTo(64)
                .isEqualTo(text(referenced, "ReferencedSOPInstanceUID"));
        assertThat(text(result, "SOPClassUID")).isEqualTo("1.2.840.10008.5.1.4.1.1.2");
        assertThat(text(referenced, "ReferencedSOPClassUID")).isEqualTo("1.2.840.10008.5.1.4.1.1.2");
    }

    @Test
    void keepsUidsOnRequestAndThoseOfTheStandardAlways() {
        String atlas = "1.2.840.10008.1.4.1.1";
        DataSet image = DataSet.builder()
                .put(DicomTag.SERIES_INSTANCE_UID, UID)
                .put(tag("FrameOfReferenceUID"), atlas)
                .put(DicomTag.STUDY_INSTANCE_UID, "Jane Doe")
                .build();

        DataSet result = deidentify(image, BASIC.withUids(true));

        assertThat(text(result, "SeriesInstanceUID")).isEqualTo(UID);
        assertThat(text(result, "FrameOfReferenceUID")).isEqualTo(atlas);
        assertThat(result.text(DicomTag.STUDY_INSTANCE_UID)).isEmpty();
        assertThat(text(deidentify(image, BASIC), "FrameOfReferenceUID")).isEqualTo(atlas);
    }

    @Test
    void treatsItemsAtAnyDepth() {
        DataSet innermost = DataSet.builder()
                .put(tag("OperatorsName"), "Doe")
                .put(tag("SliceThickness"), "2.5")
                .build();
        DataSet inner = DataSet.builder()
                .putItems(tag("PixelMeasuresSequence"), List.of(innermost))
                .put(tag("ImageComments"), "Doe")
                .build();
        DataSet image = DataSet.builder()
                .putItems(tag("PerFrameFunctionalGroupsSequence"), List.of(inner, inner))
                .build();

        List<DataSet> frames = deidentify(image, BASIC).items(tag("PerFrameFunctionalGroupsSequence"));

        assertThat(frames).hasSize(2);
        DataSet measures = frames.get(1).items(tag("PixelMeasuresSequence")).get(0);
        assertThat(text(measures, "SliceThickness")).isEqualTo("2.5");
        assertThat(measures.text(tag("OperatorsName"))).isEmpty();
        assertThat(frames.get(1).contains(tag("ImageComments"))).isFalse();
    }

    @Test
    void removesPrivateUnknownCurveAndOverlayElements() {
        DataSet image = DataSet.builder()
                .put(new DicomTag(0x00090010), "LO", List.of("ACME"))
                .put(new DicomTag(0x00091001), "DS", List.of("1"))
                .put(new DicomTag(0x00081F1F), "DS", List.of("1"))
                .put(new DicomTag(0x50023000), "DS", List.of("1"))
                .put(new DicomTag(0x60024000), "LT", List.of("comment"))
                .put(tag("Rows"), "512")
                .build();

        assertThat(deidentify(image, BASIC).elements())
                .extracting(DataElement::tag)
                .containsExactly(
                        MethodStatement.PATIENT_IDENTITY_REMOVED,
                        MethodStatement.METHOD,
                        MethodStatement.METHOD_CODES,
                        tag("Rows"),
                        MethodStatement.DATES_MODIFIED);
    }

    @Test
    void keepsWhatResearchNeeds() {
        DataSet image = DataSet.builder()
                .put(DicomTag.MODALITY, "CT")
                .put(tag("ImageType"), "CS", List.of("ORIGINAL", "PRIMARY", "JONES", "AXIAL"))
                .put(tag("BodyPartExamined"), "CHEST")
                .put(tag("Manufacturer"), "SIEMENS")
                .put(tag("ManufacturerModelName"), "SOMATOM Definition AS+")
                .put(tag("ConvolutionKernel"), "B30f")
                .put(tag("KVP"), "120")
                .put(tag("PixelSpacing"), "DS", List.of("0.5", "0.5"))
                .put(tag("BitsStored"), "12")
                .put(tag("PatientOrientation"), "CS", List.of("L", "FP"))
                .build();

        DataSet result = deidentify(image, BASIC);

        assertThat(result.texts(tag("ImageType"))).containsExactly("ORIGINAL", "PRIMARY", "", "AXIAL");
        assertThat(List.of(
                        "Modality",
                        "BodyPartExamined",
                        "Manufacturer",
                        "ManufacturerModelName",
                        "ConvolutionKernel",
                        "KVP",
                        "PixelSpacing",
                        "BitsStored",
                        "PatientOrientation"))
                .allSatisfy(keyword -> assertThat(result.texts(tag(keyword))).isEqualTo(image.texts(tag(keyword))));
    }

    @Test
    void keepsCodesOfPublicSchemesWithoutTheirMeaning() {
        DataSet head = code("T-D1100", "SRT");
        DataSet own = code("JONES", "99HOSPITAL");
        DataSet image = DataSet.builder()
                .putItems(tag("AnatomicRegionSequence"), List.of(head, own))
                .build();

        List<DataSet> header = deidentify(image, BASIC).items(tag("AnatomicRegionSequence"));
        List<DataSet> object = deidentify(image, OBJECTS).items(tag("AnatomicRegionSequence"));

        assertThat(text(header.get(0), "CodeValue")).isEqualTo("T-D1100");
        assertThat(text(header.get(0), "CodingSchemeDesignator")).isEqualTo("SRT");
        assertThat(header.get(0).contains(tag("CodeMeaning"))).isFalse();
        assertThat(header.get(1).elements()).isEmpty();
        assertThat(text(object.get(0), "CodeMeaning")).isEqualTo("ANONYMIZED");
        assertThat(object.get(1).elements()).isEmpty();
    }

    @Test
    void aPublicCodeDoesNotCoverALongCodeBesideIt() {
        DataSet item =
                code("T-D1100", "SRT").edit().put(tag("LongCodeValue"), "Jones").build();
        DataSet image = DataSet.builder()
                .putItems(tag("AnatomicRegionSequence"), List.of(item))
                .build();

        DataSet kept =
                deidentify(image, BASIC).items(tag("AnatomicRegionSequence")).get(0);

        assertThat(text(kept, "CodeValue")).isEqualTo("T-D1100");
        assertThat(kept.contains(tag("LongCodeValue"))).isFalse();
    }

    @Test
    void saysThatTextInThePixelsWasCovered() {
        DataSet screen = DataSet.builder()
                .put(tag("BurnedInAnnotation"), "YES")
                .put(tag("PatientName"), "Doe^Jane")
                .build();

        DataSet result = new Deidentifier(OBJECTS, PSEUDONYMS).deidentifyCleaned(screen);

        assertThat(text(result, "BurnedInAnnotation")).isEqualTo("NO");
        assertThat(result.items(tag("DeidentificationMethodCodeSequence")))
                .extracting(item -> text(item, "CodeValue"))
                .containsExactly("113100", "113101");
        assertThat(result.text(tag("PatientName"))).isEmpty();
    }

    @Test
    void keepsPixelsInObjectsOnly() {
        DataSet image =
                DataSet.builder().put(tag("PixelData"), "OW", List.of("1")).build();

        assertThat(deidentify(image, BASIC).contains(tag("PixelData"))).isFalse();
        assertThat(deidentify(image, OBJECTS).contains(tag("PixelData"))).isTrue();
    }

    @Test
    void saysWhatWasDone() {
        DataSet result = deidentify(
                DataSet.builder().build(),
                new DeidentificationPolicy(
                        DeidentificationPolicy.Output.HEADERS,
                        DeidentificationPolicy.Dates.SHIFTED,
                        true,
                        true,
                        true,
                        true,
                        true));

        assertThat(text(result, "PatientIdentityRemoved")).isEqualTo("YES");
        assertThat(text(result, "DeidentificationMethod"))
                .isEqualTo("DICOM PS3.15 2024b Basic Application Confidentiality Profile")
                .hasSizeLessThanOrEqualTo(64);
        assertThat(result.items(tag("DeidentificationMethodCodeSequence")))
                .extracting(item -> text(item, "CodeValue"))
                .containsExactly("113100", "113107", "113108", "113109", "113110", "113111", "113112");
        assertThat(text(result, "LongitudinalTemporalInformationModified")).isEqualTo("MODIFIED");
    }

    @Test
    void leavesTheOriginalAsItIs() {
        DataSet image = DataSet.builder().put(tag("PatientName"), "Doe^Jane").build();

        deidentify(image, BASIC);

        assertThat(text(image, "PatientName")).isEqualTo("Doe^Jane");
    }

    @Test
    void refusesShiftedDatesWithoutAKey() {
        DeidentificationPolicy shifted = BASIC.withDates(DeidentificationPolicy.Dates.SHIFTED);

        assertThatThrownBy(() -> new Deidentifier(shifted, Pseudonymizer.sha224()))
                .hasMessage("Shifted dates need keyed pseudonyms: without a key, whoever knows a PatientID can compute"
                        + " its shift. Use keyed pseudonyms, or keep dates in full or not at all.");
    }

    private static DataSet code(String value, String scheme) {
        return DataSet.builder()
                .put(tag("CodeValue"), value)
                .put(tag("CodingSchemeDesignator"), scheme)
                .put(tag("CodeMeaning"), "Head of Jones")
                .build();
    }

    private static DataSet basic(String keyword, String value) {
        return deidentify(DataSet.builder().put(tag(keyword), value).build(), BASIC);
    }

    private static DataSet deidentify(DataSet dataSet, DeidentificationPolicy policy) {
        return new Deidentifier(policy, PSEUDONYMS).deidentify(dataSet);
    }

    private static String text(DataSet dataSet, String keyword) {
        return dataSet.text(tag(keyword)).orElseThrow();
    }

    private static DicomTag tag(String keyword) {
        return DicomTag.forKeyword(keyword).orElseThrow();
    }
}
