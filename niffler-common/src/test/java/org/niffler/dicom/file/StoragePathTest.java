package org.niffler.dicom.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;

class StoragePathTest {

    private static final StoragePath PATIENT = StoragePath.parse("{00100020}/x.dcm");

    @Test
    void makesPatientStudySeriesInstanceByDefault() {
        Attributes header = new Attributes();
        header.setString(0x00100020, VR.LO, "P-1234 A");
        header.setString(0x0020000D, VR.UI, "1.2");
        header.setString(0x0020000E, VR.UI, "1.2.3");
        header.setString(0x00080018, VR.UI, "1.2.3.4");

        assertThat(StoragePath.parse(StoragePath.DEFAULT).resolve(DataSet.wrap(header)))
                .isEqualTo(Path.of("P-1234 A/1.2/1.2.3/1.2.3.4.dcm"));
    }

    @Test
    void takesKeywordsToo() {
        assertThat(StoragePath.parse("all/{PatientID}-{StudyDate}.dcm").resolve(patient("7")))
                .isEqualTo(Path.of("all/7-%EMPTY.dcm"));
    }

    @ParameterizedTest
    @CsvSource({
        "../../x, %2E.%2F..%2Fx",
        ".., %2E.",
        "., %2E",
        "/etc/passwd, %2Fetc%2Fpasswd",
        "a\\b, a%5Cb",
        ".hidden, %2Ehidden",
        "50%, 50%25",
        "%EMPTY, %25EMPTY",
        "Müller, M%C3%BCller",
        "***, ***",
        "17.09.05-08:31, 17.09.05-08:31",
    })
    void makesEveryValueANameOfItsOwnInsideTheFolder(String value, String name) {
        assertThat(PATIENT.resolve(patient(value))).isEqualTo(Path.of(name, "x.dcm"));
    }

    @Test
    void givesAMissingOrEmptyValueAName() {
        assertThat(PATIENT.resolve(patient(""))).isEqualTo(Path.of("%EMPTY/x.dcm"));
        assertThat(PATIENT.resolve(DataSet.wrap(new Attributes()))).isEqualTo(Path.of("%EMPTY/x.dcm"));
    }

    @Test
    void escapesControlCharacters() {
        assertThat(PathComponents.escape("a\u0000b\nc\u007f")).isEqualTo("a%00b%0Ac%7F");
    }

    @Test
    void keepsBytesApartThatAreNoTextInTheirCharacterSet() {
        Attributes header = new Attributes();
        header.setString(0x00080005, VR.CS, "ISO_IR 192");
        header.setBytes(0x00100020, VR.LO, new byte[] {'a', (byte) 0xFF, (byte) 0xFE});

        assertThat(PATIENT.resolve(DataSet.wrap(header))).isEqualTo(Path.of("a%ff%fe/x.dcm"));
    }

    @Test
    void cutsWhatNoFileSystemHoldsAndStillKeepsValuesApart() {
        StoragePath template = StoragePath.parse("{00100020}.dcm");

        Path one = template.resolve(patient("x".repeat(300) + "1"));
        Path two = template.resolve(patient("x".repeat(300) + "2"));

        assertThat(one).isNotEqualTo(two);
        assertThat(one.toString()).hasSize(255).endsWith(".dcm");
    }

    @Test
    void neverGivesTwoValuesOneNameNorLeavesTheFolder() {
        Random random = new Random(4711);
        String alphabet = "aA0 ./\\%*?:~-_^=é東\u0001\n2E";
        Map<Path, String> names = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            String value = random.ints(1 + random.nextInt(6), 0, alphabet.length())
                    .collect(
                            StringBuilder::new,
                            (text, index) -> text.append(alphabet.charAt(index)),
                            StringBuilder::append)
                    .toString();

            Path path = Path.of(PathComponents.fit(PathComponents.escape(value)));

            assertThat(path.getNameCount()).isEqualTo(1);
            assertThat(path.normalize()).isEqualTo(path);
            assertThat(path.toString()).isNotEqualTo("..").isNotEmpty().hasSizeLessThanOrEqualTo(255);
            assertThat(path.toString().getBytes(StandardCharsets.UTF_8))
                    .hasSameSizeAs(path.toString().toCharArray());
            assertThat(names.merge(path, value, (first, second) -> first)).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/abs/{00100020}|path template '/abs/{00100020}' must be a relative path to a file, for example"
                        + " {00100020}/{0020000D}/{0020000E}/{00080018}.dcm",
                "a/../{00100020}|path template 'a/../{00100020}' has a component '..' that names no file or folder",
                "a//b|path template 'a//b' has a component '' that names no file or folder",
                "{0010002}|path template '{0010002}': {0010002} is neither a DICOM keyword nor eight hexadecimal digits,"
                        + " as in {00100020} for PatientID",
                "{PatientId}.dcm|path template '{PatientId}.dcm': {PatientId} is neither a DICOM keyword nor eight"
                        + " hexadecimal digits, as in {00100020} for PatientID",
                "{00100020/x|path template '{00100020/x' has a brace without its counterpart",
            })
    void saysWhatIsWrongWithATemplate(String template, String message) {
        assertThatThrownBy(() -> StoragePath.parse(template))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "folder/"})
    void refusesATemplateThatNamesNoFile(String template) {
        assertThatThrownBy(() -> StoragePath.parse(template)).isInstanceOf(IllegalArgumentException.class);
    }

    private static DataSet patient(String id) {
        Attributes header = new Attributes();
        header.setString(0x00080005, VR.CS, "ISO_IR 192");
        // As bytes: a value with a backslash would be two values.
        header.setBytes(DicomTag.PATIENT_ID.value(), VR.LO, id.getBytes(StandardCharsets.UTF_8));
        return DataSet.wrap(header);
    }
}
