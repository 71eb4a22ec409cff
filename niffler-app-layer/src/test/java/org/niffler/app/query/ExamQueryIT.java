package org.niffler.app.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.app.AppRun;
import org.niffler.app.SeriesDocument;
import org.niffler.app.scanner.Exam;
import org.niffler.metadata.MetadataQuery;
import org.niffler.metadata.mongo.EmbeddedStore;

class ExamQueryIT {

    private static final LocalDate DAY = LocalDate.of(2020, 6, 1);

    @TempDir
    private Path folder;

    private ExamQuery.Found find(List<String> scannerBy, SeriesDocument... documents) throws IOException {
        AppRun app = new AppRun(folder).store(documents);
        try (MetadataQuery store = EmbeddedStore.open(app.state(), Clock.systemUTC())) {
            return new ExamQuery(
                            store,
                            "featureset",
                            ExamQuery.MODALITIES,
                            new ScannerName(scannerBy),
                            ShownIdentity.asItIs())
                    .on(DAY);
        }
    }

    private static SeriesDocument series(String number) {
        return SeriesDocument.of("P1", "1.2", "1.2." + number)
                .with("StudyDescription", "CHEST")
                .acquired("20200601", "080000");
    }

    @Test
    void makesOneExamOfTheSeriesOfAStudyAcrossMidnight() throws IOException {
        ExamQuery.Found found = find(
                List.of("DeviceSerialNumber"),
                series("1").acquired("20200601", "235500"),
                series("2").acquired("20200602", "000730").with("StudyDate", "20200601"),
                series("3").acquired("20200601", "235800.5"));

        assertThat(found.exams())
                .containsExactly(new Exam(
                        DAY,
                        "S1",
                        "P1",
                        "1.2",
                        "CHEST",
                        "CT",
                        LocalDateTime.of(2020, 6, 1, 23, 55),
                        LocalDateTime.of(2020, 6, 2, 0, 7, 30),
                        3));
        assertThat(found.findings()).hasToString("{SEEN=3, USED=3}");
    }

    @Test
    void takesWhatScannersAcquiredThemselvesInTheOriginalsModalities() throws IOException {
        ExamQuery.Found found = find(
                List.of("DeviceSerialNumber"),
                series("1"),
                series("2").with("ImageType", "DERIVED", "SECONDARY"),
                series("3").with("Modality", "US"),
                series("4").with("Modality", "DX CR").with("StudyDescription", "KNEE"),
                series("5").with("StudyDate", "20200602"),
                series("6").with("StudyDate", "2020.06.01").with("StudyDescription", "OLD"));

        assertThat(found.exams())
                .extracting(exam -> exam.description() + " " + exam.modality())
                .containsExactlyInAnyOrder("CHEST CT", "KNEE DX CR", "OLD CT");
    }

    @Test
    void countsWhatItHasToLeaveOut() throws IOException {
        ExamQuery.Found found = find(
                List.of("DeviceSerialNumber"),
                series("1").with("DeviceSerialNumber", "NaN"),
                series("2").without("DeviceSerialNumber"),
                series("3").without("AcquisitionTime"),
                series("4").with("AcquisitionDate", "20200603"),
                series("5").with("AcquisitionDate", "20200531"),
                series("6").without("AcquisitionDate"),
                series("7").with("Modality", "US"),
                series("8").without("Modality"),
                series("9").with("ImageType", "DERIVED", "PRIMARY"),
                series("10").with("ImageType", "NaN"),
                series("11").with("PatientID", "NaN"));

        assertThat(found.findings())
                .hasToString("{SEEN=11, USED=2, OTHER_MODALITY=2, NOT_ORIGINAL=1, WITHOUT_IMAGE_TYPE=1,"
                        + " WITHOUT_SCANNER=2, WITHOUT_TIME=1, ON_OTHER_DAY=2, WITHOUT_PATIENT=1,"
                        + " WITHOUT_ACQUISITION_DATE=1}");
        assertThat(found.exams()).extracting(Exam::patient).containsExactlyInAnyOrder("P1", "");
    }

    @Test
    void countsWhatWasAcquiredOnTheDaysButTellsNoStudyDate() throws IOException {
        AppRun app = new AppRun(folder)
                .store(
                        series("1").without("StudyDate"),
                        series("2").with("StudyDate", "NaN"),
                        series("3").without("StudyDate").with("Modality", "US"),
                        series("4").without("StudyDate").with("AcquisitionDate", "20200603"),
                        series("5"));
        try (MetadataQuery store = EmbeddedStore.open(app.state(), Clock.systemUTC())) {
            Findings findings = new ExamQuery(
                            store,
                            "featureset",
                            ExamQuery.MODALITIES,
                            new ScannerName(List.of("DeviceSerialNumber")),
                            ShownIdentity.asItIs())
                    .withoutStudyDate(new Days(DAY, DAY.plusDays(1)));

            assertThat(findings).hasToString("{WITHOUT_STUDY_DATE=2}");
        }
    }

    @Test
    void tellsScannersApartByTheFirstAttributeThatHasAValue() throws IOException {
        ExamQuery.Found found = find(
                List.of("DeviceSerialNumber", "StationName"),
                series("1").with("StationName", "CT1"),
                series("2").with("StationName", "CT2").with("DeviceSerialNumber", "NaN"));

        assertThat(found.exams()).extracting(Exam::scanner).containsExactlyInAnyOrder("S1", "CT2");
    }
}
