package org.niffler.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.jar.ExecutableJarContract;
import org.niffler.testkit.process.ProcessResult;

class ExecutableJarIT extends ExecutableJarContract {

    @TempDir
    private Path folder;

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

    @Test
    void takesItsSettingsFromTheFileThatIsNamed() throws IOException {
        Path settings = Files.writeString(folder.resolve("mine.json"), """
                {"StorageFolder": "images",
                 "KeepDay": 3}
                """);

        ProcessResult result = jar().run("--config", settings.toString());

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEqualToNormalizingNewlines("""
                        1 problem in the configuration:
                          %s, line 2: unknown key 'KeepDay'; did you mean 'KeepDays'?
                        Nothing was started. Mend this and run the command again.
                        """.formatted(settings));
    }
}
