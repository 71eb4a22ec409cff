package org.niffler.cold.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.csv.CsvException;
import org.niffler.csv.CsvReader;
import org.niffler.dicom.DicomTag;

class RequestReaderTest {

    @TempDir
    private Path folder;

    private DatePattern dates = DatePattern.parse(DatePattern.DEFAULT);
    private boolean longAccession;

    @Test
    void readsEveryCellAsTextWithTheLineItStandsIn() throws IOException {
        assertThat(keys("PatientID@0", "PatientID", "000123", "", "0045", "P-7 A"))
                .containsExactly("2 000123", "4 0045", "5 P-7 A");
    }

    @Test
    void neverLetsAnEmptyCellShiftTheValuesOfOtherRows() throws IOException {
        assertThat(keys("PatientID@0 AccessionNumber@1", "PatientID,AccessionNumber", "P1,A1", "P2,", "P3,A3"))
                .containsExactly("2 P1,A1", "3 ! the AccessionNumber is empty", "4 P3,A3");
    }

    @Test
    void findsColumnsByIndexOrByName() throws IOException {
        assertThat(keys("PatientID@1", "Name,MRN", "a,1", "\"b, c\",2")).containsExactly("2 1", "3 2");
        assertThat(keys("PatientID@MRN", "Name,MRN", "a,1")).containsExactly("2 1");
        assertThatThrownBy(() -> keys("PatientID@EMPI", "Name,MRN", "a,1")).isInstanceOf(CsvException.class);
    }

    @Test
    void carriesTheOtherColumnsAlong() throws IOException {
        List<Request> requests = read("PatientID@1", "Cohort,PatientID,Note", "a,1,\"x, y\"", "b,2");

        assertThat(requests).extracting(Request::extras).containsExactly(List.of("a", "x, y"), List.of("b", ""));
    }

    @Test
    void tellsPatientsStudiesAndQueriesApart() throws IOException {
        assertThat(plan("PatientID@0", "P").kind()).isEqualTo(QueryPlan.Kind.PATIENT);
        assertThat(plan("PatientID@0 AccessionNumber@1", "P,A").kind()).isEqualTo(QueryPlan.Kind.STUDY);
        assertThat(plan("StudyInstanceUID@1 PatientID@0", "P,1.2").kind()).isEqualTo(QueryPlan.Kind.STUDY);
        assertThat(plan("AccessionNumber@0", "A").kind()).isEqualTo(QueryPlan.Kind.FIND);
        assertThat(plan("PatientID@0 StudyDate@1", "P,20200101").kind()).isEqualTo(QueryPlan.Kind.FIND);
        assertThat(plan("PatientID@0 AccessionNumber@1 StudyDate@2", "P,A,20200101")
                        .journalKey())
                .isEqualTo("PatientID=P,AccessionNumber=A,StudyDate=20200101");
    }

    @Test
    void makesOneRangeOfAMonth() throws IOException {
        assertThat(plan("PatientID@0 StudyMonth@1", "P,202002").keys())
                .containsEntry(DicomTag.STUDY_DATE, "20200201-20200229");
        assertThat(plan("PatientID@0 StudyMonth@1", "P,2021-12").keys())
                .containsEntry(DicomTag.STUDY_DATE, "20211201-20211231");
        assertThat(keys("StudyMonth@0", "StudyMonth", "202013"))
                .containsExactly("2 ! the StudyMonth is not a month written YYYYMM");
    }

    @Test
    void readsDatesAsDateFormatSays() throws IOException {
        dates = DatePattern.parse("%m/%d/%y");

        assertThat(keys("StudyDate@0", "StudyDate", "7/4/76", "12/31/20", "13/01/20", "02/30/20"))
                .containsExactly(
                        "2 StudyDate=19760704",
                        "3 StudyDate=20201231",
                        "4 ! the StudyDate is not a date written as DateFormat says (%m/%d/%y)",
                        "5 ! the StudyDate is not a date written as DateFormat says (%m/%d/%y)");
    }

    @Test
    void passesDateRangesOn() throws IOException {
        assertThat(keys("StudyDate@0", "StudyDate", "20200101-20200131", "20200101-"))
                .containsExactly("2 StudyDate=20200101-20200131", "3 StudyDate=20200101-");
    }

    @Test
    void takesTheCenturyOutOfLongAccessionNumbersOnlyWhenToldTo() throws IOException {
        assertThat(keys("AccessionNumber@0", "A", "1234567202012345X"))
                .containsExactly("2 AccessionNumber=1234567202012345X");
        longAccession = true;
        assertThat(keys("AccessionNumber@0", "A", "1234567202012345X", "1234567202012345"))
                .containsExactly("2 AccessionNumber=12345672012345X", "3 AccessionNumber=1234567202012345");
    }

    @Test
    void passesWildcardsOnThatTheUserWroteButNeverAsksForEverything() throws IOException {
        assertThat(keys("PatientName@0", "Name", "DOE^J*", "*"))
                .containsExactly(
                        "2 PatientName=DOE^J*",
                        "3 ! it has nothing but wildcards, and would retrieve the whole archive");
        assertThat(plan("PatientID@0", "***").isPattern(DicomTag.PATIENT_ID)).isFalse();
    }

    @Test
    void refusesABackslashWhichWouldAskForTwoPatients() throws IOException {
        assertThat(keys("PatientID@0", "PatientID", "1\\2"))
                .containsExactly(
                        "2 ! the PatientID has a character that DICOM does not allow there (backslash or control)");
    }

    @Test
    void givesABadRowOnWithoutItsCells() throws IOException {
        assertThat(keys("PatientID@0", "PatientID", "1,extra-cell", "2"))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("2 ! ").doesNotContain("extra-cell"),
                        second -> assertThat(second).isEqualTo("3 2"));
    }

    @Test
    void refusesAttributesThatNoStudyCanBeFoundBy() {
        assertThatThrownBy(() -> QueryAttribute.parse("EMPI")).hasMessageContaining("a DICOM keyword");
        assertThatThrownBy(() -> QueryAttribute.parse("SOPInstanceUID")).hasMessageContaining("one of instances");
        assertThatThrownBy(() -> DatePattern.parse("%Y-%m")).hasMessageContaining("%Y or %y, %m and %d");
    }

    private QueryPlan plan(String columns, String row) throws IOException {
        return ((Request.Row) read(columns, "a,b,c", row + ",,").get(0)).plan();
    }

    /** Line and key, or line, ! and reason. */
    private List<String> keys(String columns, String... lines) throws IOException {
        return read(columns, lines).stream()
                .map(request -> request.line() + " "
                        + (request instanceof Request.Row row
                                ? row.plan().journalKey()
                                : "! " + ((Request.Unreadable) request).reason()))
                .toList();
    }

    /** @param columns attribute@index or attribute@name, with blanks between */
    private List<Request> read(String columns, String... lines) throws IOException {
        Path csv = Files.write(folder.resolve("list.csv"), List.of(lines));
        List<QueryColumn> query = new ArrayList<>();
        for (String column : columns.split(" ")) {
            String[] parts = column.split("@");
            boolean index = parts[1].matches("[0-9]+");
            query.add(new QueryColumn(
                    QueryAttribute.parse(parts[0]),
                    index ? Optional.empty() : Optional.of(parts[1]),
                    index ? Integer.parseInt(parts[1]) : 0,
                    "FirstIndex"));
        }
        try (CsvReader reader = CsvReader.open(csv)) {
            List<Request> requests = new ArrayList<>();
            new RequestReader(reader, query, dates, longAccession).forEachRemaining(requests::add);
            return requests;
        }
    }
}
