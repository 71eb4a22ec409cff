package org.niffler.cold.report;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.niffler.cold.retrieve.RowOutcome;
import org.niffler.cold.retrieve.RowState;
import org.niffler.cold.verify.ExpectedStudy;
import org.niffler.cold.verify.Figures;
import org.niffler.cold.verify.StudyOutcome;

/** The sums of a run; {@link #plus} gives new ones. */
public record RunTotals(Map<RowState, Long> rowsByState, Studies studies, Instances instances) {

    public static final RunTotals NONE = new RunTotals(Map.of(), new Studies(0, 0, 0), new Instances(0, 0, 0));

    public RunTotals {
        rowsByState = Collections.unmodifiableMap(copy(rowsByState));
    }

    /** @param uncounted those of the expected ones of which the PACS gave no number of instances */
    public record Studies(long expected, long complete, long uncounted) {}

    /** @param expected what the PACS said; for uncounted studies, what was received */
    public record Instances(long expected, long received, long bytes) {}

    /** How many rows there were in all. */
    public long rows() {
        return rowsByState.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many rows ended like this. */
    public long rows(RowState state) {
        return rowsByState.getOrDefault(state, 0L);
    }

    /** These and one row more. */
    public RunTotals plus(RowOutcome outcome) {
        Map<RowState, Long> rows = copy(rowsByState);
        rows.merge(outcome.state(), 1L, Long::sum);
        RunTotals totals = new RunTotals(rows, studies, instances);
        if (outcome instanceof RowOutcome.Retrieved retrieved) {
            for (StudyOutcome study : retrieved.studies()) {
                totals = totals.plus(study);
            }
        }
        if (outcome instanceof RowOutcome.Listed listed) {
            for (ExpectedStudy study : listed.studies()) {
                totals = totals.plus(study);
            }
        }
        return totals;
    }

    private RunTotals plus(ExpectedStudy study) {
        boolean counted = study.instances().isPresent();
        return new RunTotals(
                rowsByState,
                new Studies(studies.expected + 1, studies.complete, studies.uncounted + (counted ? 0 : 1)),
                new Instances(instances.expected + study.instances().orElse(0), 0, 0));
    }

    private RunTotals plus(StudyOutcome study) {
        boolean complete = !(study instanceof StudyOutcome.Incomplete);
        long received = RowOutcome.instances(study);
        long expected = received;
        boolean counted = true;
        long bytes = 0;
        if (!(study instanceof StudyOutcome.AlreadyDone)) {
            Figures figures = study instanceof StudyOutcome.Complete done
                    ? done.figures()
                    : ((StudyOutcome.Incomplete) study).figures();
            counted = figures.expected().isPresent();
            expected = figures.expected().orElse(figures.received());
            bytes = figures.bytes();
        }
        return new RunTotals(
                rowsByState,
                new Studies(
                        studies.expected + 1,
                        studies.complete + (complete ? 1 : 0),
                        studies.uncounted + (counted ? 0 : 1)),
                new Instances(instances.expected + expected, instances.received + received, instances.bytes + bytes));
    }

    private static Map<RowState, Long> copy(Map<RowState, Long> rows) {
        Map<RowState, Long> copy = new EnumMap<>(RowState.class);
        copy.putAll(rows);
        return copy;
    }
}
