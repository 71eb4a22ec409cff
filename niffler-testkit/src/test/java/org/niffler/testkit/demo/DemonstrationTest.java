package org.niffler.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemonstrationTest {

    private static final Path EXAMPLES = Path.of("..", "config", "workflows", "examples");

    private final StringWriter out = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void saysThatNothingCameAndNothingWasMadeOfItWhenTheJarsCannotRun() throws IOException, InterruptedException {
        Path jar = Files.writeString(folder.resolve("broken.jar"), "no jar");
        Path work = Files.createDirectory(folder.resolve("work"));

        Path profiles = Files.createDirectory(folder.resolve("conf"));
        Files.writeString(profiles.resolve("featureset.txt"), "PatientID\n");

        boolean perfect = new Demonstration(
                        new DemoJars(jar, jar, jar, jar, profiles, EXAMPLES), work, new PrintWriter(out, true))
                .run();

        assertThat(perfect).isFalse();
        assertThat(out.toString())
                .contains("DEMO-001   CT, 2 series          24        0          0")
                .contains("png-extraction.jar ended with exit code 1.")
                .contains("meta-extraction.jar failed: java ended with exit code 1. It said:");
        assertThat(work.resolve("report.html")).doesNotExist();
    }
}
