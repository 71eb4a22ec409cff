package org.niffler.deid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.niffler.dicom.DicomTag;

class ConfidentialityProfileTest {

    private static final String HEADER = "tag,keyword,basic,...\n";

    private final ConfidentialityProfile profile = ConfidentialityProfile.load();

    @ParameterizedTest
    @CsvSource({
        "00080050, Z",
        "0008002A, X_OR_Z_OR_D",
        "00080018, U",
        "00081140, X_OR_Z_OR_U",
        "00081070, X_OR_Z_OR_D",
        "0008103E, X",
        "00100020, Z_OR_D",
        "00181030, X_OR_D",
        "0040A730, D",
        "00400555, X_OR_Z",
        "50023000, X",
        "60103000, X",
        "60FE4000, X",
        "00291010, X",
        "FFFCFFFC, X"
    })
    void givesTheActionOfTheTable(String tag, BasicAction action) {
        assertThat(profile.entry(tag(tag)))
                .hasValueSatisfying(entry -> assertThat(entry.basic()).isEqualTo(action));
    }

    @Test
    void doesNotNameWhatTheTableDoesNotName() {
        assertThat(profile.entry(DicomTag.MODALITY)).isEmpty();
        assertThat(profile.entry(tag("60000010"))).isEmpty();
    }

    @Test
    void knowsWhatTheOptionsKeepAndClean() {
        ProfileEntry age = profile.entry(tag("00101010")).orElseThrow();
        ProfileEntry date = profile.entry(DicomTag.STUDY_DATE).orElseThrow();
        ProfileEntry aet = profile.entry(tag("00080055")).orElseThrow();

        assertThat(age.kept()).containsExactly(ProfileOption.RETAIN_PATIENT_CHARACTERISTICS);
        assertThat(date.kept()).containsExactly(ProfileOption.RETAIN_FULL_DATES);
        assertThat(date.cleaned()).containsExactly(ProfileOption.RETAIN_MODIFIED_DATES);
        assertThat(aet.kept()).isEmpty();
        assertThat(aet.cleaned()).containsExactly(ProfileOption.RETAIN_DEVICE_IDENTITY);
    }

    @Test
    void hasTheKeywordThatTheDictionaryHas() {
        Resource resource = Resource.of("confidentiality-profile.csv");

        assertThat(resource.lines().subList(1, resource.lines().size()))
                .map(line -> ProfileLine.parse(resource, line))
                .filteredOn(entry -> !entry.isRepeating())
                .filteredOn(entry -> !new DicomTag(entry.tag()).keyword().isEmpty())
                .hasSizeGreaterThan(550)
                .allSatisfy(entry -> assertThat(entry.keyword()).isEqualTo(new DicomTag(entry.tag()).keyword()));
    }

    @Test
    void temporalAttributesAreThoseThatBothDateOptionsName() {
        Resource resource = Resource.of("confidentiality-profile.csv");

        assertThat(resource.lines().subList(1, resource.lines().size()))
                .map(line -> ProfileLine.parse(resource, line))
                .allSatisfy(entry -> assertThat(entry.isTemporal())
                        .isEqualTo(entry.cleaned().contains(ProfileOption.RETAIN_MODIFIED_DATES)));
    }

    @Test
    void stopsAtALineThatIsNotWhole() {
        assertThatThrownBy(() -> parse("# comment\n" + HEADER + "00080050,AccessionNumber,Z\n", 1))
                .isInstanceOf(ProfileException.class)
                .hasMessage("The rules of de-identification cannot be read: test.csv, line 3: it has 3 fields where 13"
                        + " belong. Nothing is de-identified without them; restore the jar.");
    }

    @Test
    void stopsAtAnUnknownAction() {
        assertThatThrownBy(() -> parse(HEADER + "00080050,AccessionNumber,Q,,,,,,,,,,\n", 1))
                .hasMessageContaining("test.csv, line 2: there is no action 'Q'.");
        assertThatThrownBy(() -> parse(HEADER + "00080050,AccessionNumber,Z,,J,,,,,,,,\n", 1))
                .hasMessageContaining("test.csv, line 2: an option has the action 'J'.");
    }

    @Test
    void stopsAtWhatIsNoTagOrStandsTwice() {
        String line = "00080050,AccessionNumber,Z,,,,,,,,,,\n";

        assertThatThrownBy(() -> parse(HEADER + "0008005,AccessionNumber,Z,,,,,,,,,,\n", 1))
                .hasMessageContaining("test.csv, line 2: '0008005' is no tag.");
        assertThatThrownBy(() -> parse(HEADER + line + line, 2))
                .hasMessageContaining("test.csv, line 3: the attribute stands there twice.");
    }

    @Test
    void stopsIfAttributesAreMissing() {
        assertThatThrownBy(() -> parse(HEADER, ConfidentialityProfile.ROWS))
                .hasMessage("The rules of de-identification cannot be read: test.csv: it has 0 attributes where 621"
                        + " belong. Nothing is de-identified without them; restore the jar.");
    }

    @Test
    void stopsIfTheFileIsMissing() {
        assertThatThrownBy(() -> Resource.of("nothing.txt"))
                .hasMessage("The rules of de-identification cannot be read: nothing.txt: it is missing. Nothing is"
                        + " de-identified without them; restore the jar.");
    }

    @Test
    void stopsAtBadListsOfSafeText() throws IOException {
        Resource terms = resource("AXIAL\n");

        assertThatThrownBy(() -> SafeText.parse(resource("axial\n"), resource("")))
                .hasMessageContaining("test.csv, line 1: 'axial' is no value of CS.");
        assertThatThrownBy(() -> SafeText.parse(terms, resource("Manufacturer\n")))
                .hasMessageContaining("test.csv, line 1: there is no ' = '.");
        assertThatThrownBy(() -> SafeText.parse(terms, resource("Maker = @terms\n")))
                .hasMessageContaining("test.csv, line 1: PS3.6 knows no attribute 'Maker'.");
        assertThatThrownBy(() -> SafeText.parse(terms, resource("Manufacturer = (\n")))
                .hasMessageContaining("test.csv, line 1: '(' is no regular expression (Unclosed group).");
    }

    private static ConfidentialityProfile parse(String text, int rows) throws IOException {
        return ConfidentialityProfile.parse(resource(text), rows);
    }

    private static Resource resource(String text) throws IOException {
        return Resource.read("test.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static DicomTag tag(String hex) {
        return new DicomTag(Integer.parseUnsignedInt(hex, 16));
    }
}
