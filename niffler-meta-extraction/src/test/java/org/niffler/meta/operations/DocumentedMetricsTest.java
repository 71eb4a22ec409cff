package org.niffler.meta.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentedMetricsTest {

    @Test
    void namesEachOfOurMetricsInTheDocumentation() throws IOException {
        String page = Files.readString(Path.of("../docs/meta-extraction.md"));
        Metrics metrics = new Metrics();
        for (CurrentValue value : CurrentValue.values()) {
            metrics.observe(value, () -> 0);
        }
        metrics.written("featureset", 1);
        metrics.ended("find-filter", "succeeded", Duration.ofSeconds(3));

        List<String> names = metrics.exposition(null)
                .text()
                .lines()
                .filter(line -> line.startsWith("# HELP niffler_"))
                .map(line -> line.split(" ")[2].replaceFirst("_max$", ""))
                .toList();

        assertThat(names)
                .hasSizeGreaterThan(20)
                .allSatisfy(name -> assertThat(page).containsPattern("\\b" + name + "\\b"));
    }
}
