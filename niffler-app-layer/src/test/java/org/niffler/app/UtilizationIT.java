package org.niffler.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures are worked out by hand from the series below. */
class UtilizationIT {

    private AppRun app;

    @BeforeEach
    void makeAStore(@TempDir Path folder) {
        app = new AppRun(folder)
                .store(
                        // P1: 08:00 to 08:10, then another study 19 minutes later until 08:40: one encounter of 40 min.
                        series("P1", "1.2.1", "1", "080000").with("StudyDescription", "CHEST"),
                        series("P1", "1.2.1", "2", "081000").with("StudyDescription", "CHEST"),
                        series("P1", "1.2.2", "3", "082900").with("StudyDescription", "ABDOMEN"),
                        series("P1", "1.2.2", "4", "084000").with("StudyDescription", "ABDOMEN"),
                        // P2: 09:00 to 09:20, and again at 09:40 sharp: two encounters.
                        series("P2", "1.2.3", "5", "090000").with("StudyDescription", "HEAD"),
                        series("P2", "1.2.3", "6", "092000").with("StudyDescription", "HEAD"),
                        series("P2", "1.2.4", "7", "094000").with("StudyDescription", "HEAD"),
                        series("P2", "1.2.4", "8", "100000").with("StudyDescription", "HEAD"),
                        // S2: over midnight.
                        series("P3", "1.2.5", "9", "235000").with("DeviceSerialNumber", "S2"),
                        series("P3", "1.2.5", "10", "002000")
                                .with("DeviceSerialNumber", "S2")
                                .with("AcquisitionDate", "20200602"));
    }

    private static SeriesDocument series(String patient, String study, String number, String time) {
        return SeriesDocument.of(patient, study, study + "." + number).acquired("20200601", time);
    }

    private AppRun.Result utilization(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("--output", app.file("result").toString()));
        arguments.addAll(Arrays.asList(more));
        return app.askPseudonyms("utilization", arguments.toArray(String[]::new));
    }

    @Test
    void writesWhatTheOriginalWrote() {
        AppRun.Result result = utilization("--date", "20200601", "--keep-phi");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(app.text("result/scanner-util.csv").lines().skip(2))
                .containsExactly(
                        // 80 of the 120 minutes from 08:00 to 10:00
                        "1, 20200601, S1, 66.667, 2, 3, 4, CT, 8",
                        ", , , , , , , , , P1, 080000, 084000, 40, 2, 4, CHEST::ABDOMEN",
                        ", , , , , , , , , P2, 090000, 092000, 20, 1, 2, HEAD",
                        ", , , , , , , , , P2, 094000, 100000, 20, 1, 2, HEAD",
                        "1, 20200601, S2, 100, 1, 1, 1, CT, 2",
                        ", , , , , , , , , P3, 235000, 242000, 30, 1, 2, ");
        assertThat(result.err()).isEqualTo("4 encounters on 1 day in " + app.file("result") + "\n");
    }

    @Test
    void showsPseudonymsUnlessAskedForMore() throws IOException {
        utilization("--date", "20200601", "--layout", "tidy");

        for (Path file : Files.list(app.file("result")).toList()) {
            assertThat(Files.readString(file)).doesNotContain("P1", "P2", "P3", "1.2.");
        }
        assertThat(app.text("result/encounters.csv")).contains("S1,", "CHEST::ABDOMEN");
    }

    @Test
    void computesTheSameFromTheOriginalsDailyFiles() {
        AppRun.Result written = app.askPseudonyms(
                "intermediary",
                "--date",
                "20200601",
                "--output",
                app.file("csv").toString());
        utilization("--date", "20200601");
        String direct = app.text("result/scanner-util.csv");

        AppRun.Result result = app.run(
                "utilization",
                "--intermediary",
                app.file("csv").toString(),
                "--PseudonymKey",
                app.file("key").toString(),
                "--output",
                app.file("again").toString());

        assertThat(written.exitCode()).as(written.err()).isZero();
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(app.text("again/scanner-util.csv")).isEqualTo(direct);
    }

    @Test
    void reportsTheListedScannersAndDaysWithoutExams() throws IOException {
        Files.writeString(app.file("subset.csv"), "DeviceSerialNumber, Institute\nS2, North\nS9, South\n");

        AppRun.Result result = utilization(
                "--from",
                "20200601",
                "--to",
                "20200602",
                "--layout",
                "tidy",
                "--scanners",
                app.file("subset.csv").toString());

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(app.text("result/scanners.csv").lines().skip(1).map(line -> line.split(",", -1)))
                .extracting(cells -> cells[0] + " " + cells[1] + " " + cells[2] + " " + cells[3])
                .containsExactly(
                        "2020-06-01 S2 North 100",
                        "2020-06-01 S9 South ",
                        "2020-06-02 S2 North ",
                        "2020-06-02 S9 South ");
        assertThat(result.err())
                .isEqualTo("1 encounter on 2 days, 1 without any, in " + app.file("result")
                        + "\nleft out: 4 exams on 1 scanners that the list does not name\n");
    }

    @Test
    void comparesWithAWarehouse() throws IOException {
        Files.writeString(
                app.file("cdw.csv"),
                "patient,start,end,scanner\nP1,2020-06-01 07:55,2020-06-01 08:45,S1\nP2,2020-06-01 08:30,2020-06-01"
                        + " 09:30,S1\n");

        AppRun.Result result = utilization(
                "--date",
                "20200601",
                "--layout",
                "tidy",
                "--compare",
                app.file("cdw.csv").toString());

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(app.text("result/comparison.csv").lines()).hasSize(5); // two of both, P2's second, P3's
        assertThat(app.text("result/comparison.csv")).doesNotContain("P1", "P2");
    }

    @Test
    void saysWhatItHadToLeaveOut() {
        app.store(series("P4", "1.2.9", "1", "080000").without("DeviceSerialNumber"));

        AppRun.Result result = utilization("--date", "20200601");

        assertThat(result.err())
                .contains("1 document is left out: it names no scanner; ScannerBy tells scanners apart by another"
                        + " attribute");
    }

    @Test
    void tellsWhatDoesNotCountByItsRules() {
        app.store(
                series("P4", "1.2.9", "1", "080000").with("ImageType", "DERIVED", "PRIMARY"),
                series("P4", "1.2.9", "2", "080000").with("Modality", "US"),
                series("P4", "1.2.9", "3", "080000").with("Modality", "NM"));

        AppRun.Result result = utilization("--date", "20200601");

        assertThat(result.err())
                .isEqualTo("4 encounters on 1 day in " + app.file("result") + "\n"
                        + "made of 10 of 13 documents; left out: 1 not ORIGINAL by their ImageType, 2 of other"
                        + " modalities\n");
    }

    @Test
    void doubtsWhatItHadToGuess() {
        app.store(
                series("NaN", "1.2.8", "1", "080000"),
                series("P4", "1.2.9", "1", "080000").without("AcquisitionDate"),
                series("P4", "1.2.10", "1", "080000").without("StudyDate"));

        AppRun.Result result = utilization("--date", "20200601");

        assertThat(result.err())
                .contains("1 document tells no PatientID: it counts as one patient")
                .contains("1 document tells no AcquisitionDate: its StudyDate is taken")
                .contains("1 document is left out: it was acquired on these days, but tells no StudyDate");
    }

    @Test
    void saysWhyThereIsNothingToReport() {
        app.store(
                "dates",
                List.of(series("P4", "1.2.9", "1", "080000")
                        .without("StudyDate")
                        .without("AcquisitionDate")));

        AppRun.Result result = utilization("--date", "20200601", "--collection", "dates");

        assertThat(result.exitCode()).isZero();
        assertThat(result.err())
                .contains("no document of the collection dates has one of these days as its StudyDate")
                .contains("none of the first documents of the collection has StudyDate: does its profile name it?")
                .contains("0 encounters on 1 day, 1 without any, in ");
    }

    @Test
    void wondersAboutAListThatNamesNoneOfTheScanners() throws IOException {
        Files.writeString(app.file("subset.csv"), "DeviceSerialNumber, Institute\n1, North\n");

        AppRun.Result result = utilization(
                "--date", "20200601", "--scanners", app.file("subset.csv").toString());

        assertThat(result.err()).endsWith("left out: 5 exams on 2 scanners that the list does not name\n");
    }

    @Test
    void readsItsOwnFilesOfStudiesOfSeveralModalities() throws IOException {
        app.store(
                "several",
                List.of(
                        series("P1", "1.2.9", "1", "080000").with("Modality", "DX", "CR"),
                        series("P1", "1.2.10", "1", "080000").with("Modality", "US")));
        String csv = app.file("csv").toString();
        app.ask("intermediary", "--date", "20200601", "--collection", "several", "--keep-phi", "--output", csv);
        app.ask("intermediary", "--date", "20200602", "--collection", "several", "--keep-phi", "--output", csv);
        Files.writeString(
                app.file("csv/20200602.csv"), app.text("csv/20200602.csv") + "S1,1.2.10,P1,0,1,080000,080000,,US\n");

        AppRun.Result result = app.run(
                "utilization",
                "--intermediary",
                csv,
                "--keep-phi",
                "--output",
                app.file("again").toString());

        assertThat(app.text("again/scanner-util.csv")).contains("1, 20200601, S1, , 1, 1, 1, DX\\CR, 1");
        assertThat(result.err())
                .isEqualTo("1 encounter on 2 days, 1 without any, in " + app.file("again")
                        + "\nleft out: 1 exams of other modalities\n");
    }

    @Test
    void asksForFilesWhereThereAreNone() {
        AppRun.Result result =
                app.run("utilization", "--intermediary", app.state().toString(), "--keep-phi");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo("There is no file named <YYYYMMDD>.csv in " + app.state()
                        + ".\njava -jar app-layer.jar intermediary writes them.\n");
    }

    @Test
    void asksForAFolderThatIsThere() {
        AppRun.Result result =
                app.run("utilization", "--intermediary", app.file("nowhere").toString(), "--keep-phi");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo("--intermediary: " + app.file("nowhere")
                        + " is no folder.\nName the folder with the original's daily files, <YYYYMMDD>.csv.\n");
    }

    @Test
    void doesNotFloodTheScreenWithLinesThatAreAllWrong() throws IOException {
        Files.createDirectories(app.file("csv"));
        Files.writeString(
                app.file("csv/20200601.csv"),
                "DeviceSerialNumber,StudyInstanceUID,PatientID,DurationInMinutes,Number of Series in the Study,"
                        + "Exam Start Time,Exam End Time,StudyDescription\n"
                        + "S1,1.2,P1,0,1,noon,noon,\n".repeat(1_000));

        AppRun.Result result = app.run(
                "utilization",
                "--intermediary",
                app.file("csv").toString(),
                "--keep-phi",
                "--output",
                app.file("result").toString());

        assertThat(result.err().lines()).hasSize(22);
        assertThat(result.err())
                .contains("20200601.csv: 1000 lines were passed over; 20 of them are told above")
                .doesNotContain("P1", "noon");
    }

    @Test
    void saysWhichOptionIsNoPattern() throws IOException {
        Files.writeString(app.file("cdw.csv"), "patient,start,end,scanner\n");

        AppRun.Result result = utilization(
                "--date", "20200601", "--compare", app.file("cdw.csv").toString(), "--compare-times", "b");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo(
                        "--compare-times is no pattern of dates and times, such as 'M/d/yyyy h:mm a': Unknown pattern"
                                + " letter: b\n");
    }

    @Test
    void keepsAnEarlierResultIfTheStoreGoesAway() throws IOException {
        utilization("--date", "20200601");
        String before = app.text("result/scanner-util.csv");

        AppRun.Result result = app.run(
                "utilization",
                "--date",
                "20200601",
                "--MongoUri",
                "localhost:1",
                "--keep-phi",
                "--output",
                app.file("result").toString());

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(app.text("result/scanner-util.csv")).isEqualTo(before);
    }

    @Test
    void sharesAConfigurationFileWithTheOtherCommands() throws IOException {
        Files.writeString(
                app.file("app-layer.json"),
                "{\"StateFolder\": \"" + app.state() + "\", \"Gap\": 0, \"RetainUids\": true, \"Threshold\": \"5m\"}");
        String config = app.file("app-layer.json").toString();

        AppRun.Result scanners = app.run(
                "scanners",
                "--config",
                config,
                "--output",
                app.file("scanners.csv").toString());
        AppRun.Result utilization = app.run(
                "utilization",
                "--config",
                config,
                "--date",
                "20200601",
                "--keep-phi",
                "--output",
                app.file("result").toString());
        Files.writeString(app.file("app-layer.json"), "{\"Gapp\": 0}");
        AppRun.Result mistyped = app.run("scanners", "--config", config);

        assertThat(scanners.exitCode()).as(scanners.err()).isZero();
        assertThat(utilization.exitCode()).as(utilization.err()).isZero();
        assertThat(app.text("result/scanner-util.csv")).contains("P1, 080000, 081000, 10");
        assertThat(mistyped.exitCode()).isEqualTo(2);
        assertThat(mistyped.err()).contains("unknown key 'Gapp'");
    }

    @Test
    void doesNotShowAPatientIdForAScanner() {
        AppRun.Result result = utilization("--date", "20200601", "--scanner-by", "StationName,PatientID");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains("PatientID says who a patient is or when (PS3.15 Table E.1-1), not which scanner it was");
    }

    @Test
    void doesNotTakeAFileForTheFolder() {
        AppRun.Result result = app.askPseudonyms("utilization", "--date", "20200601", "--output", "scanner-util.csv");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).isEqualTo("""
                --output names the folder for several files, and scanner-util.csv looks like one of them.
                Name a folder, such as scanner-util.
                """);
    }
}
