package org.niffler.png.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {

    @Test
    void putsEachFileInExactlyOnePart() {
        for (int file = 0; file < 1000; file++) {
            String key = "P1/series/IM" + file;

            assertThat(IntStream.rangeClosed(1, 7).filter(i -> new Shard(i, 7).has(key)))
                    .hasSize(1);
        }
    }

    @Test
    void makesPartsOfAboutEqualSizeOfNamesThatCountUp() {
        for (int part = 1; part <= 8; part++) {
            Shard shard = new Shard(part, 8);
            long files = IntStream.range(0, 8000)
                    .filter(i -> shard.has(String.format("series/%06d.dcm", i)))
                    .count();

            assertThat(files).isBetween(850L, 1150L);
        }
    }

    @Test
    void readsWhatAJobIsGiven() {
        assertThat(Shard.parse("2/8")).isEqualTo(new Shard(2, 8)).hasToString("2/8");
        assertThat(Shard.parse("1/1").isWhole()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/8", "9/8", "2", "a/b", "2/0", "-1/4", ""})
    void refusesWhatIsNoPart(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shard.parse(text))
                .withMessage("allowed is i/n with i from 1 to n, such as 2/8");
    }
}
