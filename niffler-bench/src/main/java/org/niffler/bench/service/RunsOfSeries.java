package org.niffler.bench.service;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bson.Document;
import org.niffler.testkit.process.ProcessFailed;

/** Holds what ran against what was sent. */
final class RunsOfSeries {

    private static final String SUCCEEDED = "succeeded";

    private RunsOfSeries() {}

    /**
     * Returns if each series was run exactly once, by what the programs say and by what the service says.
     *
     * @param sent SeriesInstanceUIDs
     * @param noted those that the programs have noted, one for each start
     * @param records the lines of {@code meta-extraction.jar runs --json}
     * @throws ProcessFailed if one was not run, was run twice, or has not succeeded at the first attempt
     */
    static void requireOneEach(Collection<String> sent, List<String> noted, List<String> records) {
        requireSame(sent, noted, "were run");
        List<Document> runs = records.stream().map(Document::parse).toList();
        requireSame(
                sent,
                runs.stream().map(run -> run.getString("SeriesInstanceUID")).toList(),
                "are in workflow_runs");
        for (Document run : runs) {
            if (!SUCCEEDED.equals(run.getString("status")) || run.getInteger("attempts") != 1) {
                throw new ProcessFailed("the run of series " + run.getString("SeriesInstanceUID") + " is "
                        + run.getString("status") + " after attempt " + run.getInteger("attempts") + ": "
                        + run.getString("reason"));
            }
        }
    }

    private static void requireSame(Collection<String> sent, List<String> found, String what) {
        Map<String, Integer> counts = new TreeMap<>();
        found.forEach(series -> counts.merge(series, 1, Integer::sum));
        counts.forEach((series, count) -> {
            if (count > 1) {
                throw new ProcessFailed("of the series that " + what + ", " + series + " is there " + count + " times");
            }
        });
        if (!counts.keySet().equals(new TreeSet<>(sent))) {
            throw new ProcessFailed(counts.size() + " series " + what + ", and " + sent.size() + " were sent");
        }
    }
}
