package org.niffler.cold.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.niffler.cli.Sizes;
import org.niffler.cold.report.RunTotals;
import org.niffler.cold.retrieve.RowState;
import org.niffler.workflow.run.RunStatus;
import org.niffler.workflow.run.WorkflowBatch;

/**
 * The last lines of a run: what was asked for, what was expected, what has come.
 *
 * @param series how many series were listed; 0 where nobody counted them
 * @param unasked how many instances arrived of studies that were not being retrieved
 * @param runs of the workflow, if there is one
 */
public record Summary(RunTotals totals, long series, long unasked, Optional<Runs> runs, Where where) {

    /** For a dry run: the mean over CT and MR, which are most of an archive; a radiograph has 20 times as much. */
    private static final long BYTES_PER_INSTANCE = 512 * 1024;

    /** For a dry run: what a PACS in use delivers, rather than what we take. */
    private static final double BYTES_PER_SECOND = 20e6;

    /**
     * Where the results are.
     *
     * @param line in words
     * @param report the report, if the run writes one
     */
    public record Where(String line, Optional<Path> report) {}

    /**
     * What became of the runs of the workflow.
     *
     * @param output where their output is
     * @param rowsBefore how many rows were done before the workflow was given, so that it was not run on their studies
     */
    public record Runs(String workflow, WorkflowBatch.Totals totals, Path output, long rowsBefore) {

        private List<String> lines(boolean someStudies) {
            return rowsBefore == 0
                    ? List.of(line(someStudies))
                    : List.of(
                            line(someStudies),
                            "           not on the " + rowsBefore + " rows that were done before this workflow was"
                                    + " given; app-layer.jar run-workflow runs it on their files");
        }

        private String line(boolean someStudies) {
            StringBuilder text = new StringBuilder();
            for (RunStatus status : RunStatus.values()) {
                append(text, totals.ended(status), status.text());
            }
            append(text, totals.doneBefore(), "done in an earlier run");
            append(text, totals.left(), "left");
            if (text.isEmpty()) {
                text.append(someStudies ? "nothing matched" : "no study became complete in this run, so it had none");
            } else {
                text.insert(0, "runs ");
            }
            return "workflow:  " + workflow + ": " + text + "; output in " + output;
        }
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("rows:      " + totals.rows() + rows());
        RunTotals.Studies studies = totals.studies();
        RunTotals.Instances instances = totals.instances();
        boolean listing = series > 0 || where.report().isEmpty();
        if (listing) {
            lines.add("studies:   " + studies.expected() + " listed" + (series > 0 ? ", " + series + " series" : ""));
            lines.add("instances: " + instances.expected() + " listed, about "
                    + Sizes.inWords(instances.expected() * BYTES_PER_INSTANCE) + " (at 512 KiB each), "
                    + String.format(
                            Locale.ROOT, "%.1f", instances.expected() * BYTES_PER_INSTANCE / BYTES_PER_SECOND / 3600)
                    + " h (at 20 MB/s)");
        } else {
            lines.add("studies:   " + studies.expected() + " expected, " + studies.complete() + " complete, "
                    + (studies.expected() - studies.complete()) + " incomplete");
            lines.add("instances: " + instances.expected() + " expected, " + instances.received() + " received ("
                    + Sizes.inWords(instances.bytes()) + ")");
        }
        if (studies.uncounted() > 0) {
            lines.add("           of " + studies.uncounted()
                    + " studies the PACS does not say how many instances it has; "
                    + (listing ? "these are not counted" : "for them its own counters of the C-MOVE were believed"));
        }
        if (unasked > 0) {
            lines.add("           " + unasked + " instances came of studies that nobody had asked for; they were kept");
        }
        lines.add(where.line());
        runs.map(its -> its.lines(studies.complete() > 0)).ifPresent(lines::addAll);
        where.report().ifPresent(report -> lines.add("report:    " + report));
        return lines;
    }

    /** The same as one JSON object on a line, with the exit code. */
    public String json(int exitCode) {
        ObjectNode json = new JsonMapper().createObjectNode();
        ObjectNode rows = json.putObject("rows").put("total", totals.rows());
        for (RowState state : RowState.values()) {
            rows.put(state.name().toLowerCase(Locale.ROOT), totals.rows(state));
        }
        RunTotals.Studies studies = totals.studies();
        json.putObject("studies")
                .put("expected", studies.expected())
                .put("complete", studies.complete())
                .put("uncounted", studies.uncounted());
        RunTotals.Instances instances = totals.instances();
        json.putObject("instances")
                .put("expected", instances.expected())
                .put("received", instances.received())
                .put("unasked", unasked)
                .put("bytes", instances.bytes());
        if (series > 0) {
            json.put("series", series);
        }
        runs.ifPresent(each -> {
            ObjectNode counts = json.putObject("runs").put("workflow", each.workflow());
            for (RunStatus status : RunStatus.values()) {
                counts.put(status.text(), each.totals().ended(status));
            }
            counts.put("doneBefore", each.totals().doneBefore())
                    .put("left", each.totals().left())
                    .put("rowsBefore", each.rowsBefore());
        });
        where.report().ifPresent(report -> json.put("report", report.toString()));
        return json.put("exitCode", exitCode).toString();
    }

    private String rows() {
        StringBuilder text = new StringBuilder();
        append(text, totals.rows(RowState.COMPLETE), "complete");
        append(text, totals.rows(RowState.ALREADY_DONE), "done in an earlier run");
        append(text, totals.rows(RowState.REPEATED), "repeated");
        append(text, totals.rows(RowState.NOT_FOUND), "not found");
        append(text, totals.rows(RowState.INCOMPLETE), "incomplete");
        append(text, totals.rows(RowState.UNREADABLE), "unreadable");
        return text.isEmpty() ? "" : " (" + text + ")";
    }

    private static void append(StringBuilder text, long count, String what) {
        if (count > 0) {
            text.append(text.isEmpty() ? "" : ", ").append(count).append(' ').append(what);
        }
    }
}
