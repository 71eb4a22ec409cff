package org.niffler.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyTimesIT {

    private static final String HEADER =
            "Study,Earliest Acquisition Date,Earliest Acquisition Time,Latest Acquisition Date,Latest Acquisition"
                    + " Time\n";

    private AppRun app;

    @BeforeEach
    void makeAStore(@TempDir Path folder) {
        app = new AppRun(folder)
                .store(
                        SeriesDocument.of("P1", "1.2.1", "1.2.1.1").acquired("20200601", "235000.5"),
                        SeriesDocument.of("P1", "1.2.1", "1.2.1.2")
                                .acquired("20200602", "001500")
                                .with("StudyDate", "20200601"),
                        SeriesDocument.of("P2", "1.2.2", "1.2.2.1").acquired("20200601", "0900"),
                        SeriesDocument.of("P3", "1.2.3", "1.2.3.1").acquired("20200601", "banana"),
                        SeriesDocument.of("P4", "1.2.4", "1.2.4.1").acquired("20200603", "100000"));
    }

    @Test
    void tellsTheFirstAndTheLastAcquisitionOfEachStudyAcrossMidnight() {
        AppRun.Result result = app.ask(
                "study-times",
                "--date",
                "20200601",
                "--keep-phi",
                "--output",
                app.file("out.csv").toString());

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(app.text("out.csv"))
                .isEqualTo(HEADER + "1.2.2,20200601,090000,20200601,090000\n1.2.1,20200601,235000,20200602,001500\n");
        assertThat(result.err())
                .contains("2 studies in ")
                .contains("1 studies are left out: they tell no AcquisitionTime")
                .doesNotContain("1.2.3");
    }

    @Test
    void showsNoUidUnlessAskedTo() {
        AppRun.Result result = app.askPseudonyms(
                "study-times",
                "--from",
                "20200601",
                "--to",
                "20200603",
                "--output",
                app.file("out.csv").toString());

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(app.text("out.csv"))
                .doesNotContain("1.2.1,", "1.2.2,", "1.2.4,")
                .contains("\n2.25.");
        assertThat(app.text("out.csv").lines()).hasSize(4);
    }

    @Test
    void asksWhichDays() {
        AppRun.Result result = app.ask("study-times", "--date", "20200601", "--from", "20200601");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).isEqualTo("""
                Which days? Give either --date, or --from and --to.
                For example: --date 20200601, or --from 20200601 --to 20200630
                """);
    }

    @Test
    void knowsADayThatDoesNotExist() {
        AppRun.Result result = app.ask("study-times", "--date", "20200230");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("Date", "expected a date such as 20200601");
    }
}
