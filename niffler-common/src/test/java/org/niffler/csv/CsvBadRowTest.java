package org.niffler.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A row that cannot be read is reported and stops no other. */
class CsvBadRowTest {

    private static final String UNCLOSED = "opens a quote in cell 2 that is not closed where a cell ends, within 100"
            + " lines. Close it, or write a quote that is text twice.";

    @TempDir
    Path folder;

    @Test
    void reportsARowWithoutTheWantedColumn() throws IOException {
        assertThat(read("PatientID,AccessionNumber\n1,A\n2\n3,C\n", 0, 1))
                .containsExactly(
                        row(2, "1", "A"),
                        bad(3, "has 1 cell, but column 2 (\"AccessionNumber\") is needed. Add the missing cells."),
                        row(4, "3", "C"));
    }

    @Test
    void reportsARowWhoseCellsMayHaveShifted() throws IOException {
        assertThat(read("Name,PatientID\nDoe, Jane,1\n\"Doe, Jane\",2\n"))
                .containsExactly(
                        bad(2, "has 3 cells, but the header names 2. Quote the cell that has a separator in its text."),
                        row(3, "Doe, Jane", "2"));
    }

    @Test
    void reportsTextBehindAClosingQuote() throws IOException {
        assertThat(read("a,b\n1,\"x\"y\n2,z\n"))
                .containsExactly(
                        bad(
                                2,
                                "has text after the closing quote of cell 2. Quote the whole cell, and write a quote"
                                        + " within it twice."),
                        row(3, "2", "z"));
    }

    @Test
    void losesOneRowToAQuoteThatIsNotClosed() throws IOException {
        assertThat(read("a,b\n1,\"x\n2,y\n3,z\n"))
                .containsExactly(bad(2, UNCLOSED), row(3, "2", "y"), row(4, "3", "z"));
    }

    @Test
    void losesOneRowToAQuoteThatAnotherRowSeemsToClose() throws IOException {
        assertThat(read("a,b\n1,\"x\n2,y\n3,\"z\"\n"))
                .containsExactly(bad(2, UNCLOSED), row(3, "2", "y"), row(4, "3", "z"));
    }

    @Test
    void givesUpOnACellOfMoreThanAHundredLines() throws IOException {
        assertThat(read("a,b\n1,\"x" + "\n".repeat(99) + "\"\n2,y\n"))
                .containsExactly(row(2, "1", "x" + "\n".repeat(99)), row(102, "2", "y"));
        assertThat(read("a,b\n1,\"x" + "\n".repeat(100) + "\",2\n2,y\n").get(0)).isEqualTo(bad(2, UNCLOSED));
    }

    @Test
    void givesUpOnACellOfMoreThanAMebibyte() throws IOException {
        String half = "x".repeat(1 << 19);

        List<CsvLine> lines = read("a,b\n1,\"" + half + "\n" + half + "\n2,y\"\n3,z\n");

        assertThat(lines).extracting(CsvLine::line).containsExactly(2L, 3L, 4L, 5L);
        assertThat(lines.get(0)).isEqualTo(bad(2, UNCLOSED));
        assertThat(lines.subList(2, 4)).containsExactly(row(4, "2", "y\""), row(5, "3", "z"));
    }

    @Test
    void readsAFileOfNothingButUnclosedQuotesToTheEnd() throws IOException {
        List<CsvLine> lines = read("a,b\n" + "1,\"x\n".repeat(10_000) + "2,y\n");

        assertThat(lines).hasSize(10_001);
        assertThat(lines.get(9_999)).isEqualTo(bad(10_001, UNCLOSED));
        assertThat(lines.get(10_000)).isEqualTo(row(10_002, "2", "y"));
    }

    @Test
    void reportsALineThatIsNotUtf8() throws IOException {
        byte[] text = "a,b\n1,x\n2,Müller\n\"3\",\"y\nü\"\n4,z\n".getBytes(StandardCharsets.ISO_8859_1);
        String notUtf8 =
                "is not UTF-8 text. Convert the file, for example from Windows-1252: iconv -f WINDOWS-1252 -t UTF-8";

        assertThat(read(text))
                .containsExactly(
                        row(2, "1", "x"), bad(3, notUtf8), bad(4, UNCLOSED), bad(5, notUtf8), row(6, "4", "z"));
    }

    @Test
    void reportsALineWithNulBytes() throws IOException {
        assertThat(read("a,b\n" + "1,x\n".repeat(2_000) + "2,\0\0\n3,z\n").subList(2_000, 2_002))
                .containsExactly(
                        bad(2_002, "holds NUL bytes, so the file was damaged here. Take the line from a sound copy."),
                        row(2_003, "3", "z"));
    }

    @Test
    void reportsALineWithoutEnd() throws IOException {
        String tooLong = "is longer than 1 MiB, which no row is. Remove it, or end its row.";

        assertThat(read("a,b\n1," + "x".repeat(3 << 20) + "\n2,y\n" + "z".repeat(2 << 20)))
                .containsExactly(bad(2, tooLong), row(3, "2", "y"), bad(4, tooLong));
    }

    @Test
    void refusesToWantAColumnThatTheHeaderLacks() throws IOException {
        try (CsvReader csv = CsvReader.open(Files.writeString(folder.resolve("cohort.csv"), "a,b\n"))) {
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> csv.lines(2));
        }
    }

    private List<CsvLine> read(String text, int... wanted) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8), wanted);
    }

    private List<CsvLine> read(byte[] text, int... wanted) throws IOException {
        List<CsvLine> lines = new ArrayList<>();
        try (CsvReader csv = CsvReader.open(Files.write(folder.resolve("cohort.csv"), text))) {
            csv.lines(wanted).forEachRemaining(lines::add);
        }
        return lines;
    }

    private static CsvLine row(long line, String... cells) {
        return new CsvLine.Row(line, List.of(cells));
    }

    private static CsvLine bad(long line, String reason) {
        return new CsvLine.BadRow(line, reason);
    }
}
