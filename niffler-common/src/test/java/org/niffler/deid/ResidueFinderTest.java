package org.niffler.deid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.niffler.deid.DeidentificationPolicy.Dates;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.EveryAttribute;

class ResidueFinderTest {

    private static final Pseudonymizer PSEUDONYMS = Pseudonymizer.keyed(new byte[KeyFile.KEY_BYTES]);
    private static final DeidentificationPolicy OBJECTS =
            DeidentificationPolicy.basic().withOutput(DeidentificationPolicy.Output.OBJECTS);

    private final ResidueFinder finder = new ResidueFinder();

    @ParameterizedTest
    @EnumSource(Dates.class)
    void findsNothingInWhatWasDeidentified(Dates dates) {
        for (String value : List.of("1", "20200102", "text", "1.2.3.4", "ORIGINAL\\PRIMARY")) {
            for (boolean options : new boolean[] {false, true}) {
                DeidentificationPolicy policy = OBJECTS.withDates(dates)
                        .withPatientCharacteristics(options)
                        .withDeviceIdentity(options)
                        .withInstitutionIdentity(options)
                        .withSafePrivate(options);
                DataSet clean = new Deidentifier(policy, PSEUDONYMS).deidentify(EveryAttribute.withValue(value, 2));

                assertThat(finder.in(clean))
                        .as("%s %s %s", value, dates, options)
                        .isEmpty();
                assertThat(ResidueFinder.isStated(clean)).isTrue();
            }
        }
    }

    @Test
    void namesWhatIsLeftByItsKind() {
        DataSet image = DataSet.builder()
                .put(tag("PatientName"), "Doe^Jane")
                .put(tag("StudyDate"), "20200102")
                .put(tag("StudyInstanceUID"), "1.2.3.4")
                .put(tag("SOPClassUID"), "1.2.840.10008.5.1.4.1.1.2")
                .put(tag("Modality"), "CT")
                .put(new DicomTag(0x00191001), "LO", List.of("anything"))
                .build();

        assertThat(finder.in(image))
                .containsExactlyInAnyOrder(
                        new Residue(Residue.Kind.VALUE, tag("PatientName")),
                        new Residue(Residue.Kind.DATE, tag("StudyDate")),
                        new Residue(Residue.Kind.UID, tag("StudyInstanceUID")),
                        new Residue(Residue.Kind.PRIVATE, new DicomTag(0x00190001)));
        assertThat(ResidueFinder.isStated(image)).isFalse();
    }

    @Test
    void findsWhatWasPutBackAfterwards() {
        DataSet clean = new Deidentifier(OBJECTS, PSEUDONYMS)
                .deidentify(DataSet.builder().put(tag("PatientID"), "4711").build());

        assertThat(finder.in(clean)).isEmpty();
        assertThat(finder.in(clean.edit().put(tag("PatientID"), "4711").build()))
                .containsExactly(new Residue(Residue.Kind.VALUE, tag("PatientID")));
    }

    /** AcquisitionUID, which the table names and the toolkit's dictionary does not know. */
    @Test
    void tellsReplacedUidsOfAttributesThatAreNewerThanTheDictionary() {
        DicomTag acquisition = new DicomTag(0x00080017);
        DataSet image =
                DataSet.builder().put(acquisition, "UI", List.of("1.2.3.4")).build();

        assertThat(finder.in(image)).containsExactly(new Residue(Residue.Kind.UID, acquisition));
        assertThat(finder.in(new Deidentifier(OBJECTS, PSEUDONYMS).deidentify(image)))
                .isEmpty();
    }

    @Test
    void takesARandomUuidForNoReplacement() {
        assertThat(ResidueFinder.isHarmless("2.25.300230896889625456393789390540118291114"))
                .isFalse();
        assertThat(ResidueFinder.isHarmless(PSEUDONYMS.uid("1.2.3"))).isTrue();
        assertThat(ResidueFinder.isHarmless("1.2.840.10008.1.2")).isTrue();
        assertThat(ResidueFinder.isHarmless("1.2.3")).isFalse();
    }

    private static DicomTag tag(String keyword) {
        return DicomTag.forKeyword(keyword).orElseThrow();
    }
}
