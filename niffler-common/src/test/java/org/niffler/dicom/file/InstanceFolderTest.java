package org.niffler.dicom.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Fragments;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.Implementation;
import org.niffler.testkit.fixture.DcmFiles;
import org.niffler.testkit.fixture.SyntheticStudy;

class InstanceFolderTest {

    private static final String NEW_UID = "2.25.4711";
    private static final String NAME = "a/b.dcm";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                UID.ImplicitVRLittleEndian,
                UID.ExplicitVRLittleEndian,
                UID.ExplicitVRBigEndianRetired,
                UID.DeflatedExplicitVRLittleEndian,
                UID.RLELossless
            })
    void copiesPixelsInTheTransferSyntaxTheyHave(String transferSyntax) throws IOException {
        Path source =
                source(SyntheticStudy.ct("P1").transferSyntax(transferSyntax).but(image -> {
                    image.newSequence(Tag.ReferencedImageSequence, 1).add(new Attributes(image.bigEndian()));
                    image.setInt(Tag.SmallestImagePixelValue, VR.SS, -1024);
                }));

        Path written = copy(source);

        Attributes before = DcmFiles.dataSet(source);
        Attributes after = DcmFiles.dataSet(written);
        assertThat(pixels(after)).isEqualTo(pixels(before));
        assertThat(after.getString(Tag.SOPInstanceUID)).isEqualTo(NEW_UID);
        assertThat(after.getInt(Tag.SmallestImagePixelValue, 0)).isEqualTo(-1024);
        assertThat(after.getString(Tag.PatientID)).isEqualTo("P1");
        assertThat(DcmFiles.metaInformation(written).getString(Tag.TransferSyntaxUID))
                .isEqualTo(transferSyntax);
    }

    @Test
    void writesAFileMetaInformationOfItsOwn() throws IOException {
        Path written = copy(source(SyntheticStudy.ct("P1")));

        Attributes meta = DcmFiles.metaInformation(written);
        assertThat(meta.getString(Tag.MediaStorageSOPInstanceUID)).isEqualTo(NEW_UID);
        assertThat(meta.getString(Tag.MediaStorageSOPClassUID)).isEqualTo("1.2.840.10008.5.1.4.1.1.2");
        assertThat(meta.getString(Tag.ImplementationClassUID)).isEqualTo(Implementation.CLASS_UID);
        assertThat(meta.contains(Tag.SourceApplicationEntityTitle)).isFalse();
        assertThat(meta.contains(Tag.PrivateInformation)).isFalse();
    }

    @Test
    void leavesOutWhatIsBehindThePixels() throws IOException {
        Path written = copy(source(
                SyntheticStudy.ct("P1").but(image -> image.setBytes(Tag.DataSetTrailingPadding, VR.OB, new byte[10]))));

        assertThat(DcmFiles.dataSet(written).contains(Tag.DataSetTrailingPadding))
                .isFalse();
    }

    @Test
    void writesObjectsWithoutPixels() throws IOException {
        Path written = copy(source(SyntheticStudy.ct("P1").but(image -> image.remove(Tag.PixelData))));

        assertThat(DcmFiles.dataSet(written).contains(Tag.PixelData)).isFalse();
    }

    @Test
    void writesPixelsThatWereMade() throws IOException {
        DicomInstance instance = DicomFile.read(source(SyntheticStudy.ct("P1")));
        PixelContent made = new PixelContent() {
            @Override
            public String vr() {
                return "OB";
            }

            @Override
            public long length() {
                return 3;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                out.write(new byte[] {1, 2, 3});
            }
        };

        try (InstanceFolder out = InstanceFolder.open(folder.resolve("out"))) {
            out.write(NAME, InstanceEncoder.withPixels(made, instance.dataSet()));
        }

        assertThat(pixels(DcmFiles.dataSet(folder.resolve("out").resolve(NAME))))
                .containsExactly(1, 2, 3, 0);
    }

    @Test
    void writesAMakersOwnTransferSyntaxAsTheStandardsAndTurnsItsWords() throws IOException {
        DicomBytes image = DicomBytes.implicitLittle()
                .text(Tag.SOPClassUID, "UI", "1.2.840.10008.5.1.4.1.1.2")
                .text(Tag.SOPInstanceUID, "UI", "1.2.3")
                .element(Tag.PixelData, "OW", new byte[] {1, 2, 3, 4});
        Path source = folder.resolve("ge.dcm");
        Files.write(source, DicomBytes.file("1.2.840.113619.5.2", image));

        Path written = copy(source);

        assertThat(DcmFiles.metaInformation(written).getString(Tag.TransferSyntaxUID))
                .isEqualTo(UID.ImplicitVRLittleEndian);
        assertThat(pixels(DcmFiles.dataSet(written))).containsExactly(2, 1, 4, 3);
    }

    @Test
    void refusesFragmentsInATransferSyntaxThatIsNone() throws IOException {
        DicomBytes image = DicomBytes.explicitLittle()
                .text(Tag.SOPInstanceUID, "UI", "1.2.3")
                .raw(0xE0, 0x7F, 0x10, 0, 'O', 'B', 0, 0, 0xFF, 0xFF, 0xFF, 0xFF)
                .raw(0xFE, 0xFF, 0, 0xE0, 0, 0, 0, 0)
                .raw(0xFE, 0xFF, 0, 0xE0, 2, 0, 0, 0, 1, 2)
                .raw(0xFE, 0xFF, 0xDD, 0xE0, 0, 0, 0, 0);
        Path odd = folder.resolve("odd.dcm");
        Files.write(odd, DicomBytes.file("Jane Doe", image));
        Path plain = folder.resolve("plain.dcm");
        Files.write(plain, DicomBytes.file(UID.ExplicitVRLittleEndian, image));

        assertThatThrownBy(() -> copy(odd)).hasMessage("its transfer syntax is none of DICOM's");
        assertThatThrownBy(() -> copy(plain))
                .hasMessage("its pixel data is compressed, but its transfer syntax says that it is not");
    }

    @Test
    void refusesPixelsThatAreCutAndWritesNothing() throws IOException {
        Path source = source(SyntheticStudy.ct("P1"));
        byte[] bytes = Files.readAllBytes(source);
        Files.write(source, Arrays.copyOf(bytes, bytes.length - 100));

        assertThatThrownBy(() -> copy(source))
                .isInstanceOf(MalformedDataSetException.class)
                .hasMessage("its pixel data ends after 8092 of 8192 bytes");
        assertThat(filesIn(folder.resolve("out"))).isEmpty();
    }

    @Test
    void tellsWhetherAFileHasTheSameBytes() throws IOException {
        DicomInstance instance = DicomFile.read(source(SyntheticStudy.ct("P1")));
        try (InstanceFolder out = InstanceFolder.open(folder.resolve("out"))) {
            out.write(NAME, InstanceEncoder.withPixelsOf(instance, instance.dataSet()));

            DataSet other = instance.dataSet()
                    .edit()
                    .put(new DicomTag(Tag.InstanceNumber), "2")
                    .build();
            assertThat(out.holds(NAME, InstanceEncoder.withPixelsOf(instance, instance.dataSet())))
                    .isTrue();
            assertThat(out.holds(NAME, InstanceEncoder.withPixelsOf(instance, other)))
                    .isFalse();
        }
    }

    @Test
    void staysInTheFolder() throws IOException {
        try (InstanceFolder out = InstanceFolder.open(folder.resolve("out"))) {
            assertThatThrownBy(() -> out.resolve("../x.dcm")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void saysWhyAFolderCannotBeWrittenInto() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> InstanceFolder.open(file))
                .hasMessage("Cannot write into " + file + " (a file is in its place). Check the permissions of the"
                        + " folder and the space on its disk, or name another.");
    }

    private Path source(SyntheticStudy study) {
        return study.writeTo(folder.resolve("in")).instances().get(0).file();
    }

    private Path copy(Path source) throws IOException {
        DicomInstance instance = DicomFile.read(source);
        DataSet renamed = instance.dataSet()
                .edit()
                .put(DicomTag.SOP_INSTANCE_UID, NEW_UID)
                .build();
        try (InstanceFolder out = InstanceFolder.open(folder.resolve("out"))) {
            out.write(NAME, InstanceEncoder.withPixelsOf(instance, renamed));
        }
        return folder.resolve("out").resolve(NAME);
    }

    private static byte[] pixels(Attributes image) throws IOException {
        Object value = image.getValue(Tag.PixelData);
        return value instanceof Fragments fragments ? joined(fragments) : image.getBytes(Tag.PixelData);
    }

    private static byte[] joined(Fragments fragments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Object fragment : fragments) {
            bytes.writeBytes(fragment instanceof byte[] content ? content : new byte[0]);
        }
        assertThat(bytes.size()).isPositive();
        return bytes.toByteArray();
    }

    private static List<Path> filesIn(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file ->
                            file.toString().endsWith(".dcm") || file.toString().endsWith(".part"))
                    .toList();
        }
    }
}
