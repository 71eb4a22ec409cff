package org.niffler.meta;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.niffler.testkit.jar.ExecutableJarContract;
import org.niffler.testkit.process.ProcessResult;

class ExecutableJarIT extends ExecutableJarContract {

    ExecutableJarIT() {
        super("meta-extraction", "org.niffler.meta.Main");
    }

    @Test
    void saysWhatItNeedsAndEndsWithTwo() {
        ProcessResult result = jar().run("--ProfilesFolder", "nowhere");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("Make a folder of text files such as featureset.txt there");
    }
}
