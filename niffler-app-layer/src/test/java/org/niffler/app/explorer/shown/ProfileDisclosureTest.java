package org.niffler.app.explorer.shown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.niffler.app.query.ShownIdentity;
import org.niffler.deid.IdentifyingAttributes;
import org.niffler.deid.Pseudonymizer;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.Keywords;

class ProfileDisclosureTest {

    private final ShownIdentity pseudonyms = ShownIdentity.pseudonyms(Pseudonymizer.keyed(new byte[32]));
    private final Disclosure disclosure = new ProfileDisclosure(false, pseudonyms);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Modality",
                "Manufacturer",
                "ManufacturerModelName",
                "StationName",
                "InstitutionName",
                "BodyPartExamined",
                "PatientSex",
                "PatientAge",
                "SliceThickness",
                "ImageType",
                "ImageType.0",
                "0x00080060",
                "0X00080060",
                "SOPClassUID",
                "0_AnatomicRegionSequence_CodeMeaning",
                "12_AnatomicRegionSequence_0_AnatomicRegionModifierSequence_CodeMeaning",
                "0_AnatomicRegionSequence_CodeMeaning.3",
                "_niffler.version"
            })
    void showsAndMayBeAskedForWhatSaysNothingOfThePatient(String attribute) {
        assertThat(disclosure.hides(attribute)).isEmpty();
        assertThat(disclosure.keepsSecret(attribute)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "StudyDate",
                "AcquisitionTime",
                "AcquisitionDateTime",
                "0x00080020",
                "StudyDescription",
                "SeriesDescription",
                "ProtocolName",
                "RequestedProcedureDescription",
                "ReasonForStudy",
                "_niffler.receivedAt"
            })
    void hidesDatesAndDescriptionsButMayBeAskedForThem(String attribute) {
        assertThat(disclosure.hides(attribute)).isPresent();
        assertThat(disclosure.keepsSecret(attribute)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PatientName",
                "PatientID",
                "OtherPatientIDs",
                "PatientBirthDate",
                "PatientBirthTime",
                "PatientAddress",
                "PatientComments",
                "LastMenstrualDate",
                "AccessionNumber",
                "StudyID",
                "StudyInstanceUID",
                "SeriesInstanceUID",
                "SOPInstanceUID",
                "FrameOfReferenceUID",
                "ReferringPhysicianName",
                "OperatorsName",
                "ImageComments",
                "IdentifyingComments",
                "0x00100010",
                "0x00100010.0",
                "PatientName.Alphabetic",
                "0_OtherPatientIDsSequence_PatientID",
                "0_AnatomicRegionSequence_PatientID",
                "0_AnatomicRegionSequence_1_AnatomicRegionModifierSequence_PatientName",
                "0_RequestAttributesSequence_ScheduledProcedureStepID",
                "0_ReferencedStudySequence_ReferencedSOPInstanceUID",
                "OtherPatientIDsSequence.0.PatientID",
                "Modality.PatientName",
                "0x00191008",
                "0x0019xx08,CREATOR",
                "0x00191008,CREATOR",
                "0x00191008,Creator_With_Under_Scores",
                "0_AnatomicRegionSequence_0x00191008",
                "0_0x00191008,CREATOR_CodeMeaning",
                "0x00080FFF",
                "_id",
                "_niffler",
                "_niffler.callingAet",
                "_niffler.sourceFile",
                "",
                ".",
                "0",
                "0.0",
                "_",
                "0_",
                "0__Modality",
                "_Modality",
                "Modality_0",
                "Modality.",
                "Modality.$where",
                "$where",
                "modality",
                " Modality",
                "0_Modality_",
                "x_AnatomicRegionSequence_CodeMeaning",
                "9999999999_AnatomicRegionSequence_CodeMeaning",
                "unit",
                "<script>alert(1)</script>"
            })
    void hidesAndKeepsSecretWhatMaySayWhoAPatientIs(String attribute) {
        assertThat(disclosure.hides(attribute)).isPresent();
        assertThat(disclosure.keepsSecret(attribute)).isPresent();
    }

    @Test
    void saysWhyAndWhatToDo() {
        assertThat(disclosure.hides("PatientName"))
                .contains("PatientName says who a patient is; start the explorer with --show-phi to see it.");
        assertThat(disclosure.keepsSecret("PatientName"))
                .contains("PatientName says who a patient is; start the explorer with --show-phi to ask about it.");
        assertThat(disclosure.hides("0x00191008"))
                .contains("0x00191008 is no attribute of the standard, and may say who a patient is; start the explorer"
                        + " with --show-phi to see it.");
        assertThat(disclosure.keepsSecret("x".repeat(10_000)))
                .contains(
                        "x".repeat(80) + "... is no attribute of the standard, and may say who a patient is; start the"
                                + " explorer with --show-phi to ask about it.");
    }

    @Test
    void showsNothingThatIdentifiesByWhateverName() {
        IdentifyingAttributes identifying = new IdentifyingAttributes();
        List<String> hidden = Keywords.all().stream()
                .filter(keyword ->
                        identifying.contains(DicomTag.forKeyword(keyword).orElseThrow()))
                .toList();

        assertThat(hidden).hasSizeGreaterThan(400).allSatisfy(keyword -> {
            assertThat(disclosure.hides(keyword)).isPresent();
            assertThat(disclosure.hides("0_AnatomicRegionSequence_" + keyword)).isPresent();
            assertThat(disclosure.hides("1_" + keyword + "_CodeMeaning")).isPresent();
            assertThat(disclosure.hides(keyword + ".0")).isPresent();
        });
    }

    /** Nobody may be asked about a patient's name by a spelling that the store reads as one. */
    @Test
    void keepsSecretWhatHasANameAnywhereInItsPath() {
        Random random = new Random(42);
        List<String> names =
                List.of("Modality", "AnatomicRegionSequence", "0", "7", "CodeMeaning", "", "_", "ImageType");
        for (int round = 0; round < 5_000; round++) {
            StringBuilder path = new StringBuilder();
            int secret = random.nextInt(4);
            IntStream.range(0, 4)
                    .forEach(part -> path.append(part == 0 ? "" : random.nextBoolean() ? "." : "_")
                            .append(part == secret ? "PatientName" : names.get(random.nextInt(names.size()))));

            assertThat(disclosure.keepsSecret(path.toString())).as("%s", path).isPresent();
            assertThat(disclosure.hides(path.toString())).as("%s", path).isPresent();
        }
    }

    @Test
    void hidesNothingIfPatientsMayBeShown() {
        Disclosure open = new ProfileDisclosure(true, ShownIdentity.asItIs());

        assertThat(open.hides("PatientName")).isEmpty();
        assertThat(open.keepsSecret("0x0019xx08,CREATOR")).isEmpty();
        assertThat(open.showsIdentity()).isTrue();
        assertThat(disclosure.showsIdentity()).isFalse();
        assertThat(disclosure.identity()).isSameAs(pseudonyms);
    }
}
