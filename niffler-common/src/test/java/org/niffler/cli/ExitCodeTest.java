package org.niffler.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCodeTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, false, ALL_DONE",
        "3, 0, 0, false, ALL_DONE",
        "0, 0, 5, false, ALL_DONE",
        "3, 1, 0, false, SOME_FAILED",
        "0, 2, 5, false, SOME_FAILED",
        "3, 0, 0, true, INTERRUPTED",
        "3, 1, 0, true, INTERRUPTED"
    })
    void followsFromHowTheRunEnded(long done, long failed, long skipped, boolean interrupted, ExitCode expected) {
        assertThat(ExitCode.of(new RunSummary(done, failed, skipped, interrupted)))
                .isEqualTo(expected);
    }

    @Test
    void isTheNumberThatTheDocumentationPromises() {
        assertThat(ExitCode.values()).extracting(ExitCode::code).containsExactly(0, 1, 2, 3, 4, 130);
    }

    @Test
    void cannotComeFromNegativeCounts() {
        assertThatThrownBy(() -> new RunSummary(0, -1, 0, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("counts are not negative: 0, -1, 0");
    }
}
