package org.niffler.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.niffler.app.query.ShownIdentity;
import org.niffler.app.scanner.Encounter;
import org.niffler.app.scanner.Encounters;
import org.niffler.app.scanner.Exam;
import org.niffler.app.scanner.ScannerDay;
import org.niffler.app.scanner.Utilization;
import org.niffler.app.scanner.UtilizationDay;
import org.niffler.app.scanner.WarehouseComparison;
import org.niffler.app.scanner.WarehouseExam;
import org.niffler.deid.Pseudonymizer;

/** Written in both layouts and formats, and read back. */
class UtilizationReportTest {

    private static final LocalDate DAY = LocalDate.of(2020, 6, 1);
    private static final Utilization UTILIZATION =
            new Utilization(Encounters.DEFAULT_GAP, Optional.of(Map.of("CT1", "North", "MR2", "")));

    /**
     * A from 10:00 to 10:30, B from 10:20 to 10:50: 60 minutes of the 870 to 0:30, when C leaves who came at 23:30. With
     * C's 60 that is 120 of 870 minutes, 13.793 %.
     */
    private static final UtilizationDay USED = UTILIZATION.day(
            DAY,
            Stream.of(
                    exam("A", "1.1", "CHEST, PA", "CT", 600, 630, 4),
                    exam("B", "1.2", "HEAD", "CT", 620, 640, 2),
                    exam("B", "1.3", "=HYPERLINK(1)", "MR", 645, 650, 1),
                    exam("C", "1.4", "", "CT", 1410, 1470, 1)));

    private static final UtilizationDay UNUSED = new UtilizationDay(DAY.plusDays(1), List.of());

    @TempDir
    Path folder;

    private final List<BadLine> badLines = new ArrayList<>();

    @Test
    void writesTheOriginalsLayout() throws IOException {
        write(Layout.ORIGINAL, Format.CSV);

        assertThat(folder.resolve("scanner-util.csv")).hasContent("""
                        Date #, Date YYYYMMDD, ScannerID, Scanner Utilization %, Patients of the scanner in the day, Encounters of the scanner in the day, Studies by the scanner, Modality, Series by the Scanner
                         , , , , , , , , , PatientID, StartTime, EndTime, Duration (Minutes), Number of Studies In the Encounter, Number of Series In the Encounter, Encounter Description
                        1, 20200601, CT1, 13.793, 3, 3, 4, CT/MR, 8
                        , , , , , , , , , A, 100000, 103000, 30, 1, 4,"CHEST, PA"
                        , , , , , , , , , B, 102000, 105000, 30, 2, 3, HEAD::=HYPERLINK(1)
                        , , , , , , , , , C, 233000, 243000, 60, 1, 1,\s
                        1, 20200601, MR2, , 0, 0, 0, , 0
                        2, 20200602, , , 0, 0, 0, , 0
                        """);
        assertThat(folder.resolve("gaps.csv")).hasContent("""
                        Date,ScannerID,StartTime,EndTime,Minutes
                        20200601,CT1,105000,233000,760
                        """);
        assertThat(files())
                .containsExactlyInAnyOrder("scanner-util.csv", "gaps.csv", "overlaps.csv", "descriptions.csv");
    }

    @Test
    void writesTidyTables() throws IOException {
        write(Layout.TIDY, Format.CSV);

        assertThat(folder.resolve("scanners.csv")).hasContent("""
                        Date,ScannerID,Institute,UtilizationPercent,FirstUse,LastUse,BusyMinutes,IdleMinutes,Gaps,LongestGapMinutes,Overlaps,Patients,Encounters,Studies,Series,Modalities
                        2020-06-01,CT1,North,13.793,2020-06-01T10:00:00,2020-06-02T00:30:00,120,760,1,760,1,3,3,4,8,CT/MR
                        2020-06-01,MR2,,,,,0,0,0,0,0,0,0,0,0,
                        2020-06-02,,,,,,0,0,0,0,0,0,0,0,0,
                        """);
        assertThat(folder.resolve("encounters.csv")).hasContent("""
                        Date,ScannerID,PatientID,StartTime,EndTime,DurationMinutes,IdleBeforeMinutes,Studies,Series,Modalities,Description
                        2020-06-01,CT1,A,2020-06-01T10:00:00,2020-06-01T10:30:00,30,,1,4,CT,"CHEST, PA"
                        2020-06-01,CT1,B,2020-06-01T10:20:00,2020-06-01T10:50:00,30,0,2,3,CT/MR,HEAD::=HYPERLINK(1)
                        2020-06-01,CT1,C,2020-06-01T23:30:00,2020-06-02T00:30:00,60,760,1,1,CT,
                        """);
        assertThat(folder.resolve("overlaps.csv")).hasContent("""
                        Date,ScannerID,FirstPatientID,FirstStartTime,FirstEndTime,SecondPatientID,SecondStartTime,SecondEndTime,OverlapStartTime,OverlapEndTime,OverlapMinutes
                        2020-06-01,CT1,A,2020-06-01T10:00:00,2020-06-01T10:30:00,B,2020-06-01T10:20:00,2020-06-01T10:50:00,2020-06-01T10:20:00,2020-06-01T10:30:00,10
                        """);
        assertThat(folder.resolve("descriptions.csv")).hasContent("""
                        Date,ScannerID,Description,Encounters,MedianMinutes
                        2020-06-01,CT1,,1,60
                        2020-06-01,CT1,"CHEST, PA",1,30
                        2020-06-01,CT1,HEAD::=HYPERLINK(1),1,30
                        """);
    }

    @Test
    void writesTheSameTablesAsJson() throws IOException {
        write(Layout.TIDY, Format.JSON);

        assertThat(folder.resolve("gaps.json")).hasContent("""
                        [
                        {"Date":"2020-06-01","ScannerID":"CT1","StartTime":"2020-06-01T10:50:00","EndTime":"2020-06-01T23:30:00","Minutes":760}
                        ]
                        """);
        assertThat(files())
                .containsExactlyInAnyOrder(
                        "scanners.json", "encounters.json", "gaps.json", "overlaps.json", "descriptions.json");
    }

    @Test
    void writesTheComparisonWithAWarehouse() throws IOException {
        WarehouseExam noted = new WarehouseExam("A", DAY.atTime(10, 5), DAY.atTime(10, 20), "CT1");
        WarehouseExam elsewhere = new WarehouseExam("D", DAY.atTime(10, 15), DAY.atTime(10, 25), "CT1");
        WarehouseComparison comparison =
                new WarehouseComparison(Stream.of(noted, elsewhere), UTILIZATION, WarehouseComparison.DEFAULT_REACH);

        try (UtilizationReport report =
                UtilizationReport.open(folder, Layout.TIDY, Format.CSV, false, Optional.of(comparison))) {
            report.day(USED);
            report.complete();
        }

        assertThat(folder.resolve("comparison.csv")).hasContent("""
                        Date,ScannerID,PatientID,Known,WarehouseStartTime,WarehouseEndTime,StartTime,EndTime,StartDifferenceMinutes,EndDifferenceMinutes,DurationDifferenceMinutes,SharedMinutes,DoubleBookedMinutes
                        2020-06-01,CT1,A,both,2020-06-01T10:05:00,2020-06-01T10:20:00,2020-06-01T10:00:00,2020-06-01T10:30:00,5,-10,-15,15,5
                        2020-06-01,CT1,D,only warehouse,2020-06-01T10:15:00,2020-06-01T10:25:00,,,,,,,5
                        2020-06-01,CT1,B,only images,,,2020-06-01T10:20:00,2020-06-01T10:50:00,,,,,
                        2020-06-01,CT1,C,only images,,,2020-06-01T23:30:00,2020-06-02T00:30:00,,,,,
                        """);
    }

    @Test
    void leavesNothingOfAReportThatWasNotCompleted() throws IOException {
        Path before = Files.writeString(folder.resolve("gaps.csv"), "as it was");

        try (UtilizationReport report =
                UtilizationReport.open(folder, Layout.TIDY, Format.CSV, false, Optional.empty())) {
            report.day(USED);
        }

        assertThat(files()).containsExactly("gaps.csv");
        assertThat(before).hasContent("as it was");
    }

    @ParameterizedTest
    @CsvSource({"TIDY,CSV", "TIDY,JSON"})
    void tidyTablesAreReadBackAsTheyWere(Layout layout, Format format) throws IOException {
        write(layout, format);

        assertThat(read(folder)).containsExactly(USED, UNUSED);
        assertThat(badLines).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ORIGINAL,CSV", "ORIGINAL,JSON"})
    void theOriginalsLayoutIsReadBackButForInstitutesAndTheModalitiesOfEncounters(Layout layout, Format format)
            throws IOException {
        write(layout, format);

        assertThat(read(folder)).containsExactly(lessDetailed(USED), UNUSED);
        assertThat(badLines).isEmpty();
    }

    @Test
    void encountersAloneTellOfTheScannersThatWereUsed() throws IOException {
        write(Layout.TIDY, Format.CSV);
        Files.delete(folder.resolve("scanners.csv"));

        assertThat(read(folder.resolve("encounters.csv")))
                .singleElement()
                .satisfies(day -> assertThat(day.scanners())
                        .extracting(ScannerDay::scanner)
                        .containsExactly("CT1"));
    }

    @Test
    void readsWhatTheOriginalSystemWrote() throws IOException {
        Path file = Files.writeString(folder.resolve("scanner-util.csv"), """
                Date #, Date YYYYMMDD, ScannerID, Scanner Utilization %, Patients of the scanner in the day, Encounters of the scanner in the day, Studies by the scanner, Modality, Series by the Scanner\s
                 , , , , , , , , , PatientID, StartTime, EndTime, Duration (Minutes), Number of Studies In the Encounter, Number of Series In the Encounter, Encounter Description\s
                1, 20200602, 9, 57.1 %, 1, 2, 2,MR, 5
                , , , , , , , , ,77, 101744, 102310, 5.433333333333334, 1, 4, CHEST, two views
                , , , , , , , , ,77, 93000.0, 93500.0, 5.0, 1, 1, HEAD::NECK
                2, 20200601, 9, NaN %, 1, 1, 1,MR, 1
                , , , , , , , , ,Doe^Jane, 235000, 241000, 20.0, one, 1, HEAD
                """);

        List<UtilizationDay> days = read(file);

        assertThat(days).extracting(UtilizationDay::day).containsExactly(DAY.plusDays(1), DAY);
        assertThat(days.get(0).scanners().get(0).encounters())
                .containsExactly(
                        new Encounter(
                                "77",
                                DAY.plusDays(1).atTime(9, 30),
                                DAY.plusDays(1).atTime(9, 35),
                                1,
                                1,
                                new TreeSet<>(List.of("MR")),
                                List.of("HEAD", "NECK")),
                        new Encounter(
                                "77",
                                DAY.plusDays(1).atTime(10, 17, 44),
                                DAY.plusDays(1).atTime(10, 23, 10),
                                1,
                                4,
                                new TreeSet<>(List.of("MR")),
                                List.of("CHEST,two views")));
        assertThat(badLines)
                .containsExactly(new BadLine(file, 7, "Number of Studies In the Encounter is no whole number from 0."));
    }

    @Test
    void asksWhichOfSeveralResultsIsMeant() throws IOException {
        write(Layout.TIDY, Format.CSV);
        write(Layout.ORIGINAL, Format.JSON);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> read(folder))
                .withMessage("The folder " + folder + " holds several results of utilization: encounters.csv,"
                        + " scanner-util.json. Name one of the files.");
        assertThat(read(folder.resolve("encounters.csv"))).containsExactly(USED, UNUSED);
    }

    @Test
    void patientsOfAResultWithIdentifiersAreReadAsPseudonyms() throws IOException {
        write(Layout.TIDY, Format.CSV);
        Pseudonymizer pseudonyms = Pseudonymizer.keyed(new byte[32]);
        List<UtilizationDay> days = new ArrayList<>();

        new EncounterReader(ShownIdentity.pseudonyms(pseudonyms), badLines::add).read(folder, days::add);

        assertThat(days.get(0).scanners().get(0).encounters())
                .extracting(Encounter::patient)
                .containsExactly(pseudonyms.patient("A"), pseudonyms.patient("B"), pseudonyms.patient("C"));
    }

    @Test
    void refusesAFileThatComesBackToADay() throws IOException {
        String row = ",CT1,A,2020-06-01T10:00:00,2020-06-01T10:30:00,30,,1,4,CT,\n";
        Path file = Files.writeString(
                folder.resolve("encounters.csv"),
                "Date,ScannerID,PatientID,StartTime,EndTime,DurationMinutes,IdleBeforeMinutes,Studies,Series,Modalities,Description\n"
                        + "2020-06-01" + row + "2020-06-02" + row + "2020-06-01" + row);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> read(file))
                .withMessage(
                        "The file " + file + " comes back to 2020-06-01 after another day. Sort its lines by day.");
    }

    @Test
    void refusesWhatIsNoResult() throws IOException {
        Path table = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
        Path json = Files.writeString(folder.resolve("other.json"), "{\"Doe\":1}");
        Path torn = Files.writeString(folder.resolve("torn.json"), "[{\"Date\":\"2020-06-01\",\"StartTime\":Doe");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> read(table))
                .withMessage("The file " + table + " is no result of utilization: it has no column \"Date\" nor"
                        + " \"Date #\". Name a scanner-util or encounters file, or their folder.");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> read(json))
                .withMessage("The JSON file " + json + " is no table that was written here: it is no array.");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> read(torn))
                .withMessage("The JSON file " + torn + " is no table that was written here: line 1 is no JSON.");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> read(folder))
                .withMessage("The folder " + folder + " holds no result of utilization, none of encounters.csv,"
                        + " encounters.json, scanner-util.csv, scanner-util.json. Name the folder that it was written"
                        + " to.");
    }

    private static Exam exam(
            String patient, String study, String description, String modality, int from, int to, int series) {
        return new Exam(
                DAY,
                "CT1",
                patient,
                study,
                description,
                modality,
                DAY.atStartOfDay().plusMinutes(from),
                DAY.atStartOfDay().plusMinutes(to),
                series);
    }

    private static UtilizationDay lessDetailed(UtilizationDay day) {
        return new UtilizationDay(
                day.day(),
                day.scanners().stream()
                        .map(scanner -> new ScannerDay(
                                scanner.day(),
                                scanner.scanner(),
                                Optional.empty(),
                                scanner.encounters().stream()
                                        .map(encounter -> new Encounter(
                                                encounter.patient(),
                                                encounter.start(),
                                                encounter.end(),
                                                encounter.studies(),
                                                encounter.series(),
                                                scanner.modalities(),
                                                encounter.descriptions()))
                                        .toList()))
                        .toList());
    }

    private void write(Layout layout, Format format) throws IOException {
        try (UtilizationReport report = UtilizationReport.open(folder, layout, format, false, Optional.empty())) {
            report.day(USED);
            report.day(UNUSED);
            report.complete();
        }
    }

    private List<UtilizationDay> read(Path result) throws IOException {
        List<UtilizationDay> days = new ArrayList<>();
        new EncounterReader(ShownIdentity.asItIs(), badLines::add).read(result, days::add);
        return days;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.map(file -> file.getFileName().toString()).toList();
        }
    }
}
