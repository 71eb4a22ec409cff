package org.niffler.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvWriterTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("report.csv");
    }

    @Test
    void quotesWhatNeedsQuotesAndNothingElse() throws IOException {
        write(List.of(List.of("plain", "a b", "", "-1", "=1+1", "Müller"), List.of("a,b", "say \"hi\"", "two\nlines")));

        assertThat(file).hasContent("plain,a b,,-1,=1+1,Müller\n\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\n");
    }

    @Test
    void writesWhatTheReaderReadsBack() throws IOException {
        List<List<String>> rows = List.of(
                List.of("x", "y", "z"),
                List.of("", "", ""),
                List.of(" 000123 ", "\t", "\u00a0"),
                List.of("\"", "\"\"", ",;\t"),
                List.of("one\ntwo\n", "\\", "\\\""),
                List.of("😀", "\uFEFF", "'"));

        write(rows);

        List<List<String>> back = new ArrayList<>();
        try (CsvReader csv = CsvReader.open(file)) {
            back.add(csv.header().names());
            csv.lines(0, 1, 2)
                    .forEachRemaining(line -> back.add(
                            line instanceof CsvLine.Row row
                                    ? row.cells()
                                    : Collections.singletonList(line.toString())));
        }
        assertThat(back).isEqualTo(rows);
    }

    @Test
    void replacesAFileOrGoesOnWithIt() throws IOException {
        Files.writeString(file, "old,old,old,old,old\n");
        write(List.of(List.of("a")));
        try (CsvWriter csv = CsvWriter.append(file, false)) {
            csv.write(List.of("b"));
        }

        assertThat(file).hasContent("a\nb\n");
    }

    @Test
    void keepsItsRowsApartFromHalfARowThatACrashLeft() throws IOException {
        Files.writeString(file, "a,b\n1,2\n3");
        for (String cell : List.of("x", "y")) {
            try (CsvWriter csv = CsvWriter.append(file, false)) {
                csv.write(List.of(cell, "z"));
            }
        }

        assertThat(file).hasContent("a,b\n1,2\n3\nx,z\ny,z\n");
    }

    @Test
    void showsEachRowAtOnceWhenAsked() throws IOException {
        try (CsvWriter each = CsvWriter.append(file, true);
                CsvWriter buffered = CsvWriter.create(folder.resolve("buffered.csv"), false)) {
            each.write(List.of("1"));
            buffered.write(List.of("1"));

            assertThat(file).hasContent("1\n");
            assertThat(folder.resolve("buffered.csv")).isEmptyFile();
            buffered.flush();
            assertThat(folder.resolve("buffered.csv")).hasContent("1\n");
        }
    }

    @Test
    void saysWhereItCannotWrite() throws IOException {
        Path nowhere = folder.resolve("missing").resolve("report.csv");
        assertThatExceptionOfType(CsvException.class)
                .isThrownBy(() -> CsvWriter.create(nowhere, false))
                .withMessage("Cannot write the CSV file " + nowhere
                        + ": its folder does not exist. Create it, or name another.");

        Files.createDirectory(file);
        assertThatExceptionOfType(CsvException.class)
                .isThrownBy(() -> CsvWriter.append(file, false))
                .withMessage("Cannot write the CSV file " + file + ": it is a folder. Name a file in it.");
    }

    @Test
    void saysThatTheDiskIsFull() throws IOException {
        Path full = Path.of("/dev/full");
        assumeThat(full).as("only Linux has a device that is always full").exists();
        String message =
                "Cannot write the CSV file /dev/full: No space left on device. The file is incomplete; make room"
                        + " or check the disk, and write it again.";

        assertThatExceptionOfType(CsvException.class)
                .isThrownBy(() -> {
                    try (CsvWriter csv = CsvWriter.create(full, false)) {
                        csv.write(List.of("1"));
                    }
                })
                .withMessage(message);
        CsvWriter large = CsvWriter.create(full, false);
        assertThatExceptionOfType(CsvException.class)
                .isThrownBy(() -> large.write(List.of("x".repeat(100_000))))
                .withMessage(message);
        assertThatExceptionOfType(CsvException.class).isThrownBy(large::close).withMessage(message);
    }

    private void write(List<List<String>> rows) throws IOException {
        try (CsvWriter csv = CsvWriter.create(file, false)) {
            for (List<String> row : rows) {
                csv.write(row);
            }
        }
    }
}
