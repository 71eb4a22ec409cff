package org.niffler.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyTest {

    /** Every key of the original's files. */
    @ParameterizedTest
    @CsvSource({
        "DCM4CHEBin, dcm4che-bin",
        "SrcAet, src-aet",
        "QueryAet, query-aet",
        "DestAet, dest-aet",
        "NightlyOnly, nightly-only",
        "StartHour, start-hour",
        "EndHour, end-hour",
        "NifflerID, niffler-id",
        "MaxNifflerProcesses, max-niffler-processes",
        "NifflerSystem, niffler-system",
        "StorageFolder, storage-folder",
        "FilePath, file-path",
        "CsvFile, csv-file",
        "NumberOfQueryAttributes, number-of-query-attributes",
        "FirstAttr, first-attr",
        "FirstIndex, first-index",
        "SecondAttr, second-attr",
        "SecondIndex, second-index",
        "ThirdAttr, third-attr",
        "ThirdIndex, third-index",
        "LongAccession, long-accession",
        "DateFormat, date-format",
        "SendEmail, send-email",
        "YourEmail, your-email",
        "DICOMHome, dicom-home",
        "OutputDirectory, output-directory",
        "Depth, depth",
        "SplitIntoChunks, split-into-chunks",
        "PrintImages, print-images",
        "CommonHeadersOnly, common-headers-only",
        "PublicHeadersOnly, public-headers-only",
        "SpecificHeadersOnly, specific-headers-only",
        "UseProcesses, use-processes",
        "FlattenedToLevel, flattened-to-level",
        "is16Bit, is16-bit"
    })
    void hasASecondSpellingForTheShell(String name, String kebab) {
        assertThat(Key.text(name).optional().kebabName()).isEqualTo(kebab);
    }

    @Test
    void tellsTheHelpWhatThereIsToSay() {
        Key<Path> key = Key.path("StorageFolder")
                .describedAs("Folder that receives the images")
                .example("/data/new-study")
                .defaultsTo("/opt/data/new-study");

        assertThat(key.name()).isEqualTo("StorageFolder");
        assertThat(key.file()).isEqualTo(ConfigFile.MODULE);
        assertThat(key.description()).isEqualTo("Folder that receives the images");
        assertThat(key.example()).contains("/data/new-study");
        assertThat(key.defaultText()).contains("/opt/data/new-study");
        assertThat(key.label()).isEqualTo("<path>");
        assertThat(key.isRequired()).isFalse();
        assertThat(key.isSwitch()).isFalse();
    }

    @Test
    void isASwitchOnlyIfItIsABoolean() {
        assertThat(Key.bool("SendEmail").optional().isSwitch()).isTrue();
        assertThat(Key.integer("StartHour", 0, 23).optional().isSwitch()).isFalse();
        assertThat(Key.ignored("DCM4CHEBin", ConfigFile.SYSTEM, "why").isSwitch())
                .isFalse();
    }

    @Test
    void refusesADefaultThatItWouldNotAccept() {
        KeyBuilder<Integer> hour = Key.integer("StartHour", 0, 23);

        assertThatThrownBy(() -> hour.defaultsTo("24"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("allowed is a whole number from 0 to 23");
    }

    @Test
    void cannotShareItsNameWithAnother() {
        Key<String> one = Key.text("CsvFile").optional();
        Key<String> other = Key.text("csv-file").optional();

        assertThatThrownBy(() -> Schema.of(one, other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two keys are called csv-file");
    }
}
