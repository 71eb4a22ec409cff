package org.niffler.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Torn, damaged and foreign files, and places where no journal can be. */
class ProgressJournalDamageTest {

    private static final String HEADER = "{\"niffler-progress\":1}\n";

    private static final String ONE = "{\"key\":\"MRN1\",\"state\":\"done\",\"fields\":{\"n\":1}}\n";

    private static final String TWO = "{\"key\":\"MRN2\",\"state\":\"done\"}\n";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("cohort.journal");
    }

    @Test
    void cutsOffALastLineTornAnywhere() throws IOException {
        for (int length = 0; length < TWO.length(); length++) {
            Files.writeString(file, HEADER + ONE + TWO.substring(0, length));
            try (ProgressJournal journal = open()) {
                assertThat(journal.size()).isEqualTo(1);
                assertThat(file).hasContent(HEADER + ONE);
                journal.append(new ProgressRecord("MRN3", "done"));
            }
            assertThat(file).hasContent(HEADER + ONE + "{\"key\":\"MRN3\",\"state\":\"done\"}\n");
        }
    }

    @Test
    void cutsOffZerosThatAPowerCutLeft() throws IOException {
        Files.writeString(file, HEADER + ONE + "\0".repeat(3_000_000));

        try (ProgressJournal journal = open()) {
            assertThat(journal.size()).isEqualTo(1);
        }
        assertThat(file).hasContent(HEADER + ONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "",
                "{}",
                "[]",
                "{\"key\":\"a\"}",
                "{\"state\":\"a\"}",
                "{\"key\":\"\",\"state\":\"a\"}",
                "{\"key\":1,\"state\":\"a\"}",
                "{\"key\":\"a\",\"state\":null}",
                "{\"key\":\"a\",\"key\":\"b\",\"state\":\"a\"}",
                "{\"key\":\"a\",\"state\":\"b\",\"fielts\":{}}",
                "{\"key\":\"a\",\"state\":\"b\",\"fields\":{\"n\":1.5}}",
                "{\"key\":\"a\",\"state\":\"b\",\"fields\":{\"n\":{}}}",
                "{\"key\":\"a\",\"state\":\"b\",\"fields\":{\"n\":99999999999999999999}}",
                "{\"key\":\"a\",\"state\":\"b\"",
                "{\"key\":\"a\",\"state\":\"b\"}{\"key\":\"c\",\"state\":\"d\"}",
                "{\"key\":\"a\",\"state\":\"b\"} x",
                "\0\0\0\0",
                "{\"niffler-progress\":1}"
            })
    void reportsADamagedLineAndLeavesTheFileAlone(String damaged) throws IOException {
        String text = HEADER + ONE + damaged + "\n" + TWO + "torn";
        Files.writeString(file, text);

        refuses("The progress journal " + file
                + " is damaged: line 3 is not a record. Restore the file from a backup, or"
                + " delete this line; its unit is then done again.");
        assertThat(file).hasContent(text);
    }

    @Test
    void reportsALineThatIsNotUtf8() throws IOException {
        Files.write(file, (HEADER + "{\"key\":\"ü\",\"state\":\"a\"}\n").getBytes(StandardCharsets.ISO_8859_1));

        refuses("The progress journal " + file
                + " is damaged: line 2 is not a record. Restore the file from a backup, or"
                + " delete this line; its unit is then done again.");
    }

    @Test
    void refusesAJournalOfANewerNiffler() throws IOException {
        Files.writeString(file, "{\"niffler-progress\":2,\"more\":true}\n\u0001binary\ntorn");

        refuses("The progress journal " + file
                + " was written by a newer Niffler (format 2; this one reads up to 1). Use"
                + " that Niffler, or move the journal away to start from the beginning.");
        assertThat(file).hasContent("{\"niffler-progress\":2,\"more\":true}\n\u0001binary\ntorn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PatientID,Date\n1,2\n", "no line end", "\n", "{}\n", "{\"niffler-progress\":\"1\"}\n", "\0"})
    void refusesAFileThatIsNoJournal(String text) throws IOException {
        Files.writeString(file, text);

        refuses("The file " + file
                + " is not a progress journal: its first line is no header of one. Name another file,"
                + " or move it away to start from the beginning.");
        assertThat(file).hasContent(text);
    }

    @Test
    void beginsAnEmptyFile() throws IOException {
        Files.createFile(file);

        open().close();

        assertThat(file).hasContent(HEADER);
    }

    @Test
    void refusesAFolder() throws IOException {
        Files.createDirectory(file);

        refuses("Cannot open the progress journal " + file + ": it is a folder. Name a file.");
    }

    @Test
    void refusesAFileInAFolderThatDoesNotExist() {
        file = folder.resolve("missing").resolve("cohort.journal");

        refuses("Cannot open the progress journal " + file
                + ": its folder does not exist. Create it, or name another.");
    }

    @Test
    void saysThatItMayNotWrite() throws IOException {
        Files.writeString(file, HEADER);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        assumeThat(Files.isWritable(file)).as("this user may write everything").isFalse();

        refuses("Cannot open the progress journal " + file + ": " + file
                + " (Permission denied). Check the permissions of"
                + " the file and its folder, and the space on its disk.");
    }

    @Test
    void givesTheLockBackWhenItCannotOpen() throws IOException {
        Files.writeString(file, "x");
        assertThatExceptionOfType(JournalException.class).isThrownBy(this::open);

        Files.delete(file);

        try (ProgressJournal journal = open()) {
            assertThat(journal.size()).isZero();
        }
    }

    private void refuses(String message) {
        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(() -> open().close())
                .withMessage(message);
    }

    private ProgressJournal open() throws IOException {
        return ProgressJournal.open(file, "test", Clock.systemUTC());
    }
}
