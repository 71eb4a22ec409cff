package org.niffler.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTableTest {

    @Test
    void alignsColumnsOfAnyWidth() {
        assertThat(new MarkdownTable("s", "MB").row(List.of("1", "1,000")).lines())
                .containsExactly("| s   | MB    |", "| --- | ---   |", "| 1   | 1,000 |");
    }
}
