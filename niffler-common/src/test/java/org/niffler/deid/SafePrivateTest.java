package org.niffler.deid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;

class SafePrivateTest {

    private static final Pseudonymizer PSEUDONYMS = Pseudonymizer.keyed(new byte[KeyFile.KEY_BYTES]);
    private static final DeidentificationPolicy SAFE =
            DeidentificationPolicy.basic().withSafePrivate(true);
    private static final DicomTag CREATOR = new DicomTag(0x00190011);
    private static final DicomTag B_VALUE = new DicomTag(0x0019110C);

    @Test
    void keepsASafeAttributeAndWhoseItIs() {
        DataSet result = deidentify(siemens("1000"), SAFE);

        assertThat(result.text(B_VALUE)).hasValue("1000");
        assertThat(result.text(CREATOR)).hasValue("SIEMENS MR HEADER");
        assertThat(result.privateElement(0x0019, 0x0C, "SIEMENS MR HEADER")).isPresent();
    }

    @Test
    void removesItWithoutTheOption() {
        assertThat(deidentify(siemens("1000"), DeidentificationPolicy.basic()).elements())
                .noneMatch(element -> element.tag().isPrivate());
    }

    @Test
    void keepsNoTextInThePlaceOfANumberAndNoCreatorOfNothing() {
        assertThat(deidentify(siemens("Doe^Jane"), SAFE).elements())
                .noneMatch(element -> element.tag().isPrivate());
    }

    @Test
    void removesOtherAttributesOfTheSameCreatorAndThoseOfOthers() {
        DataSet image = siemens("1000")
                .edit()
                .put(new DicomTag(0x00191101), "LO", List.of("Doe^Jane"))
                .put(new DicomTag(0x00290010), "LO", List.of("DOE JANE"))
                .put(new DicomTag(0x0029100C), "IS", List.of("4711"))
                .build();

        assertThat(deidentify(image, SAFE).elements())
                .filteredOn(element -> element.tag().isPrivate())
                .extracting(element -> element.tag())
                .containsExactly(CREATOR, B_VALUE);
    }

    @Test
    void doesNotTakeANeighboursAttributeForTheCreators() {
        DataSet image = DataSet.builder()
                .put(CREATOR, "LO", List.of("SIEMENS MR HEADER"))
                .put(new DicomTag(0x00191200 | 0x0C), "IS", List.of("4711"))
                .build();

        assertThat(deidentify(image, SAFE).elements())
                .noneMatch(element -> element.tag().isPrivate());
    }

    @Test
    void keepsSafeAttributesWithinItems() {
        DicomTag sequence = new DicomTag(0x52009230);
        DataSet image =
                DataSet.builder().putItems(sequence, List.of(siemens("1000"))).build();

        assertThat(deidentify(image, SAFE).items(sequence).get(0).text(B_VALUE)).hasValue("1000");
    }

    @Test
    void keepsGesPitchInItsFormOnly() {
        assertThat(deidentify(pitch("0.984:1"), SAFE).text(new DicomTag(0x00431027)))
                .hasValue("0.984:1");
        assertThat(deidentify(pitch("Jane:1"), SAFE).contains(new DicomTag(0x00431027)))
                .isFalse();
    }

    @Test
    void refusesAListThatIsNotWhole() throws IOException {
        Resource lost = resource("group,element,vr,creator,meaning\n0019,0C,IS,A,b\n");
        Resource text = resource("group,element,vr,creator,meaning\n0019,0C,LO,A,b\n");

        assertThatThrownBy(() -> SafePrivate.parse(lost, 2)).hasMessageContaining("it has 1 attributes where 2 belong");
        assertThatThrownBy(() -> SafePrivate.parse(text, 1)).hasMessageContaining("values of LO may be anything");
    }

    private static Resource resource(String text) throws IOException {
        return Resource.read("list", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static DataSet siemens(String bValue) {
        return DataSet.builder()
                .put(CREATOR, "LO", List.of("SIEMENS MR HEADER"))
                .put(B_VALUE, "IS", List.of(bValue))
                .build();
    }

    private static DataSet pitch(String value) {
        return DataSet.builder()
                .put(new DicomTag(0x00430010), "LO", List.of("GEMS_PARM_01"))
                .put(new DicomTag(0x00431027), "SH", List.of(value))
                .build();
    }

    private static DataSet deidentify(DataSet dataSet, DeidentificationPolicy policy) {
        return new Deidentifier(policy, PSEUDONYMS).deidentify(dataSet);
    }
}
