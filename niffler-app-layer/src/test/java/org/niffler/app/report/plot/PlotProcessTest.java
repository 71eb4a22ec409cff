package org.niffler.app.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.process.ProcessResult;
import org.niffler.testkit.process.ProgramRun;

/** What depends on the process: its memory, its fonts, its language. */
class PlotProcessTest {

    @TempDir
    private Path folder;

    @Test
    void drawsMoreDaysOf700ScannersThanMemoryWouldHold() throws Exception {
        // A million encounters, of more than 200 bytes each.
        ProcessResult result = run(Map.of(), "-Xmx128m", "122", "700");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(Files.readString(folder.resolve("report.html")))
                .contains("<dt>Scanners</dt><dd>700</dd>")
                .contains("Scanners on Friday 2020-05-01, page 18 of 18");
    }

    @Test
    void writesNumbersAndDatesAlikeInEveryLanguage() throws Exception {
        ProcessResult result = run(Map.of(), "-Xmx128m", "1", "1");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(Files.readString(folder.resolve("report.html")))
                .doesNotContainPattern("[\u0660-\u0669]")
                .contains("08:00", "January 2020", "Wednesday 2020-01-01");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "fontconfig is what Java asks for fonts on Linux")
    void saysWhatToInstallWhereThereAreNoFonts() throws Exception {
        Path none = Files.writeString(
                folder.resolve("fonts.conf"),
                "<?xml version=\"1.0\"?>\n<fontconfig><dir>" + folder + "</dir></fontconfig>\n");

        ProcessResult result = run(Map.of("FONTCONFIG_FILE", none.toString()), "-Xmx128m", "1", "1");

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.err())
                .contains("org.niffler.app.report.plot.NoFontsException: Pictures cannot be drawn: no fonts are"
                        + " installed; apt-get install fontconfig fonts-dejavu-core");
        assertThat(folder.resolve("report.html")).doesNotExist();
    }

    private ProcessResult run(Map<String, String> environment, String memory, String days, String scanners) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(memory, "-XX:+UseSerialGC", "-Djava.awt.headless=true"));
        // Where Java remembers which fonts it has seen.
        command.add("-Duser.home=" + folder);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ManyDays.class.getName()));
        command.addAll(List.of(folder.toString(), days, scanners));
        return ProgramRun.run(command, environment, Duration.ofMinutes(3));
    }
}
