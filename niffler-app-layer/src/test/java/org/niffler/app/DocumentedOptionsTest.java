package org.niffler.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever reads the manual finds every option, by one of its names. */
class DocumentedOptionsTest {

    private static final Path DOCS = Path.of("../docs");
    private static final Pattern OPTION =
            Pattern.compile("^ +(?:-[a-z], )?--(\\w+)(?:, --([a-z0-9-]+))?", Pattern.MULTILINE);

    @ParameterizedTest
    @CsvSource({
        "utilization, app-layer.md",
        "intermediary, app-layer.md",
        "plot, app-layer.md",
        "clock-calibration, app-layer.md",
        "scanners, app-layer.md",
        "study-times, app-layer.md",
        "cohort, app-layer.md",
        "run-workflow, app-layer.md",
        "explore, app-layer.md",
        "deidentify, deidentify.md"
    })
    void namesEveryOptionOfEachCommand(String command, String page, @TempDir Path folder) throws IOException {
        String manual = Files.readString(DOCS.resolve(page));
        String help = new AppRun(folder).run(command, "--help").out();

        Set<String> missing = new TreeSet<>();
        int options = 0;
        for (Matcher option = OPTION.matcher(help); option.find(); options++) {
            if (!manual.contains("`" + option.group(1) + "`")
                    && !manual.contains("--" + option.group(1))
                    && !manual.contains("--" + option.group(2))) {
                missing.add(option.group(1));
            }
        }

        assertThat(options).isGreaterThan(5);
        missing.removeAll(Set.of("verbose", "quiet", "help", "version", "config"));
        assertThat(missing).isEmpty();
    }
}
