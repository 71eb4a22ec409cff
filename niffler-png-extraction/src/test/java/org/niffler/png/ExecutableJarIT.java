package org.niffler.png;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.niffler.testkit.jar.ExecutableJarContract;
import org.niffler.testkit.process.ProcessResult;

class ExecutableJarIT extends ExecutableJarContract {

    ExecutableJarIT() {
        super("png-extraction", "org.niffler.png.Main");
    }

    @Test
    void saysThatItIsNotBuiltYetAndEndsWithTwo() {
        ProcessResult result = jar().run("--config", "config.json");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEqualToNormalizingNewlines("""
                        png-extraction is not built yet: Niffler %s cannot run it.
                        Retrieve the DICOM files meanwhile: ./niffler cold-extraction --help
                        """.formatted(jar().version()));
    }
}
