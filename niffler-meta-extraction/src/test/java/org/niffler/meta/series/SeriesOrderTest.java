package org.niffler.meta.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.niffler.meta.series.SeriesOrder.Member;

/** Which instances are a series' first, middle and last. */
class SeriesOrderTest {

    @Test
    void ordersByInstanceNumberNotByName() {
        assertThat(SeriesOrder.choose(List.of(member("a", 10), member("b", 9), member("c", 100))))
                .isEqualTo(
                        Map.of(Slot.FIRST, member("b", 9), Slot.MIDDLE, member("a", 10), Slot.LAST, member("c", 100)));
    }

    @Test
    void takesOfFewInstancesOnlyThoseThatDiffer() {
        assertThat(SeriesOrder.choose(List.of(member("a", 1)))).isEqualTo(Map.of(Slot.FIRST, member("a", 1)));
        assertThat(SeriesOrder.choose(List.of(member("b", 2), member("a", 1))))
                .isEqualTo(Map.of(Slot.FIRST, member("a", 1), Slot.LAST, member("b", 2)));
    }

    @Test
    void putsInstancesWithoutANumberLastAndDecidesByName() {
        Member without = new Member("a", OptionalInt.empty());
        assertThat(SeriesOrder.choose(List.of(without, member("c", 7), member("b", 7))))
                .isEqualTo(Map.of(Slot.FIRST, member("b", 7), Slot.MIDDLE, member("c", 7), Slot.LAST, without));
    }

    @Test
    void findsTheMiddleOfManyWhateverTheirOrder() {
        List<Member> members = IntStream.range(0, 101)
                .mapToObj(i -> member("f" + i, (i * 37) % 101))
                .toList();

        assertThat(SeriesOrder.choose(members).get(Slot.MIDDLE).instanceNumber())
                .hasValue(50);
    }

    private static Member member(String name, int number) {
        return new Member(name, OptionalInt.of(number));
    }
}
