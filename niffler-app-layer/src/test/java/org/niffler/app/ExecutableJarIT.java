package org.niffler.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.jar.ExecutableJarContract;
import org.niffler.testkit.process.ProcessResult;
import org.niffler.testkit.process.ProgramRun;

class ExecutableJarIT extends ExecutableJarContract {

    private static final String DAY = "20200601";

    @TempDir
    private Path folder;

    ExecutableJarIT() {
        super("app-layer", "org.niffler.app.Main");
    }

    @Test
    void asksForACommand() {
        ProcessResult result = jar().run();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEqualToNormalizingNewlines("""
                        No command was named.
                        java -jar app-layer.jar --help lists them.
                        """);
    }

    @Test
    void computesUtilizationFromAStoreAndDrawsIt() throws IOException {
        ProcessResult computed = utilization();
        ProcessResult drawn = jar().run("plot", path("utilization"), "--output", path("plots"));

        assertThat(computed.exitCode()).as(computed.toString()).isZero();
        assertThat(Files.readString(folder.resolve("utilization/scanner-util.csv")))
                .contains("\n1, 20200601, S1, 100, 1, 1, 1, CT, 2\n");
        assertThat(drawn.exitCode()).as(drawn.toString()).isZero();
        assertThat(ImageIO.read(folder.resolve("plots/timeline-20200601.png").toFile()))
                .isNotNull();
        assertThat(Files.readString(folder.resolve("plots/timeline-20200601.svg")))
                .contains("<svg");
        assertThat(Files.readString(folder.resolve("plots/report.html"))).contains("Monday 2020-06-01");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "fontconfig is what Java asks for fonts on Linux")
    void saysWhatToInstallWhereThereAreNoFonts() throws IOException {
        Path none = Files.writeString(
                folder.resolve("fonts.conf"),
                "<?xml version=\"1.0\"?>\n<fontconfig><dir>" + folder + "</dir></fontconfig>\n");
        utilization();

        ProcessResult result = ProgramRun.run(
                jar().command("plot", path("utilization"), "--output", path("plots")),
                // Java remembers in its user's home which fonts it has seen.
                Map.of("FONTCONFIG_FILE", none.toString(), "JDK_JAVA_OPTIONS", "-Duser.home=" + folder),
                Duration.ofMinutes(2));

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(2);
        assertThat(result.err())
                .contains("Pictures cannot be drawn: no fonts are installed;"
                        + " apt-get install fontconfig fonts-dejavu-core")
                .doesNotContain("\tat ");
    }

    private ProcessResult utilization() {
        AppRun app = new AppRun(folder)
                .store(
                        SeriesDocument.of("P1", "1.2.1", "1.2.1.1").acquired(DAY, "100000"),
                        SeriesDocument.of("P1", "1.2.1", "1.2.1.2").acquired(DAY, "101500"));
        return jar().run(
                        "utilization",
                        "--date",
                        DAY,
                        "--state-folder",
                        app.state().toString(),
                        "--pseudonym-key",
                        path("key"),
                        "--output",
                        path("utilization"));
    }

    @Test
    void deidentifiesFilesAndFindsNothingLeft() {
        SyntheticStudy.ct("P-4711").series(2).instances(2).writeTo(folder.resolve("in"));

        ProcessResult before = jar().run("deidentify", "--check", path("in"));
        ProcessResult written = jar().run("deidentify", "--pseudonym-key", path("key"), path("in"), path("out"));
        ProcessResult after = jar().run("deidentify", "--check", path("out"));

        assertThat(before.exitCode()).as(before.toString()).isEqualTo(1);
        assertThat(written.exitCode()).as(written.toString()).isZero();
        assertThat(written.out()).startsWith("written:       4\n");
        assertThat(after.exitCode()).as(after.toString()).isZero();
        assertThat(after.out() + after.err()).contains("4 DICOM files");
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }
}
