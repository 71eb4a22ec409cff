package org.niffler.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.niffler.testkit.jar.ExecutableJarContract;
import org.niffler.testkit.process.ProcessResult;

class ExecutableJarIT extends ExecutableJarContract {

    ExecutableJarIT() {
        super("app-layer", "org.niffler.app.Main");
    }

    @Test
    void saysThatItIsNotBuiltYetAndEndsWithTwo() {
        ProcessResult result = jar().run("--config", "config.json");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEqualToNormalizingNewlines("""
                        app-layer is not built yet: Niffler %s cannot run it.
                        Retrieve the studies of a list meanwhile: ./niffler cold-extraction --help
                        """.formatted(jar().version()));
    }
}
