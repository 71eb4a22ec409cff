package org.niffler.metadata;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.EveryAttribute;
import org.niffler.dicom.file.DicomFile;
import org.niffler.testkit.fixture.SyntheticStudy;

class DocumentMakerTest {

    private static final Provenance PROVENANCE =
            new Provenance(Optional.of(Instant.EPOCH), Optional.of("CT1"), Optional.of("ab"), "1.0");

    private final DocumentMaker maker = new DocumentMaker();

    @TempDir
    private Path folder;

    @Test
    void keepsTheProfilesOrderWhateverTheHeaders() throws Exception {
        Path file = SyntheticStudy.ct("P1").writeTo(folder).instances().get(0).file();
        DataSet header = DicomFile.read(file).dataSet();

        Map<String, Object> document = make(header, "StudyDate", "PatientID", "Modality", "EchoTime", "StudyTime");

        assertThat(document)
                .containsExactly(
                        entry("StudyDate", "20240102"),
                        entry("PatientID", "P1"),
                        entry("Modality", "CT"),
                        entry("StudyTime", "101500"));
    }

    @Test
    void makesTheSameDocumentInEveryTransferSyntax() throws Exception {
        MetadataProfile profile = ShippedProfiles.all().get(1);
        List<Map<String, Object>> documents = List.of(
                        "1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2", "1.2.840.10008.1.2.1.99")
                .stream()
                .map(syntax -> SyntheticStudy.mr("P1")
                        .transferSyntax(syntax)
                        .but(image -> privateElements(image))
                        .writeTo(folder.resolve(syntax)))
                .map(study -> header(study.instances().get(0).file()))
                .map(header -> maker.make(profile, header, "1", PROVENANCE).attributes())
                .toList();

        assertThat(documents.get(0))
                .containsEntry("0x0051100F", "T:HEA;HEP")
                .containsEntry("0x0051100C", List.of("FoV 192", "192"))
                .containsEntry("RepetitionTime", 500.0);
        assertThat(documents).allMatch(documents.get(0)::equals);
    }

    private static void privateElements(Attributes image) {
        image.setString(0x00510010, VR.LO, "SIEMENS MR HEADER");
        image.setString(0x0051100F, VR.LO, "T:HEA;HEP");
        image.setString(0x0051100C, VR.LO, "FoV 192", "192");
        image.setString(Tag.RepetitionTime, VR.DS, "500");
    }

    private static DataSet header(Path file) {
        try {
            return DicomFile.read(file).dataSet();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void tellsAnEmptyAttributeFromAnAbsentOne() {
        DataSet header = Headers.of(attributes -> {
            attributes.setNull(Tag.StudyDescription, VR.LO);
            attributes.setBytes(Tag.StationName, VR.SH, new byte[] {' ', ' '});
            attributes.setNull(Tag.SliceThickness, VR.DS);
            attributes.setNull(Tag.Rows, VR.US);
        });

        assertThat(make(header, "StudyDescription", "StationName", "SliceThickness", "Rows", "Modality"))
                .containsExactly(
                        entry("StudyDescription", "NaN"),
                        entry("StationName", "NaN"),
                        entry("SliceThickness", "NaN"),
                        entry("Rows", "NaN"));
    }

    @Test
    void makesListsOfSeveralValues() {
        DataSet header = Headers.of(attributes -> {
            attributes.setBytes(Tag.ImageType, VR.CS, "DERIVED\\ PRIMARY\\\\AXIAL ".getBytes(ISO_8859_1));
            attributes.setBytes(Tag.PixelSpacing, VR.DS, "0.5\\ 1e-1 \\\\x\\-.5\\ ".getBytes(ISO_8859_1));
            attributes.setInt(Tag.AcquisitionMatrix, VR.US, 0, 256, 65535, 1);
        });

        assertThat(make(header, "ImageType", "PixelSpacing", "AcquisitionMatrix"))
                .containsEntry("ImageType", List.of("DERIVED", "PRIMARY", "", "AXIAL"))
                .containsEntry("PixelSpacing", List.of(0.5, 0.1, "NaN", "x", -0.5, "NaN"))
                .containsEntry("AcquisitionMatrix", List.of("0", "256", "65535", "1"));
    }

    @ParameterizedTest
    @CsvSource({"1, 1.0", "' +12.50 ', 12.5", "-1E2, -100.0", "5., 5.0", ".25e+2, 25.0", "-0, -0.0", "1e-400, 0.0"})
    void readsDecimalStringsAsNumbers(String text, double number) {
        assertThat(decimal(text)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "0x1p3", "1.5f", "2d", "1,5", "1 2", ".", "e5", "1e999", "--1", "٣"})
    void leavesWhatIsNoDecimalStringAsItStandsThere(String text) {
        assertThat(decimal(text)).isEqualTo(text);
    }

    @Test
    void doesNotTakeAHugeRowOfDigitsForANumber() {
        assertThat(decimal("1".repeat(200))).isEqualTo("1".repeat(200));
    }

    private Object decimal(String text) {
        return make(
                        Headers.of(attributes -> {
                            attributes.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 192");
                            attributes.setString(Tag.SliceThickness, VR.DS, text);
                        }),
                        "SliceThickness")
                .get("SliceThickness");
    }

    @Test
    void writesOtherNumbersAsTheOriginalDoes() {
        DataSet header = Headers.of(attributes -> {
            attributes.setString(Tag.SeriesNumber, VR.IS, "+007");
            attributes.setDouble(Tag.AcquisitionDuration, VR.FD, 12, 0.1, 1e16, 1.5e-7, -1234567.25, 0, 1e100);
            attributes.setFloat(Tag.DiffusionBValue, VR.FL, 0.1f);
            attributes.setInt(Tag.FrameIncrementPointer, VR.AT, Tag.FrameTime);
            attributes.setInt(Tag.ReferencePixelX0, VR.SL, -3);
        });

        assertThat(make(
                        header,
                        "SeriesNumber",
                        "AcquisitionDuration",
                        "DiffusionBValue",
                        "FrameIncrementPointer",
                        "ReferencePixelX0"))
                .containsExactly(
                        entry("SeriesNumber", "+007"),
                        entry(
                                "AcquisitionDuration",
                                List.of("12.0", "0.1", "1e+16", "1.5e-07", "-1234567.25", "0.0", "1e+100")),
                        entry("DiffusionBValue", "0.10000000149011612"),
                        entry("FrameIncrementPointer", "(0018,1063)"),
                        entry("ReferencePixelX0", "-3"));
    }

    @Test
    void readsTextOfEveryCharacterSet() {
        byte[] japanese = "Yamada^Tarou=\033$B;3ED\033(B^\033$BB@O:\033(B ".getBytes(ISO_8859_1); // PS3.5 H.3.1
        DataSet kanji = Headers.of(attributes -> {
            attributes.setString(Tag.SpecificCharacterSet, VR.CS, "", "ISO 2022 IR 87");
            attributes.setBytes(Tag.PatientName, VR.PN, japanese);
        });
        DataSet latin = Headers.of(attributes -> {
            attributes.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 100");
            attributes.setBytes(Tag.StudyDescription, VR.LO, "Sch\u00E4del".getBytes(ISO_8859_1));
        });

        assertThat(make(kanji, "PatientName")).containsEntry("PatientName", "Yamada^Tarou=山田^太郎");
        assertThat(make(latin, "StudyDescription")).containsEntry("StudyDescription", "Schädel");
    }

    @Test
    void keepsTheBackslashesAndTheFirstBlanksOfParagraphs() {
        DataSet header = Headers.of(
                attributes -> attributes.setBytes(Tag.ImageComments, VR.LT, "  a\\b\r\nc  ".getBytes(ISO_8859_1)));

        assertThat(make(header, "ImageComments")).containsEntry("ImageComments", "  a\\b\r\nc");
    }

    @Test
    void findsAPrivateElementInWhateverBlockItsCreatorHas() {
        DataSet header = Headers.of(attributes -> {
            attributes.setString(0x00290010, VR.LO, "OTHER");
            attributes.setString(0x00290013, VR.LO, "ACME 1.1 ");
            attributes.setString(0x00291008, VR.LO, "theirs");
            attributes.setString(0x00291308, VR.LO, "ours");
        });

        assertThat(make(header, "0x00291008,ACME 1.1", "0x00291008", "0x00291009,ACME 1.1", "0x00291008,NOBODY"))
                .containsExactly(entry("0x00291008,ACME 1_1", "ours"), entry("0x00291008", "theirs"));
    }

    @Test
    void readsUnknownValuesAsTextIfTheyCanBe() {
        DataSet header = Headers.of(attributes -> {
            attributes.setBytes(0x00291001, VR.UN, "MR 1.5T \0".getBytes(ISO_8859_1));
            attributes.setBytes(0x00291002, VR.UN, "a \\ b".getBytes(ISO_8859_1));
            attributes.setBytes(0x00291003, VR.UN, new byte[] {1, 0, (byte) 0xAB, 'A'});
            attributes.setBytes(0x00291004, VR.UN, new byte[] {'A', 0});
            attributes.setBytes(0x00291005, VR.UN, new byte[] {0, 0, 0, 0});
            attributes.setNull(0x00291006, VR.UN);
        });

        assertThat(make(header, "0x00291001", "0x00291002", "0x00291003", "0x00291004", "0x00291005", "0x00291006"))
                .containsExactly(
                        entry("0x00291001", "MR 1.5T"),
                        entry("0x00291002", List.of("a", "b")),
                        entry("0x00291003", "0100AB41"),
                        entry("0x00291004", "4100"),
                        entry("0x00291005", "00000000"),
                        entry("0x00291006", "NaN"));
    }

    @Test
    void flattensSequencesAsPngExtractionDoes() {
        DataSet header = Headers.of(attributes -> {
            Attributes first = item(attributes, Tag.ReferencedImageSequence);
            first.setString(Tag.ReferencedSOPInstanceUID, VR.UI, "1.2.3");
            first.setString(0x00290010, VR.LO, "ACME");
            first.setBytes(0x00291001, VR.OB, new byte[4]);
            Attributes code = item(first, Tag.PurposeOfReferenceCodeSequence);
            code.setString(Tag.CodeValue, VR.SH, "113100");
            first.newSequence(Tag.ReferencedSeriesSequence, 0);
            item(attributes, Tag.ReferencedImageSequence).setString(Tag.ReferencedSOPInstanceUID, VR.UI, "1.2.4");
            attributes.newSequence(Tag.RequestAttributesSequence, 0);
            item(attributes, Tag.ProcedureCodeSequence);
        });

        assertThat(make(
                        header,
                        "RequestAttributesSequence",
                        "ReferencedImageSequence",
                        "ProcedureCodeSequence",
                        "AnatomicRegionSequence"))
                .containsExactly(
                        entry("RequestAttributesSequence", "NaN"),
                        entry("0_ReferencedImageSequence_ReferencedSeriesSequence", "NaN"),
                        entry("0_ReferencedImageSequence_ReferencedSOPInstanceUID", "1.2.3"),
                        entry("0_ReferencedImageSequence_0x00290010", "ACME"),
                        entry("0_ReferencedImageSequence_0_PurposeOfReferenceCodeSequence_CodeValue", "113100"),
                        entry("1_ReferencedImageSequence_ReferencedSOPInstanceUID", "1.2.4"),
                        entry("ProcedureCodeSequence", "NaN"));
    }

    private static Attributes item(Attributes attributes, int tag) {
        var sequence =
                attributes.getSequence(tag) == null ? attributes.newSequence(tag, 1) : attributes.getSequence(tag);
        Attributes item = new Attributes();
        sequence.add(item);
        return item;
    }

    @Test
    void cutsWhatIsTooLongAndSaysSo() {
        DataSet header = Headers.of(attributes -> {
            attributes.setString(Tag.ImageComments, VR.LT, "x".repeat(32_767) + "😀".repeat(2));
            attributes.setBytes(0x00291010, VR.OB, new byte[257]);
            attributes.setString(
                    Tag.FrameTimeVector, VR.DS, Collections.nCopies(5_000, "1").toArray(String[]::new));
            attributes.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 192");
        });

        Map<String, Object> document = make(header, "ImageComments", "0x00291010", "FrameTimeVector");

        assertThat(document.get("ImageComments")).isEqualTo("x".repeat(32_767) + " [cut: 32771 characters]");
        assertThat(document.get("0x00291010")).isEqualTo("00".repeat(256) + " [cut: 257 bytes]");
        assertThat(document)
                .extractingByKey("FrameTimeVector", list(Object.class))
                .hasSize(4_097)
                .endsWith(1.0, "[cut: 5000 values]");
    }

    @Test
    void endsASequenceThatNoDocumentCanHold() {
        DataSet header = Headers.of(attributes -> {
            for (int i = 0; i < 100; i++) {
                item(attributes, Tag.ReferencedImageSequence).setString(Tag.ImageComments, VR.LT, "x".repeat(32_000));
            }
            attributes.setString(Tag.PatientID, VR.LO, "P1");
            attributes.setString(Tag.StudyDescription, VR.LT, "x".repeat(32_000));
        });

        Map<String, Object> document = make(header, "ReferencedImageSequence", "StudyDescription", "PatientID");

        assertThat(document).hasSize(65 + 3).containsEntry("PatientID", "P1");
        assertThat(document)
                .containsEntry("ReferencedImageSequence", "[cut in item 65 of 100: the document is full]")
                .containsEntry("StudyDescription", "[left out: the document is full]");
    }

    @ParameterizedTest
    @EnumSource(VR.class)
    void makesADocumentOfWhateverBytesThereAre(VR vr) {
        Random random = new Random(vr.ordinal());
        for (int length = 1; length < 40; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            DataSet header = Headers.of(attributes -> {
                if (vr != VR.SQ) {
                    attributes.setBytes(Tag.StudyDescription, vr, bytes);
                }
                attributes.setString(Tag.PatientID, VR.LO, "P1");
            });

            assertThat(make(header, "StudyDescription", "PatientID")).containsEntry("PatientID", "P1");
        }
    }

    @ParameterizedTest
    @EnumSource(VR.class)
    void takesEveryAttributeInEveryRepresentation(VR vr) {
        DataSet header =
                vr == VR.SQ ? EveryAttribute.withValue("12", 2) : EveryAttribute.inValueRepresentation(vr, "12345678");
        List<ProfileAttribute> attributes = header.elements().stream()
                .<ProfileAttribute>map(
                        element -> new ProfileAttribute.Tagged(element.tag().toString(), element.tag()))
                .toList();

        MetadataDocument document = maker.make(new MetadataProfile("all", attributes, false), header, "1", PROVENANCE);

        assertThat(document.attributes()).hasSizeGreaterThan(3_000);
        assertThat(document.attributes().values()).doesNotContain("[unreadable]");
        assertThat(document.attributes().keySet()).allMatch(name -> name.matches("[0-9A-Za-z_(),]+"));
    }

    @Test
    void saysThatAValueOfAnImpossibleLengthIsBytes() {
        DataSet header = Headers.of(attributes -> attributes.setBytes(Tag.Rows, VR.US, new byte[] {0, 2, 0}));

        assertThat(make(header, "Rows")).containsExactly(entry("Rows", "000200"));
    }

    @Test
    void keepsNothingOfWhereADeidentifiedDocumentCameFrom() {
        DataSet header = Headers.of(attributes -> attributes.setString(Tag.Modality, VR.CS, "CT"));
        MetadataProfile open = profile("Modality");

        assertThat(maker.make(open, header, "1", PROVENANCE))
                .isEqualTo(new MetadataDocument("1", Map.of("Modality", "CT"), PROVENANCE));
        assertThat(maker.make(new MetadataProfile("x", open.attributes(), true), header, "1", PROVENANCE)
                        .provenance())
                .isEqualTo(PROVENANCE.withoutIdentity());
    }

    private Map<String, Object> make(DataSet header, String... attributes) {
        return maker.make(profile(attributes), header, "1", PROVENANCE).attributes();
    }

    private static MetadataProfile profile(String... attributes) {
        ProfileText.Parsed parsed = ProfileText.parse("mine.txt", List.of(attributes));
        assertThat(parsed.problems()).isEmpty();
        return parsed.profile().orElseThrow();
    }
}
