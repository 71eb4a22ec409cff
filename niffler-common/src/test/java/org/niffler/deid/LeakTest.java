package org.niffler.deid;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.niffler.deid.DeidentificationPolicy.Dates;
import org.niffler.deid.DeidentificationPolicy.Output;
import org.niffler.dicom.DataElement;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.EveryAttribute;

/** Every attribute of PS3.6 holds a marker, in items of sequences too; none may come out. */
class LeakTest {

    private static final String MARKER = "Zqxj-kv marker16";
    private static final DeidentificationPolicy BASIC = DeidentificationPolicy.basic();

    @ParameterizedTest
    @ValueSource(
            strings = {
                MARKER,
                "ZQXJKV", // a legal value of CS
                "ZQXJKV^MARKER",
                "Zqxj\u00FCkv", // beyond ASCII
                "ORIGINAL\\ZQXJKV", // beside a term
                "DCM\\zqxjkv",
                "20200102 zqxjkv",
                "1.2.840.10008.zqxjkv",
                "045Yzqxjkv",
                "SIEMENS zqxjkv"
            })
    void nothingOfAMarkerComesOutWhateverIsDoneWithDates(String marker) {
        DataSet input = EveryAttribute.withValue(marker, 2);

        for (Dates dates : Dates.values()) {
            assertThat(leaks(input, BASIC.withDates(dates), "zqxj")).isEmpty();
            assertThat(leaks(input, BASIC.withDates(dates).withUids(true), "zqxj"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(value = VR.class, mode = EnumSource.Mode.EXCLUDE, names = "SQ")
    void aMarkerInAnotherValueRepresentationDoesNotComeOut(VR vr) {
        assertThat(leaks(EveryAttribute.inValueRepresentation(vr, MARKER), BASIC, "zqx"))
                .allMatch(keyword -> isNumber(vr.name())
                        && isNumber(DicomTag.forKeyword(keyword).orElseThrow().vr()));
    }

    /** The bytes of binary numbers are numbers: there is no form by which text in them could be told. */
    private static boolean isNumber(String vr) {
        return ValueForm.isBinaryNumber(vr);
    }

    @Test
    void ofObjectsOnlyThePictureIsAsItWas() {
        assertThat(leaks(EveryAttribute.withValue(MARKER, 2), BASIC.withOutput(Output.OBJECTS), "zqx"))
                .allMatch(keyword ->
                        BulkData.isPartOfThePicture(DicomTag.forKeyword(keyword).orElseThrow()))
                .contains("PixelData");
    }

    @Test
    void patientCharacteristicsKeepOneFreeText() {
        assertThat(leaks(EveryAttribute.withValue(MARKER, 2), BASIC.withPatientCharacteristics(true), "zqx"))
                .containsExactly("EthnicGroup");
    }

    @Test
    void deviceIdentityKeepsTheTextThatTheProfileNames() {
        assertThat(leaks(EveryAttribute.withValue(MARKER, 2), BASIC.withDeviceIdentity(true), "zqx"))
                .contains("StationName", "DeviceSerialNumber")
                .allMatch(keyword -> keptOrWithin(keyword, ProfileOption.RETAIN_DEVICE_IDENTITY));
    }

    @Test
    void institutionIdentityKeepsTheTextThatTheProfileNames() {
        assertThat(leaks(EveryAttribute.withValue(MARKER, 2), BASIC.withInstitutionIdentity(true), "zqx"))
                .contains("InstitutionName", "InstitutionAddress")
                .allMatch(keyword -> keptOrWithin(keyword, ProfileOption.RETAIN_INSTITUTION_IDENTITY));
    }

    @Test
    void whatIsLeftIsNotNothing() {
        DataSet result = new Deidentifier(BASIC, Pseudonymizer.sha224()).deidentify(EveryAttribute.withValue("1", 1));

        assertThat(result.elements()).hasSizeGreaterThan(1000);
    }

    /** In a sequence that an option keeps, the text of its items is kept. */
    private static boolean keptOrWithin(String path, ProfileOption option) {
        ConfidentialityProfile profile = ConfidentialityProfile.load();
        for (String keyword : path.split("/")) {
            DicomTag tag = DicomTag.forKeyword(keyword).orElseThrow();
            if (profile.entry(tag)
                    .filter(entry -> entry.kept().contains(option))
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static TreeSet<String> leaks(DataSet input, DeidentificationPolicy policy, String marker) {
        Pseudonymizer pseudonymizer = Pseudonymizer.keyed(new byte[KeyFile.KEY_BYTES]);
        List<String> leaks = new ArrayList<>();
        collect(new Deidentifier(policy, pseudonymizer).deidentify(input), "", marker, leaks);
        return new TreeSet<>(leaks);
    }

    private static void collect(DataSet dataSet, String path, String marker, List<String> leaks) {
        for (DataElement element : dataSet.elements()) {
            String keyword = element.tag().keyword();
            element.items().forEach(item -> collect(item, inFunctionalGroup(path, keyword), marker, leaks));
            String text = String.join("\\", element.texts())
                    + element.bytes()
                            .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                            .orElse("");
            if (text.toLowerCase(Locale.ROOT).contains(marker)) {
                leaks.add(path + keyword);
            }
        }
    }

    private static String inFunctionalGroup(String path, String keyword) {
        return keyword.equals("PerFrameFunctionalGroupsSequence") ? path : path + keyword + "/";
    }
}
