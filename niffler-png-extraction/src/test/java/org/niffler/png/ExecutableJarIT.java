package org.niffler.png;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.jar.ExecutableJarContract;
import org.niffler.testkit.process.ProcessResult;
import org.niffler.testkit.process.ProgramRun;

class ExecutableJarIT extends ExecutableJarContract {

    ExecutableJarIT() {
        super("png-extraction", "org.niffler.png.Main");
    }

    @Test
    void convertsFromItsJar(@TempDir Path folder) {
        SyntheticStudy.ct("P1").instances(2).writeTo(folder.resolve("dicom"));

        ProcessResult result = jar().run(
                        "--DICOMHome",
                        folder.resolve("dicom").toString(),
                        "--OutputDirectory",
                        folder.resolve("out").toString(),
                        "--PseudonymKey",
                        folder.resolve("key").toString());

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.out()).contains("files:     2 (2 converted)", "pictures:  2");
    }

    @Test
    void knowsAFileAgainWhateverTheLocale(@TempDir Path folder) throws IOException {
        Path home = folder.resolve("dicom");
        SyntheticStudy.ct("P1").instances(2).writeTo(home.resolve("Grüße/Ж"));
        Files.write(home.resolve("Grüße/häßlich"), "DICM, and no more".getBytes(StandardCharsets.US_ASCII));

        ProcessResult first = in("C.UTF-8", folder);
        ProcessResult second = in("C", folder);

        assertThat(second.out())
                .as(first + " " + second)
                .contains("files:     3 (2 converted, 1 failed), 3 of them by an earlier run", "pictures:  2");
    }

    @Test
    void copiesAFailedFileUnderItsOwnNameWhateverTheLocale(@TempDir Path folder) throws IOException {
        Path home = Files.createDirectories(folder.resolve("dicom/Grüße"));
        Files.write(home.resolve("häßlich"), "DICM, and no more".getBytes(StandardCharsets.US_ASCII));

        ProcessResult result = in("C", folder);

        assertThat(result.out()).as(result.toString()).contains("files:     1 (1 failed)");
        assertThat(folder.resolve("out/failed-dicom/4/Grüße/häßlich")).exists();
        assertThat(folder.resolve("out/failures.csv")).content().contains("dicom/Grüße/häßlich,4,");
    }

    private ProcessResult in(String locale, Path folder) {
        List<String> command = jar().command(
                        "--DICOMHome",
                        folder.resolve("dicom").toString(),
                        "--OutputDirectory",
                        folder.resolve("out").toString(),
                        "--Depth",
                        "-1",
                        "--PseudonymKey",
                        folder.resolve("key").toString());
        return ProgramRun.run(command, Map.of("LC_ALL", locale), Duration.ofMinutes(1));
    }
}
