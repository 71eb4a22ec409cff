package org.niffler.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScannersIT {

    private AppRun app;

    @BeforeEach
    void makeAStore(@TempDir Path folder) {
        app = new AppRun(folder)
                .store(
                        ct("1", "CT1", "SN1").acquired("20200601", "080000"),
                        ct("2", "CT1", "SN1").acquired("20200602", "080000"),
                        ct("3", "CT2", "SN2").acquired("20191231", "235959"),
                        ct("4", "CT3", "SN3").with("StudyDate", "2020.06.03"),
                        ct("5", "MR1", "SN4").with("Modality", "MR").acquired("20200601", "080000"),
                        ct("6", "=cmd()", "SN5").acquired("20200601", "080000").without("InstitutionName"));
    }

    private static SeriesDocument ct(String series, String station, String serial) {
        return SeriesDocument.of("P1", "1.2", "1.2." + series)
                .with("StationName", station)
                .with("InstitutionName", "Hospital, \"North\"")
                .with("DeviceSerialNumber", serial)
                .with("Manufacturer", "ACME")
                .with("ManufacturerModelName", "NaN");
    }

    @Test
    void listsEachScannerOnce() {
        AppRun.Result result = app.ask(
                "scanners",
                "--modality",
                "CT",
                "--since",
                "20200101",
                "--output",
                app.file("out.csv").toString());

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(app.text("out.csv")).isEqualTo("""
                StationName,InstitutionName,DeviceSerialNumber,Manufacturer,ManufacturerModelName
                '=cmd(),,SN5,ACME,
                CT1,"Hospital, ""North""\",SN1,ACME,
                CT3,"Hospital, ""North""\",SN3,ACME,
                """);
        assertThat(result.err()).isEqualTo("3 scanners in " + app.file("out.csv") + "\n");
    }

    @Test
    void listsThoseOfAllModalitiesAsJson() {
        AppRun.Result result = app.ask(
                "scanners", "--format", "json", "--output", app.file("out.json").toString());

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(app.text("out.json"))
                .startsWith("[\n{\"StationName\":\"=cmd()\",\"InstitutionName\":\"\",\"DeviceSerialNumber\":\"SN5\"")
                .contains("\"StationName\":\"MR1\"", "\"StationName\":\"CT2\"")
                .endsWith("}\n]\n");
    }

    @Test
    void saysWhichCollectionsThereAre() {
        AppRun.Result result = app.ask("scanners", "--collection", "featureset9");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo("The embedded store in " + app.state()
                        + " has no collection featureset9; it has featureset. Collection names another.\n");
    }

    @Test
    void saysThatThereIsNoStore() {
        AppRun.Result result =
                app.run("scanners", "--StateFolder", app.file("elsewhere").toString());

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo("There is no store in " + app.file("elsewhere")
                        + ". StateFolder says where meta-extraction keeps it, MONGO_URI or MongoUri which MongoDB it uses"
                        + " instead.\n");
    }

    @Test
    void saysThatTheStoreCannotBeReached() {
        AppRun.Result result = app.run("scanners", "--MongoUri", "localhost:1");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).contains("MongoDB at localhost:1");
    }

    @Test
    void leavesNoHalfResultWhereItCannotWrite() {
        AppRun.Result result = app.ask("scanners", "--output", app.state().toString());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .isEqualTo("The result cannot be written: " + app.state() + " is a folder; name a file in it.\n");
    }
}
