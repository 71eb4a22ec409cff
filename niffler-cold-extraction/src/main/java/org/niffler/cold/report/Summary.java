package org.niffler.cold.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.niffler.cold.retrieve.RowState;

/** The last lines of a run: what was asked for, what was expected, what has come. */
public final class Summary {

    private static final String[] UNITS = {"bytes", "KiB", "MiB", "GiB", "TiB", "PiB"};

    private Summary() {}

    public static List<String> lines(RunTotals totals, Path storageFolder) {
        List<String> lines = new ArrayList<>();
        lines.add("rows:      " + totals.rows() + rows(totals));
        RunTotals.Studies studies = totals.studies();
        lines.add("studies:   " + studies.expected() + " expected, " + studies.complete() + " complete, "
                + (studies.expected() - studies.complete()) + " incomplete");
        RunTotals.Instances instances = totals.instances();
        lines.add("instances: " + instances.expected() + " expected, " + instances.received() + " received ("
                + size(instances.bytes()) + ")");
        if (studies.uncounted() > 0) {
            lines.add(
                    "           of " + studies.uncounted() + " studies the PACS does not say how many instances it has;"
                            + " for them its own counters of the C-MOVE were believed");
        }
        lines.add("stored in: " + storageFolder);
        return lines;
    }

    private static String rows(RunTotals totals) {
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

    /** A size as people read it, in powers of 1024. */
    static String size(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return unit == 0 ? bytes + " bytes" : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }
}
