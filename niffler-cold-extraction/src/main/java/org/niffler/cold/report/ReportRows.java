package org.niffler.cold.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.niffler.cold.request.Request;
import org.niffler.cold.retrieve.RowOutcome;
import org.niffler.cold.retrieve.RowResult;
import org.niffler.cold.verify.ExpectedStudy;
import org.niffler.cold.verify.Figures;
import org.niffler.cold.verify.StudyOutcome;

/** The report as a table: a line for each study of a row, or one for a row without studies. */
public final class ReportRows {

    private static final List<String> NAMES = List.of(
            "Row",
            "Key",
            "StudyInstanceUID",
            "Expected",
            "Received",
            "Failed",
            "Warnings",
            "Bytes",
            "Seconds",
            "Attempts",
            "State",
            "DicomStatus",
            "DicomComment",
            "Reason");

    private ReportRows() {}

    /** @param extraNames the CSV's columns that nothing was asked by */
    public static List<String> header(List<String> extraNames) {
        return joined(NAMES, extraNames);
    }

    /** The lines of one row of the CSV. */
    public static List<List<String>> of(RowResult row) {
        String key = row.request() instanceof Request.Row asked ? asked.plan().text() : "";
        List<List<String>> lines = new ArrayList<>();
        RowOutcome outcome = row.outcome();
        if (outcome instanceof RowOutcome.Retrieved retrieved) {
            retrieved.studies().forEach(study -> lines.add(study(study)));
            retrieved.failures().forEach(failure -> lines.add(rowOnly("FAILED", failure)));
        } else if (outcome instanceof RowOutcome.Listed listed) {
            listed.studies().forEach(study -> lines.add(listed(study)));
        } else if (outcome instanceof RowOutcome.AlreadyDone done) {
            lines.add(alreadyDone(done));
        } else if (outcome instanceof RowOutcome.Failed failed) {
            lines.add(rowOnly("FAILED", failed.reason()));
        } else if (outcome instanceof RowOutcome.NotDone notDone) {
            lines.add(rowOnly("FAILED", notDone.reason()));
        } else if (outcome instanceof RowOutcome.Unreadable unreadable) {
            lines.add(rowOnly("FAILED", "unreadable: " + unreadable.reason()));
        } else if (outcome instanceof RowOutcome.Repeated) {
            lines.add(rowOnly("SKIPPED", "an earlier row asks for the same"));
        } else {
            lines.add(rowOnly("NOT_FOUND", "the PACS has nothing for it"));
        }
        return lines.stream()
                .map(line -> joined(
                        joined(List.of(Long.toString(row.line()), key), line),
                        row.request().extras()))
                .toList();
    }

    private static List<String> study(StudyOutcome outcome) {
        String uid = outcome.study().studyInstanceUid();
        if (outcome instanceof StudyOutcome.AlreadyDone done) {
            String instances = Long.toString(done.instances());
            return line(uid, instances, instances, "", "", "", "", "0", "SKIPPED", "", "", "complete before");
        }
        if (outcome instanceof StudyOutcome.Complete complete) {
            return figures(uid, complete.figures(), "OK", String.join("; ", complete.notes()));
        }
        StudyOutcome.Incomplete incomplete = (StudyOutcome.Incomplete) outcome;
        return figures(uid, incomplete.figures(), incomplete.state(), incomplete.reason());
    }

    private static List<String> figures(String uid, Figures figures, String state, String reason) {
        return line(
                uid,
                text(figures.expected()),
                Integer.toString(figures.received()),
                Integer.toString(figures.move().counters().failed()),
                Integer.toString(figures.move().counters().warnings()),
                Long.toString(figures.bytes()),
                String.format(Locale.ROOT, "%.3f", figures.duration().toNanos() / 1e9),
                Integer.toString(figures.attempts()),
                state,
                figures.move().status(),
                figures.move().comment(),
                reason);
    }

    private static List<String> listed(ExpectedStudy study) {
        return line(study.studyInstanceUid(), text(study.instances()), "", "", "", "", "", "0", "LISTED", "", "", "");
    }

    private static List<String> alreadyDone(RowOutcome.AlreadyDone done) {
        if (done.studies() == 0) {
            return rowOnly("SKIPPED", "done in an earlier run");
        }
        String instances = Long.toString(done.instances());
        String reason = "done in an earlier run: " + done.studies() + (done.studies() == 1 ? " study" : " studies");
        return line("", instances, instances, "", "", "", "", "0", "SKIPPED", "", "", reason);
    }

    private static List<String> rowOnly(String state, String reason) {
        return line("", "", "", "", "", "", "", "", state, "", "", reason);
    }

    private static List<String> line(String... cells) {
        return List.of(cells);
    }

    private static String text(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : "";
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
