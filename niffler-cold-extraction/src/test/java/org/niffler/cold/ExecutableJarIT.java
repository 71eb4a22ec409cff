package org.niffler.cold;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.niffler.testkit.jar.ExecutableJarContract;
import org.niffler.testkit.process.ProcessResult;

class ExecutableJarIT extends ExecutableJarContract {

    ExecutableJarIT() {
        super("cold-extraction", "org.niffler.cold.Main");
    }

    @Test
    void saysThatItIsNotBuiltYetAndEndsWithTwo() {
        ProcessResult result = jar().run("--config", "config.json");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEqualToNormalizingNewlines("""
                        cold-extraction is not built yet: Niffler %s cannot run it.
                        Ask the PACS's own client for the studies meanwhile.
                        """.formatted(jar().version()));
    }
}
