package org.niffler.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.niffler.dicom.DicomTag;
import org.niffler.metadata.ProfileText.Parsed;
import org.niffler.metadata.ProfileText.Problem;

class ProfileTextTest {

    @Test
    void readsKeywordsTagsAndPrivateAttributesInTheirOrder() {
        Parsed parsed = parse("StudyDate", "0x0051100f", "0X00291010,SIEMENS CSA HEADER", "PatientID");

        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.profile()).hasValueSatisfying(profile -> {
            assertThat(profile.name()).isEqualTo("mine");
            assertThat(profile.deidentified()).isFalse();
            assertThat(profile.attributes())
                    .containsExactly(
                            new ProfileAttribute.Standard("StudyDate", DicomTag.STUDY_DATE),
                            new ProfileAttribute.Tagged("0x0051100F", new DicomTag(0x0051100F)),
                            new ProfileAttribute.Private(
                                    "0x00291010,SIEMENS CSA HEADER", 0x0029, 0x10, "SIEMENS CSA HEADER"),
                            new ProfileAttribute.Standard("PatientID", DicomTag.PATIENT_ID));
        });
    }

    @Test
    void passesOverWhatEditorsLeave() {
        Parsed parsed = parse("\uFEFF# what we need", "", "  Modality\t\r", "Modality", "PatientID# who", "\r");

        assertThat(parsed.problems()).isEmpty();
        assertThat(names(parsed)).containsExactly("Modality", "PatientID");
    }

    @Test
    void takesAHashOfACreatorForItsOwnAndOneBehindABlankForAComment() {
        Parsed parsed = parse("0x00091001 , ACME#1  # the first", "0x00091002,#2", "0x00091003 # 3, of ACME");

        assertThat(parsed.problems()).isEmpty();
        assertThat(names(parsed)).containsExactly("0x00091001,ACME#1", "0x00091002,#2", "0x00091003");
    }

    @Test
    void givesACreatorNoDotInAName() {
        Parsed parsed = parse("0x00091001,ACME 1.1", "0x00091001,ACME 1_1");

        assertThat(names(parsed)).containsExactly("0x00091001,ACME 1_1");
        assertThat(parsed.profile().orElseThrow().attributes())
                .containsExactly(new ProfileAttribute.Private("0x00091001,ACME 1_1", 9, 1, "ACME 1.1"));
        assertThat(parsed.problems())
                .containsExactly(new Problem(
                        2,
                        "\"0x00091001,ACME 1_1\" would have the name 0x00091001,ACME 1_1 in documents, which another"
                                + " attribute has already. Name it by its tag alone."));
    }

    @Test
    void goesOnWithoutTheLinesThatNameNoAttribute() {
        Parsed parsed =
                parse("PatientId", "SliceThicknes", "Modality", "Qwertz", "0x1234", "0x00100020,ACME", "0x00091001,");

        assertThat(names(parsed)).containsExactly("Modality");
        assertThat(parsed.problems())
                .containsExactly(
                        new Problem(1, "\"PatientId\" is no keyword of PS3.6. Did you mean PatientID?"),
                        new Problem(2, "\"SliceThicknes\" is no keyword of PS3.6. Did you mean SliceThickness?"),
                        new Problem(
                                4,
                                "\"Qwertz\" is no keyword of PS3.6. Write a keyword of PS3.6, for example PatientID, or a"
                                        + " tag, for example 0x00100020."),
                        new Problem(
                                5,
                                "\"0x1234\" is no tag. Write 0x and eight hexadecimal digits, for example 0x00100020."),
                        new Problem(
                                6,
                                "\"0x00100020,ACME\" names a private creator, but group 0010 is not for private"
                                        + " attributes. Leave the creator out, or correct the tag."),
                        new Problem(
                                7,
                                "\"0x00091001,\" names no private creator behind the comma. Add it, or leave the comma"
                                        + " out."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PixelData | is the image itself or stands behind it, and is not read",
                "0x7FE11001 | is the image itself or stands behind it, and is not read",
                "TransferSyntaxUID | is no element of a data set, but of a message or of a file's meta information",
                "0x00100000 | is a group length, which says nothing of the image"
            })
    void takesNothingThatHeadersDoNotHave(String attribute, String reason) {
        Parsed parsed = parse("Modality", attribute);

        assertThat(names(parsed)).containsExactly("Modality");
        assertThat(parsed.problems())
                .containsExactly(new Problem(2, "\"" + attribute + "\" " + reason + ". Take it out of the profile."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"# deid: basic", "#deid:basic", "## DeID : Basic  ", "\uFEFF# deid: basic"})
    void isDeidentifiedWhenItsHeadSaysSo(String mark) {
        Parsed parsed = parse(mark, "", "# of our scanners", "PatientName");

        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.profile().orElseThrow().deidentified()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# deid: bsic",
                "# deid:",
                "# deid basic",
                "# deid: basic, please",
                "# deid = basic",
                "# de-id: basic",
                "# deidentify: basic",
                "# died: basic",
                "# died: yes"
            })
    void isNotUsedWhenItAsksForAnotherDeidentification(String mark) {
        Parsed parsed = parse(mark, "PatientName");

        assertThat(parsed.profile()).isEmpty();
        assertThat(parsed.problems())
                .containsExactly(new Problem(
                        1,
                        "\"" + mark + "\" asks for a de-identification that is not known. Write \"# deid: basic\", or"
                                + " take the line out. Until then the profile is not used."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"# deidentified elsewhere", "# what the idea is: speed", "# basic", "# id: 17"})
    void isUsedWhenACommentSaysSomethingElse(String comment) {
        assertThat(parse(comment, "Modality").problems()).isEmpty();
    }

    @Test
    void isNotUsedWhenDeidentificationIsAskedForInTheWrongPlace() {
        Parsed below = parse("Modality", "# deid: basic");
        Parsed behind = parse("Modality # deid: basic");
        Parsed bare = parse("deid: basic", "Modality");

        assertThat(List.of(below, behind, bare))
                .allMatch(parsed -> parsed.profile().isEmpty());
        assertThat(below.problems())
                .containsExactly(new Problem(
                        2,
                        "\"# deid: basic\" must stand above the first attribute. Move it there. Until then the profile is"
                                + " not used."));
        assertThat(behind.problems()).hasSize(1);
        assertThat(bare.problems())
                .containsExactly(new Problem(
                        1,
                        "\"deid: basic\" is no attribute. To have the profile de-identified, write \"# deid: basic\""
                                + " above the first attribute. Until then the profile is not used."));
    }

    @Test
    void isNotUsedWithoutAnAttribute() {
        Parsed parsed = parse("# nothing yet");

        assertThat(parsed.profile()).isEmpty();
        assertThat(parsed.problems())
                .containsExactly(new Problem(
                        0,
                        "The file names no attribute. Write a DICOM keyword a line, for example StudyDate. Until then the"
                                + " profile is not used."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ".txt | has no name before \".txt\"",
                "system.users.txt | begins with \"system.\"",
                ".hidden.txt | begins with \".\"",
                "a$b.txt | contains \"$\" or a NUL character"
            })
    void isNotUsedUnderANameThatNoCollectionHas(String fileName, String fault) {
        Parsed parsed = ProfileText.parse(fileName, List.of("Modality"));

        assertThat(parsed.profile()).isEmpty();
        assertThat(parsed.problems())
                .containsExactly(new Problem(
                        0,
                        "The file's name " + fault + ", and MongoDB has no collections of such names. Rename the file."
                                + " Until then the profile is not used."));
    }

    @Test
    void takesNamesOfUpToAHundredBytes() {
        assertThat(ProfileText.parse("é".repeat(50) + ".txt", List.of("Modality"))
                        .profile())
                .isPresent();
        assertThat(ProfileText.parse("é".repeat(51) + ".txt", List.of("Modality"))
                        .profile())
                .isEmpty();
    }

    @Test
    void readsTheShippedProfilesWithoutAProblem() throws IOException {
        for (String name : List.of("featureset", "featureset1", "featureset2", "featureset3")) {
            assertThat(ShippedProfiles.parse(name).problems()).as(name).isEmpty();
        }
        assertThat(ShippedProfiles.all())
                .extracting(profile -> profile.attributes().size())
                .containsExactly(28, 50, 26, 9);
    }

    @Test
    void tellsWhichAttributesIdentifyAPatient() {
        String[] lines = {"PatientName", "Modality", "0x00101001", "PatientID", "PatientAddress"};
        MetadataProfile open = parse(lines).profile().orElseThrow();
        MetadataProfile deidentified = new MetadataProfile("x", open.attributes(), true);

        assertThat(Identity.identifying(open)).containsExactly("PatientName", "0x00101001", "PatientAddress");
        assertThat(Identity.identifying(deidentified)).isEmpty();
    }

    private static Parsed parse(String... lines) {
        return ProfileText.parse("mine.txt", List.of(lines));
    }

    private static List<String> names(Parsed parsed) {
        return parsed.profile().orElseThrow().attributes().stream()
                .map(ProfileAttribute::name)
                .toList();
    }
}
