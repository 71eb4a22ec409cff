package org.niffler.app.report.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.niffler.app.report.plot.SampleDays.MONDAY;
import static org.niffler.app.report.plot.SampleDays.encounter;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.niffler.app.scanner.Encounter;

class OverlapGroupTest {

    private final Encounter early = encounter(MONDAY, "08:00", "09:00");
    private final Encounter over = encounter(MONDAY, "08:30", "10:00");
    private final Encounter after = encounter(MONDAY, "10:00", "11:00");

    @Test
    void findsEncountersThatLieOverEachOther() {
        assertThat(OverlapGroup.of(List.of(after, over, early)))
                .containsExactly(new OverlapGroup(List.of(early, over)), new OverlapGroup(List.of(after)));
    }

    @Test
    void takesThoseThatTouchForSeparateOnes() {
        assertThat(OverlapGroup.of(List.of(over, after))).noneMatch(OverlapGroup::isFault);
    }

    @Test
    void joinsWhatOverlapsThroughAThird() {
        Encounter last = encounter(MONDAY, "09:30", "09:40");

        OverlapGroup group = OverlapGroup.of(List.of(early, over, last)).get(0);

        assertThat(group.encounters()).containsExactly(early, over, last);
        assertThat(group.start()).isEqualTo(early.start());
        assertThat(group.end()).isEqualTo(over.end());
        assertThat(group.lanes()).containsExactly(0, 1, 0);
    }

    @Test
    void seesAnInstantWithinAnotherEncounter() {
        Encounter instant = encounter(MONDAY, "08:30", "08:30");

        assertThat(OverlapGroup.of(List.of(early, instant))).hasSize(1).allMatch(OverlapGroup::isFault);
    }

    @Test
    void findsNothingInADayWithoutEncounters() {
        assertThat(OverlapGroup.of(List.of())).isEmpty();
    }
}
