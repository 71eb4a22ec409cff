package org.niffler.dicom.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.InstanceOfAssertFactory;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;

class DicomInstanceTest {

    private static final String EXPLICIT = "1.2.840.10008.1.2.1";
    private static final String IMPLICIT = "1.2.840.10008.1.2";
    private static final String BIG_ENDIAN = "1.2.840.10008.1.2.2";
    private static final String DEFLATED = "1.2.840.10008.1.2.1.99";
    private static final String JPEG = "1.2.840.10008.1.2.4.50";
    private static final int PIXEL_DATA = 0x7FE00010;
    private static final int FLOAT_PIXEL_DATA = 0x7FE00008;
    private static final int DOUBLE_FLOAT_PIXEL_DATA = 0x7FE00009;
    private static final InstanceOfAssertFactory<PixelData.Native, ObjectAssert<PixelData.Native>> NATIVE =
            InstanceOfAssertFactories.type(PixelData.Native.class);
    private static final DicomTag ROWS = new DicomTag(0x00280010);

    @TempDir
    private Path folder;

    @Test
    void takesThePositionOfPixelDataAndReadsNothingOfIt() throws IOException {
        byte[] file =
                DicomBytes.file(EXPLICIT, image(DicomBytes.explicitLittle()).element(PIXEL_DATA, "OW", new byte[8]));

        DicomInstance instance = read(file);

        assertThat(instance.transferSyntaxUid()).isEqualTo(EXPLICIT);
        assertThat(instance.dataSet().integer(ROWS)).hasValue(2);
        assertThat(instance.dataSet().contains(new DicomTag(PIXEL_DATA))).isFalse();
        assertThat(instance.pixelData()).isEqualTo(new PixelData.Native(file.length - 8, 8, 8, "OW", false));
    }

    @Test
    void takesThePositionOfFloatingPointPixelDataLikewise() throws IOException {
        byte[] floats = DicomBytes.file(
                BIG_ENDIAN, image(DicomBytes.explicitBig()).element(FLOAT_PIXEL_DATA, "OF", new byte[16]));
        byte[] doubles = DicomBytes.file(
                IMPLICIT,
                image(DicomBytes.implicitLittle())
                        .header(DOUBLE_FLOAT_PIXEL_DATA, "OD", 32)
                        .raw(new byte[20]));

        assertThat(read(floats).pixelData()).isEqualTo(new PixelData.Native(floats.length - 16, 16, 16, "OF", true));
        assertThat(read(doubles).pixelData()).isEqualTo(new PixelData.Native(doubles.length - 20, 20, 32, "OD", false));
        assertThat(read(doubles).dataSet().contains(new DicomTag(DOUBLE_FLOAT_PIXEL_DATA)))
                .isFalse();
    }

    @Test
    void prefersPixelDataToFloatingPointPixelDataInEitherOrder() throws IOException {
        byte[] floatsFirst = DicomBytes.file(
                EXPLICIT,
                image(DicomBytes.explicitLittle())
                        .element(FLOAT_PIXEL_DATA, "OF", new byte[16])
                        .element(PIXEL_DATA, "OW", new byte[8]));
        byte[] floatsLast = DicomBytes.file(
                EXPLICIT,
                image(DicomBytes.explicitLittle())
                        .element(PIXEL_DATA, "OW", new byte[8])
                        .element(FLOAT_PIXEL_DATA, "OF", new byte[16]));

        assertThat(read(floatsFirst).pixelData()).asInstanceOf(NATIVE).returns("OW", PixelData.Native::vr);
        assertThat(read(floatsLast).pixelData()).asInstanceOf(NATIVE).returns("OW", PixelData.Native::vr);
    }

    @Test
    void takesPixelDataForIntegersWhateverItIsWrittenWith() throws IOException {
        DicomBytes dataSet = image(DicomBytes.explicitLittle()).element(PIXEL_DATA, "OF", new byte[8]);

        assertThat(read(DicomBytes.file(EXPLICIT, dataSet)).pixelData())
                .asInstanceOf(NATIVE)
                .returns(0, PixelData.Native::floatingPointBits);
    }

    @Test
    void refusesFloatingPointPixelDataWithoutALength() {
        DicomBytes dataSet = image(DicomBytes.explicitLittle())
                .header(FLOAT_PIXEL_DATA, "OF", -1)
                .item(new byte[0])
                .sequenceDelimitation();

        assertThatExceptionOfType(MalformedDataSetException.class)
                .isThrownBy(() -> read(DicomBytes.file(EXPLICIT, dataSet)))
                .withMessage("element (7FE0,0008) has no length: floating point pixel data cannot be in encapsulated"
                        + " format");
    }

    @Test
    void keepsPrivateAndNestedElements() throws IOException {
        DicomBytes item =
                DicomBytes.explicitLittle().text(0x00290010, "LO", "OWNER").text(0x00291001, "LO", "inside");
        DicomBytes sequence = DicomBytes.explicitLittle()
                .text(0x00290010, "LO", "OWNER")
                .header(0x00291002, "SQ", -1)
                .item(item.bytes())
                .sequenceDelimitation();

        DataSet dataSet = read(DicomBytes.file(EXPLICIT, sequence)).dataSet();

        assertThat(dataSet.items(new DicomTag(0x00291002)).get(0).text(new DicomTag(0x00291001)))
                .hasValue("inside");
    }

    @Test
    void turnsNumbersOfBigEndianFilesRound() throws IOException {
        byte[] file =
                DicomBytes.file(BIG_ENDIAN, image(DicomBytes.explicitBig()).element(PIXEL_DATA, "OW", new byte[8]));

        DicomInstance instance = read(file);

        assertThat(instance.dataSet().integer(ROWS)).hasValue(2);
        assertThat(instance.pixelData()).isEqualTo(new PixelData.Native(file.length - 8, 8, 8, "OW", true));
    }

    @Test
    void recognisesDataSetsThatNothingAnnounces() throws IOException {
        DicomInstance implicit = read(image(DicomBytes.implicitLittle()).bytes());
        DicomInstance explicit = read(image(DicomBytes.explicitLittle()).bytes());
        DicomInstance big = read(image(DicomBytes.explicitBig()).bytes());

        assertThat(implicit.transferSyntaxUid()).isEqualTo(IMPLICIT);
        assertThat(explicit.transferSyntaxUid()).isEqualTo(EXPLICIT);
        assertThat(big.transferSyntaxUid()).isEqualTo(BIG_ENDIAN);
        assertThat(implicit.fileMetaInformation()).isEmpty();
        assertThat(implicit.dataSet().integer(ROWS)).hasValue(2);
        assertThat(big.dataSet().integer(ROWS)).hasValue(2);
    }

    @Test
    void believesTheDataSetMoreThanItsTransferSyntax() throws IOException {
        assertThat(read(DicomBytes.file(EXPLICIT, image(DicomBytes.implicitLittle())))
                        .dataSet()
                        .integer(ROWS))
                .hasValue(2);
        assertThat(read(DicomBytes.file(IMPLICIT, image(DicomBytes.explicitLittle())))
                        .dataSet()
                        .integer(ROWS))
                .hasValue(2);
        assertThat(read(DicomBytes.file(EXPLICIT, image(DicomBytes.explicitBig())))
                        .dataSet()
                        .integer(ROWS))
                .hasValue(2);
    }

    @Test
    void findsFragmentsAndTheOffsetTable() throws IOException {
        DicomBytes pixels = image(DicomBytes.explicitLittle())
                .header(PIXEL_DATA, "OB", -1)
                .item(0, 0, 0, 0, 12, 0, 0, 0)
                .item(1, 2, 3, 4)
                .item(5, 6);
        byte[] file = DicomBytes.file(JPEG, pixels.sequenceDelimitation());
        long second = file.length - 8 - 2;

        PixelData.Encapsulated found = (PixelData.Encapsulated) read(file).pixelData();

        assertThat(found.basicOffsets()).containsExactly(0L, 12L);
        assertThat(found.fragments())
                .containsExactly(new PixelData.Fragment(second - 12, 4, 4), new PixelData.Fragment(second, 2, 2));
    }

    @Test
    void saysHowMuchOfACutFragmentIsThere() throws IOException {
        DicomBytes pixels = image(DicomBytes.explicitLittle())
                .header(PIXEL_DATA, "OB", -1)
                .item(new byte[0])
                .header(0xFFFEE000, "", 1000)
                .raw(1, 2, 3);

        PixelData.Encapsulated found =
                (PixelData.Encapsulated) read(DicomBytes.file(JPEG, pixels)).pixelData();

        assertThat(found.fragments()).singleElement().satisfies(fragment -> {
            assertThat(fragment.length()).isEqualTo(3);
            assertThat(fragment.declaredLength()).isEqualTo(1000);
            assertThat(fragment.isWhole()).isFalse();
        });
    }

    @Test
    void readsDeflatedDataSetsAndTheirPixelData() throws IOException {
        byte[] dataSet = image(DicomBytes.explicitLittle())
                .element(PIXEL_DATA, "OW", new byte[] {1, 2, 3, 4, 5, 6, 7, 8})
                .bytes();
        DicomInstance instance = read(deflated(dataSet));
        PixelData.Native pixels = (PixelData.Native) instance.pixelData();
        byte[] read = new byte[8];

        try (FileBytes bytes = instance.openPixelBytes()) {
            bytes.readFully(pixels.position(), read, 0, 8);
        }

        assertThat(read).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(instance.dataSet().integer(ROWS)).hasValue(2);
    }

    @Test
    void refusesADeflatedDataSetThatWouldFillTheDisk() throws IOException {
        Path bomb = Files.write(folder.resolve("bomb.dcm"), deflated(new byte[2_000_000]));

        assertThatExceptionOfType(MalformedDataSetException.class)
                .isThrownBy(() -> new InstanceReader(bomb, 1_000_000).read())
                .withMessage("the deflated data set inflates to more than 1000000 bytes");
    }

    @Test
    void tellsWhatIsNoDicomFile() {
        for (String text : new String[] {"", "a plain text, longer than a header", "\b\0\0\0"}) {
            assertThatExceptionOfType(NotDicomException.class)
                    .isThrownBy(() -> read(text.getBytes(StandardCharsets.US_ASCII)))
                    .withMessage("it is no DICOM file: it has neither the prefix DICM nor a data set's start");
        }
    }

    @Test
    void refusesAPrefixWithNothingBehindIt() {
        byte[] file = Arrays.copyOf(DicomBytes.meta(EXPLICIT), 132);

        assertThatExceptionOfType(MalformedDataSetException.class)
                .isThrownBy(() -> read(file))
                .withMessage("the file ends before its data set");
    }

    @Test
    void refusesALengthThatTheFileDoesNotHave() {
        DicomBytes dataSet = image(DicomBytes.explicitLittle()).header(0x00420011, "OB", (int) 3_000_000_000L);

        assertThatExceptionOfType(MalformedDataSetException.class)
                .isThrownBy(() -> read(DicomBytes.file(EXPLICIT, dataSet)))
                .withMessage("element (0042,0011) says that it has 3000000000 bytes, but the file ends after 0");
    }

    @Test
    void refusesAHeaderThatEndsInItsMiddle() {
        byte[] whole = DicomBytes.file(EXPLICIT, image(DicomBytes.explicitLittle()));

        assertThatExceptionOfType(MalformedDataSetException.class)
                .isThrownBy(() -> read(Arrays.copyOf(whole, whole.length - 5)))
                .withMessage("the data set ends in the middle of an element");
    }

    @Test
    void refusesEndlessNesting() {
        DicomBytes dataSet = DicomBytes.explicitLittle();
        for (int i = 0; i < 10_000; i++) {
            dataSet.header(0x00081140, "SQ", -1).header(0xFFFEE000, "", -1);
        }

        assertThatExceptionOfType(MalformedDataSetException.class)
                .isThrownBy(() -> read(DicomBytes.file(EXPLICIT, dataSet)))
                .withMessage("sequence (0008,1140) is nested more than 64 deep");
    }

    @Test
    void refusesASequenceThatDoesNotEnd() {
        DicomBytes dataSet =
                DicomBytes.explicitLittle().header(0x00081140, "SQ", -1).item(new byte[0]);

        assertThatExceptionOfType(MalformedDataSetException.class)
                .isThrownBy(() -> read(DicomBytes.file(EXPLICIT, dataSet)))
                .withMessage("the data set ends in the middle of sequence (0008,1140)");
    }

    @Test
    void doesNotMindRubbishBehindPixelData() throws IOException {
        DicomBytes dataSet = image(DicomBytes.explicitLittle())
                .element(PIXEL_DATA, "OW", new byte[8])
                .raw(new byte[100])
                .raw(1, 2, 3);

        assertThat(read(DicomBytes.file(EXPLICIT, dataSet)).pixelData()).isInstanceOf(PixelData.Native.class);
    }

    @Test
    void readsSequencesOfUnknownRepresentation() throws IOException {
        DicomBytes inside = DicomBytes.implicitLittle().text(0x00080100, "SH", "CODE");
        DicomBytes items = DicomBytes.implicitLittle().item(inside.bytes());
        DicomBytes dataSet = DicomBytes.explicitLittle().element(0x00081140, "UN", items.bytes());

        DataSet read = read(DicomBytes.file(EXPLICIT, dataSet)).dataSet();

        assertThat(read.items(new DicomTag(0x00081140)).get(0).text(new DicomTag(0x00080100)))
                .hasValue("CODE");
    }

    private static DicomBytes image(DicomBytes dataSet) {
        return dataSet.text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.7")
                .us(0x00280010, 2)
                .us(0x00280011, 2);
    }

    private static byte[] deflated(byte[] dataSet) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(DicomBytes.meta(DEFLATED));
        try (DeflaterOutputStream out =
                new DeflaterOutputStream(file, new Deflater(Deflater.DEFAULT_COMPRESSION, true))) {
            out.write(dataSet);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private DicomInstance read(byte[] bytes) throws IOException {
        return DicomFile.read(Files.write(folder.resolve("file.dcm"), bytes));
    }
}
