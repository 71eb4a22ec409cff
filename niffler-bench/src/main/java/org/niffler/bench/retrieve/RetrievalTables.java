package org.niffler.bench.retrieve;

import java.util.List;
import java.util.Locale;
import org.niffler.bench.figures.MarkdownTable;
import org.niffler.bench.figures.Sample;
import org.niffler.bench.peer.PeerSockets;

/** Results as Markdown. */
public final class RetrievalTables {

    private final RetrievalPlan plan;
    private final RetrievalResults results;

    public RetrievalTables(RetrievalPlan plan, RetrievalResults results) {
        this.plan = plan;
        this.results = results;
    }

    /**
     * Each way under each setting of the peers.
     *
     * @param unit what the seconds are for: a study, a row
     */
    public List<String> ways(String unit) {
        MarkdownTable table = new MarkdownTable("way", "peers", "s/" + unit, "s/" + unit + " while listening");
        for (PeerSockets sockets : plan.sockets()) {
            for (Way way : plan.ways()) {
                table.row(List.of(
                        way.label(),
                        sockets.label(),
                        results.processes(way, sockets).toString(),
                        results.listening(way, sockets).map(Sample::toString).orElse("")));
            }
        }
        return table.lines();
    }

    /** What one way takes more than others, the medians of whole processes and of the time while we listen. */
    public List<String> overhead(Way way, List<Way> others) {
        MarkdownTable table =
                new MarkdownTable("over", "peers", "overhead, whole processes", "overhead, while listening");
        for (PeerSockets sockets : plan.sockets()) {
            for (Way other : others) {
                String listening = percent(
                        results.listening(way, sockets).orElseThrow(),
                        results.listening(other, sockets).orElseThrow());
                String processes = percent(results.processes(way, sockets), results.processes(other, sockets));
                table.row(List.of(other.label(), sockets.label(), processes, listening));
            }
        }
        return table.lines();
    }

    private static String percent(Sample more, Sample less) {
        return String.format(Locale.ROOT, "%+.1f %%", (more.median() / less.median() - 1) * 100);
    }
}
