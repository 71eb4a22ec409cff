package org.niffler.png.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameSelectionTest {

    @ParameterizedTest
    @CsvSource({
        "all, 3, '0,1,2'",
        "first, 3, 0",
        "first, 0, ''",
        "middle, 5, 2",
        "middle, 4, 1",
        "middle, 1, 0",
        "middle, 0, ''",
        "2-3, 5, '1,2'",
        "2-9, 3, '1,2'",
        "4-9, 3, ''",
        "7, 9, 6",
        "ALL, 1, 0"
    })
    void choosesFrames(String text, int frames, String chosen) {
        String numbers = FrameSelection.parse(text)
                .of(frames)
                .mapToObj(Integer::toString)
                .reduce((a, b) -> a + "," + b)
                .orElse("");

        assertThat(numbers).isEqualTo(chosen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "last", "0-3", "3-2", "1-", "-1", "1..3", "99999999999"})
    void refusesWhatIsNoSelection(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FrameSelection.parse(text))
                .withMessage(
                        "allowed is first, middle, all, a frame's number, or a range i-j; frames are counted from 1");
    }

    @Test
    void printsAsItIsTyped() {
        assertThat(FrameSelection.parse("2-5")).hasToString("2-5");
        assertThat(FrameSelection.parse("middle")).hasToString("middle");
    }
}
