package org.niffler.cli;

/**
 * How a run ended, in the items that its module counts (studies, series, files).
 *
 * @param done items finished in this run
 * @param failed items that were tried and not finished
 * @param skipped items finished in an earlier run
 * @param interrupted whether the run was ended before its last item
 */
public record RunSummary(long done, long failed, long skipped, boolean interrupted) {

    /** @throws IllegalArgumentException if a count is negative */
    public RunSummary {
        if (done < 0 || failed < 0 || skipped < 0) {
            throw new IllegalArgumentException("counts are not negative: " + done + ", " + failed + ", " + skipped);
        }
    }
}
