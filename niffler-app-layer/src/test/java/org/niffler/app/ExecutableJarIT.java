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
    void asksForACommand() {
        ProcessResult result = jar().run();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEqualToNormalizingNewlines("""
                        No command was named.
                        java -jar app-layer.jar --help lists them.
                        """);
    }
}
