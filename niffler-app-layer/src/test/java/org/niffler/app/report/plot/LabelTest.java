package org.niffler.app.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LabelTest {

    @Test
    void leavesShortTextAsItIs() {
        assertThat(Label.middle("MR-0815", 7)).isEqualTo("MR-0815");
        assertThat(Label.start("MR-0815", 7)).isEqualTo("MR-0815");
    }

    @Test
    void keepsBothEndsOfALongId() {
        assertThat(Label.middle("ABCDEFGHIJ", 7)).isEqualTo("ABC\u2026HIJ");
        assertThat(Label.middle("0123456789".repeat(1000), 22)).isEqualTo("01234567890\u20260123456789");
    }

    @Test
    void cutsNamesAtTheirEnd() {
        assertThat(Label.start("University Hospital", 11)).isEqualTo("University\u2026");
    }

    @Test
    void cutsNoCharacterInHalf() {
        assertThat(Label.middle("\uD83C\uDFE5".repeat(9), 3)).isEqualTo("\uD83C\uDFE5\u2026\uD83C\uDFE5");
        assertThat(Label.start("\uD83C\uDFE5".repeat(9), 2)).isEqualTo("\uD83C\uDFE5\u2026");
    }

    @Test
    void leavesNothingThatTurnsOrBreaksTheTextAround() {
        assertThat(Label.clean("\u202Eabc\u200F\u2067d")).isEqualTo("abcd");
        assertThat(Label.clean("a\nb\u0000c\u2028d")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd");
        assertThat(Label.clean("\uD800x\uFFFE")).isEqualTo("\uFFFDx\uFFFD");
    }
}
