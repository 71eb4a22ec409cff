package org.niffler.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.niffler.app.query.ShownIdentity;
import org.niffler.app.scanner.Exam;
import org.niffler.deid.Pseudonymizer;

class IntermediaryFileTest {

    private static final LocalDate DAY = LocalDate.of(2020, 6, 1);
    private static final String HEADER = "DeviceSerialNumber, StudyInstanceUID, PatientID, DurationInMinutes,"
            + " Number of Series in the Study, Exam Start Time, Exam End Time, StudyDescription, Modality\n";
    private static final Exam EXAM = new Exam(
            DAY,
            "142635",
            "123456",
            "1.2.345.65454",
            "CHEST, PA",
            "DX CR",
            DAY.atTime(10, 17, 44),
            DAY.atTime(10, 23, 10),
            8);

    @TempDir
    Path folder;

    private final List<BadLine> badLines = new ArrayList<>();
    private final IntermediaryFile reader = new IntermediaryFile(ShownIdentity.asItIs(), badLines::add);

    @Test
    void readsWhatTheOriginalWrote() throws IOException {
        assertThat(read(HEADER
                        + "142635, 1.2.345.65454, 123456, 5.433333333, 8, 101744, 102310, \"CHEST, PA\", DX CR\n"))
                .containsExactly(EXAM);
        assertThat(badLines).isEmpty();
    }

    @Test
    void readsOlderFilesWithoutModality() throws IOException {
        String header = HEADER.replace(", Modality", "");

        assertThat(read(header + "142635,1.2.345.65454,123456,5.4,8.0,101744.0,102310,Head\n"))
                .singleElement()
                .satisfies(exam -> {
                    assertThat(exam.modality()).isEmpty();
                    assertThat(exam.series()).isEqualTo(8);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "000000, 2020-06-01T00:00:00",
        "0, 2020-06-01T00:00:00",
        "93015, 2020-06-01T09:30:15",
        "093015.0, 2020-06-01T09:30:15",
        "93015.25, 2020-06-01T09:30:15.25",
        "1.01744E5, 2020-06-01T10:17:44",
        "235960, 2020-06-02T00:00:00",
        "240000, 2020-06-02T00:00:00",
        "475959, 2020-06-02T23:59:59"
    })
    void timesAreNumbers(String cell, LocalDateTime time) throws IOException {
        assertThat(read(HEADER + "1,1.2,3,0,1," + cell + "," + cell + ",Head,CT\n"))
                .singleElement()
                .satisfies(exam -> assertThat(exam.start()).isEqualTo(time));
    }

    @ParameterizedTest
    @ValueSource(strings = {"480000", "106000", "100061", "-1", "1e9", "10:17:44", "1000000", "", "NaN"})
    void whatIsNoTimeIsPassedOver(String cell) throws IOException {
        assertThat(read(HEADER + "1,1.2,3,0,1," + cell + ",102310,Head,CT\n")).isEmpty();
        assertThat(badLines)
                .containsExactly(new BadLine(
                        folder.resolve("20200601.csv"),
                        2,
                        "Exam Start Time is no time as HHMMSS, from 000000 to 475959."));
    }

    @Test
    void badRowsAreToldByLineWithoutTheirContentAndTheOthersRead() throws IOException {
        List<Exam> exams = read(HEADER
                + "142635,1.2,Doe^Jane,5,8,102310,101744,Head,CT\n"
                + ",1.2,Doe^Jane,5,8,101744,102310,Head,CT\n"
                + "142635,,Doe^Jane,5,8,101744,102310,Head,CT\n"
                + "142635,1.2,,5,8,101744,102310,Head,CT\n"
                + "142635,1.2,Doe^Jane,5,many,101744,102310,Head,CT\n"
                + "142635,1.2,Doe^Jane,5,8,101744,102310\n"
                + "142635,1.2,Doe^Jane,5,8,101744,102310,Head,with,comma,CT\n"
                + "142635,1.2.345.65454,123456,5.4,8,101744,102310,\"CHEST, PA\",DX CR\n");

        assertThat(exams).containsExactly(EXAM);
        assertThat(badLines)
                .extracting(bad -> bad.line() + " " + bad.reason())
                .containsExactly(
                        "2 ends before it starts. A time on the next day is written with 240000 added, as 241500.",
                        "3 has no DeviceSerialNumber.",
                        "4 has no StudyInstanceUID.",
                        "5 has no PatientID.",
                        "6 Number of Series in the Study is no whole number from 0.",
                        "7 has 7 cells, but column 9 (\"Modality\") is needed. Add the missing cells.",
                        "8 has 11 cells, but the header names 9. Quote the cell that has a separator in its text.");
        assertThat(badLines.toString()).doesNotContain("Jane");
    }

    @Test
    void patientsAndStudiesAreReadAsPseudonyms() throws IOException {
        Pseudonymizer pseudonyms = Pseudonymizer.keyed(new byte[32]);
        Path file = Files.writeString(folder.resolve("20200601.csv"), HEADER + "1,1.2,3,0,1,101744,102310,Head,CT\n");

        List<Exam> exams = new IntermediaryFile(ShownIdentity.pseudonyms(pseudonyms), badLines::add).read(file);

        assertThat(exams).singleElement().satisfies(exam -> {
            assertThat(exam.patient()).isEqualTo(pseudonyms.patient("3"));
            assertThat(exam.study()).isEqualTo(pseudonyms.uid("1.2"));
        });
    }

    @Test
    void refusesOtherColumns() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> read("DeviceSerialNumber,PatientID,StudyInstanceUID\n"))
                .withMessage("The file " + folder.resolve("20200601.csv") + " is no intermediary file: its column 2 is"
                        + " \"PatientID\", but should be \"StudyInstanceUID\". The columns are DeviceSerialNumber,"
                        + " StudyInstanceUID, PatientID, DurationInMinutes, Number of Series in the Study, Exam Start"
                        + " Time, Exam End Time, StudyDescription, Modality; the last may be missing.");
    }

    @Test
    void refusesAColumnTooManyAndOneTooFew() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> read(HEADER.strip() + ",More\n"))
                .withMessageContaining("its column 10 is \"More\", which is one too many.");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> read(HEADER.replace(", StudyDescription, Modality", "")))
                .withMessageContaining("its column 8 is missing, but should be \"StudyDescription\".");
    }

    @Test
    void refusesAFileThatIsNotNamedAfterADay() throws IOException {
        Path file = Files.writeString(folder.resolve("20200631.csv"), HEADER);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> reader.read(file))
                .withMessage("The file " + file + " is not named after a day. Name it YYYYMMDD.csv, as 20200601.csv.");
    }

    @Test
    void findsTheFilesOfAFolderByTheirDays() throws IOException {
        Path later = Files.writeString(folder.resolve("20200602.csv"), HEADER);
        Path earlier = Files.writeString(folder.resolve("20200601.csv"), HEADER);
        Files.writeString(folder.resolve("scanner-util.csv"), "");

        assertThat(IntermediaryFile.in(folder).values()).containsExactly(earlier, later);
    }

    @Test
    void readsBackWhatItWrites() throws IOException {
        Exam pastMidnight = new Exam(
                DAY,
                "7",
                "=1+1",
                "1.2.3",
                "",
                "CT",
                DAY.atTime(23, 50),
                DAY.plusDays(1).atTime(0, 20),
                1);

        Path file = IntermediaryFile.write(folder, DAY, List.of(pastMidnight, EXAM), true);

        assertThat(file).isEqualTo(folder.resolve("20200601.csv")).hasContent("""
                        DeviceSerialNumber,StudyInstanceUID,PatientID,DurationInMinutes,Number of Series in the Study,Exam Start Time,Exam End Time,StudyDescription,Modality
                        142635,1.2.345.65454,123456,5.433,8,101744,102310,"CHEST, PA",DX CR
                        7,1.2.3,'=1+1,30,1,235000,242000,,CT
                        """);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(reader.read(file)).containsExactly(EXAM, pastMidnight);
    }

    private List<Exam> read(String text) throws IOException {
        return reader.read(Files.writeString(folder.resolve("20200601.csv"), text));
    }
}
