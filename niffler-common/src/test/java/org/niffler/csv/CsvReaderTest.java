package org.niffler.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void findsTheSeparatorInTheHeader(String separator) throws IOException {
        String text = String.join(separator, "PatientID", "\"a,b;c\td, e; f\tg\"", "Date") + "\n"
                + String.join(separator, "000123", "x", "2020-01-01") + "\n";

        assertThat(namesOf(text)).containsExactly("PatientID", "a,b;c\td, e; f\tg", "Date");
        assertThat(read(text)).containsExactly(row(2, "000123", "x", "2020-01-01"));
    }

    @Test
    void takesTheSeparatorItIsGiven() throws IOException {
        Path file = write("a,b;c\n1,2;3\n");

        try (CsvReader csv = CsvReader.open(file, CsvSeparator.SEMICOLON)) {
            assertThat(csv.header().names()).containsExactly("a,b", "c");
            assertThat(rest(csv)).containsExactly(row(2, "1,2", "3"));
        }
    }

    @Test
    void readsAFileOfOneColumn() throws IOException {
        assertThat(read("PatientID\n1\n2")).containsExactly(row(2, "1"), row(3, "2"));
    }

    @Test
    void readsRowsOfSeveralKindsWhenAsked() throws IOException {
        try (CsvReader csv = CsvReader.open(write("a,b\n1,2\n,,3\n4\n\"5\n"))) {
            List<CsvLine> lines = new ArrayList<>();
            csv.linesOfAnyLength().forEachRemaining(lines::add);

            assertThat(lines).startsWith(row(2, "1", "2"), row(3, "", "", "3"), row(4, "4"));
            assertThat(lines.get(3)).isInstanceOf(CsvLine.BadRow.class);
        }
    }

    @Test
    void keepsEveryCellAsTextInItsPlace() throws IOException {
        assertThat(read("a,b,c,d\n000123,,1e5,\n,,x,TRUE\n"))
                .containsExactly(row(2, "000123", "", "1e5", ""), row(3, "", "", "x", "TRUE"));
    }

    @Test
    void trimsCellsWithoutQuotesOnly() throws IOException {
        assertThat(read(" a , b\n 1 2 ,\t\" 3 \" \n")).containsExactly(row(2, "1 2", " 3 "));
        assertThat(namesOf(" a , b\n")).containsExactly("a", "b");
    }

    @Test
    void readsSeparatorsQuotesAndLineBreaksWithinQuotes() throws IOException {
        assertThat(read("a,b\n\"x, \"\"y\"\"\",\"one\r\ntwo\n\nfour\"\r\nnext,\"\"\n"))
                .containsExactly(row(2, "x, \"y\"", "one\ntwo\n\nfour"), row(6, "next", ""));
    }

    @Test
    void takesAQuoteWithinOtherTextAsText() throws IOException {
        assertThat(read("a,b\n5\" tube,6\" tube\n")).containsExactly(row(2, "5\" tube", "6\" tube"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void countsLinesWhateverEndsThem(String lineEnd) throws IOException {
        String text = String.join(lineEnd, "a,b", "", "1,2", "  ", ",", "3,4", "\"5\",\"", "6\"", "7,8");

        assertThat(read(text))
                .containsExactly(row(3, "1", "2"), row(6, "3", "4"), row(7, "5", "\n6"), row(9, "7", "8"));
    }

    @Test
    void passesOverBlankLinesBeforeTheHeader() throws IOException {
        assertThat(namesOf("\n \nPatientID;Date\n1;2\n")).containsExactly("PatientID", "Date");
    }

    @Test
    void passesOverAByteOrderMark() throws IOException {
        assertThat(namesOf("\uFEFFPatientID,Name\n1,2\n")).containsExactly("PatientID", "Name");
        assertThat(namesOf("\uFEFF\"PatientID\",Name\n1,2\n")).containsExactly("PatientID", "Name");
    }

    @Test
    void readsAnyUnicode() throws IOException {
        assertThat(read("a,b\nMüller,山田 \uD83D\uDE00 \uFFFD\n")).containsExactly(row(2, "Müller", "山田 😀 \uFFFD"));
    }

    @Test
    void readsLinesAcrossItsBuffersEdges() throws IOException {
        for (int length = 65_530; length < 65_540; length++) {
            String longCell = "é".repeat(length / 2) + "x".repeat(length % 2);
            assertThat(read("a,b\r\n" + longCell + ",1\r\n2,3\r\n"))
                    .containsExactly(row(2, longCell, "1"), row(3, "2", "3"));
        }
    }

    @Test
    void findsNoRowsBelowALonelyHeader() throws IOException {
        assertThat(read("PatientID,Date")).isEmpty();
        assertThat(read("PatientID,Date\r\n")).isEmpty();
    }

    @Test
    void letsARowEndInEmptyCellsOutsideTheHeader() throws IOException {
        assertThat(read("a,b\n1,2,,\n")).containsExactly(row(2, "1", "2", "", ""));
    }

    @Test
    void letsARowBeShortBehindTheWantedColumns() throws IOException {
        try (CsvReader csv = CsvReader.open(write("PatientID,Date,Note\n1,2\n"))) {
            Iterator<CsvLine> lines = csv.lines(0, 1);

            assertThat(lines.next()).isEqualTo(row(2, "1", "2"));
            assertThat(lines.hasNext()).isFalse();
            assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(lines::next);
        }
    }

    @Test
    void findsColumnsByNameAndGivesTheirCells() throws IOException {
        try (CsvReader csv = CsvReader.open(write("Date,patientid\n2020,000123\n"))) {
            int patientId = csv.header().indexOf("PatientID");
            CsvLine.Row row = (CsvLine.Row) csv.lines(patientId).next();

            assertThat(row.cell(patientId)).isEqualTo("000123");
        }
    }

    private List<String> namesOf(String text) throws IOException {
        try (CsvReader csv = CsvReader.open(write(text))) {
            return csv.header().names();
        }
    }

    private List<CsvLine> read(String text) throws IOException {
        try (CsvReader csv = CsvReader.open(write(text))) {
            return rest(csv);
        }
    }

    private static List<CsvLine> rest(CsvReader csv) {
        List<CsvLine> lines = new ArrayList<>();
        csv.lines().forEachRemaining(lines::add);
        return lines;
    }

    private static CsvLine row(long line, String... cells) {
        return new CsvLine.Row(line, List.of(cells));
    }

    private Path write(String text) throws IOException {
        return Files.write(folder.resolve("cohort.csv"), text.getBytes(StandardCharsets.UTF_8));
    }
}
