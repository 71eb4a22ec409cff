package org.niffler.workflow.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.niffler.workflow.WorkUnit;

class LaneTest {

    private final Lane lane = new Lane();

    private static Run run(int number, long instances) {
        RunUnit unit = new RunUnit(WorkUnit.SERIES, "place " + number, "1.2", "1.2." + number, "", instances);
        return RunSteps.queued("detect", unit, "", Instant.EPOCH);
    }

    /** A batch on an archive; looking through all that wait for each took minutes. */
    @Test
    @Timeout(30)
    void takesAHundredThousandUnitsInQuickly() {
        for (int i = 0; i < 100_000; i++) {
            Run run = run(i, 1);
            assertThat(lane.withdraw(run.unit()).isPresent()).isFalse();
            lane.add(run);
        }
        assertThat(lane.waiting()).isEqualTo(100_000);
    }

    @Test
    void takesBackWhatWaitsOnAUnitUntilItIsBegun() {
        lane.add(run(1, 1));
        lane.add(run(2, 1));

        assertThat(lane.withdraw(run(1, 2).unit())).contains(run(1, 1));
        assertThat(lane.withdraw(run(1, 2).unit())).isEmpty();
        lane.add(run(1, 2));
        assertThat(lane.next(1)).contains(run(2, 1));
        assertThat(lane.withdraw(run(2, 2).unit())).isEmpty();
        assertThat(lane.withdraw(run(1, 3).unit())).contains(run(1, 2));
    }

    @Test
    void takesBackWhatHasWaitedForATimeToCome() {
        lane.pause(run(1, 1));
        assertThat(lane.withdraw(run(1, 2).unit())).isEmpty();
        lane.resume(run(1, 1).id());
        assertThat(lane.withdraw(run(1, 2).unit())).contains(run(1, 1));
    }
}
