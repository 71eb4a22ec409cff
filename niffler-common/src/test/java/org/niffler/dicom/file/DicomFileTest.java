package org.niffler.dicom.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;
import org.niffler.testkit.fixture.DcmFiles;
import org.niffler.testkit.fixture.SyntheticStudy;

class DicomFileTest {

    private static final List<DicomTag> UIDS =
            List.of(DicomTag.PATIENT_ID, DicomTag.STUDY_INSTANCE_UID, DicomTag.SOP_INSTANCE_UID);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.840.10008.1.2",
                "1.2.840.10008.1.2.1",
                "1.2.840.10008.1.2.2",
                "1.2.840.10008.1.2.1.99",
                "1.2.840.10008.1.2.5"
            })
    void readsAHeaderInEveryEncoding(String transferSyntaxUid) throws IOException {
        Path file =
                file(SyntheticStudy.mr("P-1").transferSyntax(transferSyntaxUid).but(DicomFileTest::addSequences));

        DataSet header = DicomFile.readHeader(file, UIDS);

        assertThat(header.text(DicomTag.PATIENT_ID)).contains("P-1");
        assertThat(header.text(DicomTag.SOP_INSTANCE_UID)).isPresent();
        assertThat(header.contains(DicomTag.MODALITY)).isFalse();
    }

    @Test
    void readsNothingBehindTheLastElementThatIsWanted() throws IOException {
        byte[] dataSet = DcmFiles.encodedDataSet(file(SyntheticStudy.ct("P-1").size(200, 200)));
        InputStream pixelData = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("pixel data is not to be read");
            }
        };
        InputStream header = new SequenceInputStream(new ByteArrayInputStream(dataSet, 0, 2000), pixelData);

        assertThat(new HeaderReader(UIDS).read(header, "1.2.840.10008.1.2.1").text(DicomTag.PATIENT_ID))
                .contains("P-1");
    }

    @Test
    void givesWhatThereIsWhenAWantedElementIsMissing() throws IOException {
        Path file = file(SyntheticStudy.ct("P-1").but(image -> image.remove(0x0020000D)));

        DataSet header = DicomFile.readHeader(file, UIDS);

        assertThat(header.text(DicomTag.STUDY_INSTANCE_UID)).isEmpty();
        assertThat(header.text(DicomTag.PATIENT_ID)).contains("P-1");
    }

    @Test
    void readsSequencesThatAreWantedWithAllTheirItemsAndLeavesOthersOut() throws IOException {
        Path file = file(SyntheticStudy.ct("P-1").but(DicomFileTest::addSequences));
        DicomTag referencedImages = new DicomTag(0x00081140);

        DataSet with = DicomFile.readHeader(file, HeaderSelection.of(Set.of(referencedImages, DicomTag.PATIENT_ID)))
                .dataSet();
        DataSet without = DicomFile.readHeader(file, HeaderSelection.of(Set.of(DicomTag.PATIENT_ID)))
                .dataSet();

        DataSet item = with.items(referencedImages).get(0);
        assertThat(item.text(new DicomTag(0x00081150))).contains("1.2.3");
        assertThat(item.items(new DicomTag(0x00081250)).get(0).text(new DicomTag(0x00080100)))
                .contains("CODE");
        assertThat(with.text(DicomTag.PATIENT_ID)).contains("P-1");
        assertThat(without.contains(referencedImages)).isFalse();
    }

    @Test
    void readsAFileWithoutPreambleAndMetaInformation() throws IOException {
        Path bare = folder.resolve("bare");
        Files.write(bare, DcmFiles.encodedDataSet(file(SyntheticStudy.ct("P-1"))));

        assertThat(DicomFile.readHeader(bare, UIDS).text(DicomTag.PATIENT_ID)).contains("P-1");
    }

    @Test
    void saysThatAFileIsNoDicomFileWithoutQuotingIt() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "Patient: SECRET NAME, and so on for a while");

        assertThatThrownBy(() -> DicomFile.readHeader(text, UIDS))
                .isInstanceOf(MalformedDataSetException.class)
                .message()
                .doesNotContain("SECRET");
    }

    @Test
    void saysThatADataSetIsTruncated() {
        byte[] dataSet = DcmFiles.encodedDataSet(file(SyntheticStudy.ct("P-1")));

        assertThatThrownBy(() ->
                        new HeaderReader(UIDS).read(new ByteArrayInputStream(dataSet, 0, 300), "1.2.840.10008.1.2.1"))
                .isInstanceOf(MalformedDataSetException.class)
                .hasMessage("the data set ends in the middle of an element");
    }

    @Test
    void readsEveryFileOfTheCorpusThatHasAHeader() throws IOException {
        String corpus = System.getProperty("niffler.corpus", "");
        assumeTrue(!corpus.isEmpty(), "no corpus of real files given: -Dniffler.corpus=FOLDER");
        try (Stream<Path> files = Files.walk(Path.of(corpus).resolve("series"))) {
            List<Path> all = files.filter(Files::isRegularFile).toList();

            assertThat(all)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(DicomFile.readHeader(file, Set.of(DicomTag.SOP_INSTANCE_UID))
                                    .text(DicomTag.SOP_INSTANCE_UID))
                            .isPresent());
        }
    }

    /** Of undefined length and nested, before the elements that are wanted. */
    private static void addSequences(Attributes image) {
        Attributes item = new Attributes(image.bigEndian());
        item.setString(0x00081150, VR.UI, "1.2.3");
        Attributes nested = new Attributes(image.bigEndian());
        nested.setString(0x00080100, VR.SH, "CODE");
        item.newSequence(0x00081250, 1).add(nested);
        image.newSequence(0x00081140, 1).add(item);
    }

    private Path file(SyntheticStudy study) {
        return study.writeTo(folder).instances().get(0).file();
    }

    @Test
    void saysThatSequencesAreNestedTooDeepToBeRead() throws IOException {
        byte[] item = HexFormat.of().parseHex("08004011" + "53510000ffffffff" + "feff00e0ffffffff");
        Path file = folder.resolve("deep.dcm");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(HexFormat.of().parseHex("08001600" + "55490200" + "3100"));
            for (int depth = 0; depth < 200_000; depth++) {
                out.write(item);
            }
        }

        assertThatThrownBy(() -> DicomFile.readHeader(file, List.of(DicomTag.SERIES_INSTANCE_UID)))
                .isInstanceOf(MalformedDataSetException.class)
                .hasMessage("its sequences are nested too deep to be read");
    }
}
