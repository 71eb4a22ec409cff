package org.niffler.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no CSV files, and headers that lack a column: the whole message. */
class CsvFileTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("cohort.csv");
    }

    @Test
    void saysThatTheFileDoesNotExist() {
        refuses("The CSV file " + file + " does not exist. Check the path.");
    }

    @Test
    void saysThatTheFileIsAFolder() throws IOException {
        Files.createDirectory(file);

        refuses("The CSV file " + file + " is a folder. Name a file in it.");
    }

    @Test
    void saysThatTheFileMayNotBeRead() throws IOException {
        Files.writeString(file, "a\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeThat(Files.isReadable(file)).as("this user may read everything").isFalse();

        refuses("The CSV file " + file + " may not be read by this user. Change its permissions.");
    }

    @Test
    void saysThatTheFileIsEmpty() throws IOException {
        String empty = "The CSV file " + file + " is empty. Its first line must name the columns.";
        for (String nothing : new String[] {"", "\uFEFF", "\n \r\n", ",,\n"}) {
            Files.writeString(file, nothing);
            refuses(empty);
        }
    }

    @Test
    void saysThatTheFileIsAWorkbook() throws IOException {
        ByteArrayOutputStream workbook = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(workbook)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
        }
        Files.write(file, workbook.toByteArray());
        refuses("The CSV file " + file
                + " is an Excel workbook (or another zip file). Open it there and save it as \"CSV UTF-8\".");

        Files.write(file, HexFormat.of().parseHex("D0CF11E0A1B11AE10000"));
        refuses("The CSV file " + file + " is a workbook of an old Excel. Open it there and save it as \"CSV UTF-8\".");
    }

    @Test
    void saysThatTheFileIsInUtf16() throws IOException {
        for (String charset : new String[] {"x-UTF-16LE-BOM", "UTF-16"}) {
            Files.write(file, "PatientID\n1\n".getBytes(Charset.forName(charset)));
            refuses("The CSV file " + file
                    + " is in UTF-16. Convert it: iconv -f UTF-16 -t UTF-8, or save it as \"CSV UTF-8\".");
        }
    }

    @Test
    void saysThatTheFileIsNotText() throws IOException {
        Files.writeString(file, "abc\0\n");

        refuses("The CSV file " + file + " is not text (it holds NUL bytes). Name a CSV file.");
    }

    @Test
    void saysWhyTheHeaderCannotBeRead() throws IOException {
        Files.write(file, "\nPatientID,Größe\n1,2\n".getBytes(StandardCharsets.ISO_8859_1));
        refuses("The header of the CSV file " + file
                + " cannot be read: line 2 is not UTF-8 text. Convert the file, for"
                + " example from Windows-1252: iconv -f WINDOWS-1252 -t UTF-8");

        Files.writeString(file, "PatientID,\"Date\n1,2\n");
        refuses("The header of the CSV file " + file
                + " cannot be read: line 1 opens a quote in cell 2 that is not closed"
                + " where a cell ends, within 100 lines. Close it, or write a quote that is text twice.");
    }

    @Test
    void findsTheExactNameBeforeTheOneInOtherCase() throws IOException {
        Files.writeString(file, "patientid,PatientID\n");

        try (CsvReader csv = CsvReader.open(file)) {
            assertThat(csv.header().indexOf("PatientID")).isEqualTo(1);
            assertThat(csv.header().indexOf("patientid")).isZero();
        }
    }

    @Test
    void suggestsTheNearestColumn() throws IOException {
        Files.writeString(file, "Patient ID,Accession,Date\n");

        lacks(
                "PatientID",
                "The CSV file " + file + " has no column \"PatientID\". Its first line names \"Patient ID\","
                        + " \"Accession\", \"Date\". Did you mean \"Patient ID\"?");
        lacks(
                "PatientIDs",
                "The CSV file " + file + " has no column \"PatientIDs\". Its first line names \"Patient ID\","
                        + " \"Accession\", \"Date\". Did you mean \"Patient ID\"?");
    }

    @Test
    void suggestsNothingWhenNoColumnIsNear() throws IOException {
        Files.writeString(file, "000123;\n000124;x\n");

        lacks(
                "PatientID",
                "The CSV file " + file
                        + " has no column \"PatientID\". Its first line names \"000123\", \"\". Name one of"
                        + " them, or add the column to the file's first line.");
    }

    @Test
    void listsNoMoreThanThirtyColumns() throws IOException {
        Files.writeString(file, "x" + ",y".repeat(31) + "\n");

        lacks(
                "PatientID",
                "The CSV file " + file + " has no column \"PatientID\". Its first line names \"x\""
                        + ", \"y\"".repeat(29) + " and 2 more. Name one of them, or add the column to the file's first"
                        + " line.");
    }

    @Test
    void refusesAColumnThatStandsTwiceOnlyWhenAskedForIt() throws IOException {
        Files.writeString(file, "PatientID,Date,date,DATE,PatientID\n");

        lacks(
                "PatientID",
                "The CSV file " + file
                        + " has more than one column \"PatientID\" (columns 1, 5). Rename or remove all but" + " one.");
        lacks(
                "dAte",
                "The CSV file " + file
                        + " has more than one column \"dAte\" (columns 2, 3, 4). Rename or remove all but" + " one.");
        try (CsvReader csv = CsvReader.open(file)) {
            assertThat(csv.header().indexOf("date")).isEqualTo(2);
        }
    }

    private void refuses(String message) {
        assertThatExceptionOfType(CsvException.class)
                .isThrownBy(() -> CsvReader.open(file).close())
                .withMessage(message);
    }

    private void lacks(String column, String message) throws IOException {
        try (CsvReader csv = CsvReader.open(file)) {
            assertThatExceptionOfType(CsvException.class)
                    .isThrownBy(() -> csv.header().indexOf(column))
                    .withMessage(message);
        }
    }
}
