package org.niffler.cold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.niffler.cold.report.Problems;
import org.niffler.cold.report.RunTotals;
import org.niffler.cold.request.QueryPlan;
import org.niffler.cold.request.Request;
import org.niffler.cold.retrieve.RowOutcome;
import org.niffler.cold.retrieve.RowResult;
import org.niffler.cold.verify.ExpectedStudy;
import org.niffler.cold.verify.Figures;
import org.niffler.cold.verify.MoveReport;
import org.niffler.cold.verify.StudyOutcome;
import org.niffler.dicom.DicomTag;
import org.niffler.workflow.run.WorkflowBatch;

class SummaryTest {

    private static final Path REPORT = Path.of("/data/list.csv.report.csv");

    private final StudyOutcome complete = complete("1.1", OptionalInt.of(20), 20, 2_000);
    private final StudyOutcome partial = new StudyOutcome.Incomplete(
            study("1.2", OptionalInt.of(10)), figures(OptionalInt.of(10), 7, 700), "3 of 10 instances did not arrive");
    private final StudyOutcome uncounted = complete("1.3", OptionalInt.empty(), 5, 500);

    @Test
    void saysHowManyRowsStudiesAndInstancesWereExpectedAndReceived() {
        assertThat(summary(new RowOutcome.Retrieved(List.of(complete, complete), List.of())))
                .containsExactly(
                        "rows:      1 (1 complete)",
                        "studies:   2 expected, 2 complete, 0 incomplete",
                        "instances: 40 expected, 40 received (3.9 KiB)",
                        "stored in: /data/study",
                        "report:    /data/list.csv.report.csv");
    }

    @Test
    void countsEveryKindOfRow() {
        assertThat(summary(
                        new RowOutcome.Retrieved(List.of(complete), List.of()),
                        new RowOutcome.Retrieved(List.of(complete, partial), List.of()),
                        new RowOutcome.Failed("no"),
                        new RowOutcome.NotFound(),
                        new RowOutcome.AlreadyDone(1, 20),
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
        assertThat(summary(new RowOutcome.Retrieved(List.of(uncounted), List.of())))
                .contains("           of 1 studies the PACS does not say how many instances it has; for them its own"
                        + " counters of the C-MOVE were believed");
    }

    @Test
    void namesRowAndStudyOfWhatIsMissing() {
        assertThat(Problems.of(new RowResult(row(17), new RowOutcome.Retrieved(List.of(complete, partial), List.of()))))
                .containsExactly("line 17: PARTIAL 7/10: study 1.2: 3 of 10 instances did not arrive");
        assertThat(Problems.of(new RowResult(row(18), new RowOutcome.NotFound())))
                .containsExactly("line 18: NOT_FOUND: the PACS has nothing for it");
        assertThat(Problems.of(new RowResult(row(19), new RowOutcome.Retrieved(List.of(complete), List.of()))))
                .isEmpty();
    }

    @Test
    void tellsAWorkflowThatTookNothingFromOneThatWasGivenNothing() {
        Summary.Runs none =
                new Summary.Runs("nifti", new WorkflowBatch.Totals(Map.of(), 0, 0), Path.of("/data/out"), 0);

        assertThat(summary(Optional.of(none), new RowOutcome.Retrieved(List.of(complete), List.of())))
                .contains("workflow:  nifti: nothing matched; output in /data/out");
        assertThat(summary(Optional.of(none), new RowOutcome.AlreadyDone(1, 20)))
                .contains("workflow:  nifti: no study became complete in this run, so it had none; output in"
                        + " /data/out");
    }

    private static List<String> summary(RowOutcome... rows) {
        return summary(Optional.empty(), rows);
    }

    private static List<String> summary(Optional<Summary.Runs> runs, RowOutcome... rows) {
        RunTotals totals = RunTotals.NONE;
        for (RowOutcome row : rows) {
            totals = totals.plus(row);
        }
        return new Summary(totals, 0, 0, runs, new Summary.Where("stored in: /data/study", Optional.of(REPORT)))
                .lines();
    }

    private static Request row(long line) {
        return new Request.Row(line, new QueryPlan(Map.of(DicomTag.PATIENT_ID, "P")), List.of());
    }

    private static ExpectedStudy study(String uid, OptionalInt instances) {
        return new ExpectedStudy("P", uid, instances);
    }

    private static Figures figures(OptionalInt expected, int received, long bytes) {
        return new Figures(expected, received, bytes, 1, Duration.ofSeconds(1), MoveReport.NONE);
    }

    private static StudyOutcome complete(String uid, OptionalInt expected, int received, long bytes) {
        return new StudyOutcome.Complete(study(uid, expected), figures(expected, received, bytes), List.of());
    }
}
