package org.niffler.cold.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.niffler.cold.retrieve.RowOutcome;
import org.niffler.cold.retrieve.RowResult;
import org.niffler.cold.verify.StudyOutcome;

class SummaryTest {

    private static final Path FOLDER = Path.of("/data/study");

    private final StudyOutcome complete = new StudyOutcome.Complete("1.1", OptionalInt.of(20), 20, 2_000);
    private final StudyOutcome partial =
            new StudyOutcome.Incomplete("1.2", OptionalInt.of(10), 7, 700, "3 of 10 instances did not arrive");
    private final StudyOutcome uncounted = new StudyOutcome.Complete("1.3", OptionalInt.empty(), 5, 500);

    @Test
    void saysHowManyRowsStudiesAndInstancesWereExpectedAndReceived() {
        assertThat(summary(new RowOutcome.Retrieved(List.of(complete, complete))))
                .containsExactly(
                        "rows:      1 (1 complete)",
                        "studies:   2 expected, 2 complete, 0 incomplete",
                        "instances: 40 expected, 40 received (3.9 KiB)",
                        "stored in: /data/study");
    }

    @Test
    void countsEveryKindOfRow() {
        assertThat(summary(
                        new RowOutcome.Retrieved(List.of(complete)),
                        new RowOutcome.Retrieved(List.of(complete, partial)),
                        new RowOutcome.Failed("no"),
                        new RowOutcome.NotFound(),
                        new RowOutcome.AlreadyDone(),
                        new RowOutcome.Repeated(),
                        new RowOutcome.Unreadable("no")))
                .startsWith(
                        "rows:      7 (1 complete, 1 done in an earlier run, 1 repeated, 1 not found, 2 incomplete,"
                                + " 1 unreadable)",
                        "studies:   3 expected, 2 complete, 1 incomplete",
                        "instances: 50 expected, 47 received (4.6 KiB)");
    }

    @Test
    void admitsWhereOnlyThePacsCountersProveAnything() {
        assertThat(summary(new RowOutcome.Retrieved(List.of(uncounted))))
                .contains("           of 1 studies the PACS does not say how many instances it has; for them its own"
                        + " counters of the C-MOVE were believed");
    }

    @Test
    void writesSizesAsPeopleReadThem() {
        assertThat(Stream.of(0L, 1023L, 1024L, 1_572_864L, 1L << 40).map(Summary::size))
                .containsExactly("0 bytes", "1023 bytes", "1.0 KiB", "1.5 MiB", "1.0 TiB");
    }

    @Test
    void namesRowAndStudyOfWhatIsMissing() {
        assertThat(Problems.of(new RowResult(17, new RowOutcome.Retrieved(List.of(complete, partial)))))
                .containsExactly("line 17: PARTIAL 7/10: study 1.2: 3 of 10 instances did not arrive");
        assertThat(Problems.of(new RowResult(18, new RowOutcome.NotFound())))
                .containsExactly("line 18: NOT_FOUND: the PACS has nothing for it");
        assertThat(Problems.of(new RowResult(19, new RowOutcome.Retrieved(List.of(complete)))))
                .isEmpty();
    }

    private static List<String> summary(RowOutcome... rows) {
        RunTotals totals = RunTotals.NONE;
        for (RowOutcome row : rows) {
            totals = totals.plus(row);
        }
        return Summary.lines(totals, FOLDER);
    }
}
