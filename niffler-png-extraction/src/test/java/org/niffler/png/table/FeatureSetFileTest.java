package org.niffler.png.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.dicom.DicomTag;

class FeatureSetFileTest {

    @TempDir
    private Path folder;

    @Test
    void readsAKeywordALineAndPassesOverCommentsAndBlankLines() throws IOException {
        Path file = file("\uFEFF# what we need\r\n\r\n Modality \r\nPatientID # mapped\n0x00291001\nModality\n");

        assertThat(FeatureSetFile.read(file))
                .containsExactly(DicomTag.MODALITY, DicomTag.PATIENT_ID, new DicomTag(0x00291001));
    }

    @Test
    void namesAllLinesThatNameNoAttribute() throws IOException {
        Path file = file("Modality\npatientid\nSlice Thickness\n");

        assertThatThrownBy(() -> FeatureSetFile.read(file))
                .isInstanceOfSatisfying(
                        FeatureSetException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        file
                                                + ", line 2: \"patientid\" is no DICOM keyword of PS3.6. Correct it, or name the"
                                                + " attribute by its tag, as 0x00100020.",
                                        file
                                                + ", line 3: \"Slice Thickness\" is no DICOM keyword of PS3.6. Correct it, or name"
                                                + " the attribute by its tag, as 0x00100020."));
    }

    @Test
    void refusesAFileThatNamesNothing() throws IOException {
        Path file = file("# nothing yet\n");

        assertThatThrownBy(() -> FeatureSetFile.read(file))
                .isInstanceOf(FeatureSetException.class)
                .hasMessage(file + " names no header. Write a DICOM keyword a line, for example PatientID, or set"
                        + " SpecificHeadersOnly to false.");
    }

    @Test
    void saysThatAFileIsMissingOrNoText() throws IOException {
        Path missing = folder.resolve("missing.txt");
        Path latin = Files.write(folder.resolve("latin.txt"), "M\u00fcller".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> FeatureSetFile.read(missing))
                .isInstanceOf(FeatureSetException.class)
                .hasMessage(missing + " does not exist. Make it, with a DICOM keyword a line, or set"
                        + " SpecificHeadersOnly to false.");
        assertThatThrownBy(() -> FeatureSetFile.read(latin))
                .isInstanceOf(FeatureSetException.class)
                .hasMessage(latin + " is not UTF-8 text. Save it as plain text.");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("featureset.txt"), content);
    }
}
