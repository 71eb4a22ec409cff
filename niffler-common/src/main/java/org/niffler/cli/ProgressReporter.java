package org.niffler.cli;

import java.time.Clock;
import java.util.function.Consumer;

/** Begins to report the progress of a run, in the way that suits who is watching. */
@FunctionalInterface
public interface ProgressReporter {

    /**
     * @param unit what is counted, in the plural: {@code studies}
     * @param total how many there are, or {@link Progress#UNKNOWN_TOTAL}
     */
    Progress start(String unit, long total);

    /**
     * A bar on a terminal; elsewhere a line a minute; nothing with {@code --quiet}.
     *
     * @param lines takes the lines where there is no terminal, such as {@code log::info}
     */
    static ProgressReporter of(Invocation invocation, Clock clock, Consumer<String> lines) {
        if (invocation.quiet()) {
            return (unit, total) -> new SilentProgress();
        }
        return invocation.console().terminal()
                ? (unit, total) -> new TerminalProgress(invocation.console().err(), unit, total)
                : (unit, total) -> new LineProgress(lines, clock, unit, total);
    }
}
