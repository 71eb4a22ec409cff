package org.niffler.cold.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.csv.CsvReader;

class RequestReaderTest {

    @TempDir
    private Path folder;

    @Test
    void readsEveryCellAsTextWithTheLineItStandsIn() throws IOException {
        assertThat(read(0, "PatientID", "000123", "", "0045", "P-7 A"))
                .containsExactly(
                        new Request.Patient(2, "000123"),
                        new Request.Patient(4, "0045"),
                        new Request.Patient(5, "P-7 A"));
    }

    @Test
    void readsTheColumnItIsTold() throws IOException {
        assertThat(read(1, "Name,MRN", "a,1", "\"b, c\",2"))
                .containsExactly(new Request.Patient(2, "1"), new Request.Patient(3, "2"));
    }

    @Test
    void namesTheLineOfAnEmptyPatientIdAndGoesOn() throws IOException {
        assertThat(read(0, "PatientID,Note", "1,x", ",y", "2,z"))
                .containsExactly(
                        new Request.Patient(2, "1"),
                        new Request.Unreadable(3, "the PatientID is empty"),
                        new Request.Patient(4, "2"));
    }

    @Test
    void refusesABackslashWhichWouldAskForTwoPatients() throws IOException {
        assertThat(read(0, "PatientID", "1\\2"))
                .containsExactly(new Request.Unreadable(
                        2, "the PatientID has a character that DICOM does not allow there (backslash or control)"));
    }

    @Test
    void givesABadRowOnWithoutItsCells() throws IOException {
        assertThat(read(0, "PatientID", "1,extra-cell", "2"))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .isInstanceOfSatisfying(
                                        Request.Unreadable.class,
                                        bad -> assertThat(bad.reason())
                                                .isNotEmpty()
                                                .doesNotContain("extra-cell")),
                        second -> assertThat(second).isEqualTo(new Request.Patient(3, "2")));
    }

    private List<Request> read(int column, String... lines) throws IOException {
        Path csv = Files.write(folder.resolve("list.csv"), List.of(lines));
        try (CsvReader reader = CsvReader.open(csv)) {
            List<Request> requests = new ArrayList<>();
            new RequestReader(reader.lines(column), column).forEachRemaining(requests::add);
            return requests;
        }
    }
}
