package org.niffler.png;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.jar.ExecutableJarContract;
import org.niffler.testkit.process.ProcessResult;

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
}
