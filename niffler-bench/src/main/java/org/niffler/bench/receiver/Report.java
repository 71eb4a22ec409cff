package org.niffler.bench.receiver;

import java.util.ArrayList;
import java.util.List;
import org.niffler.bench.figures.MarkdownTable;
import org.niffler.bench.figures.Sample;
import org.niffler.bench.images.Size;
import org.niffler.bench.peer.PeerSockets;

/** The results as a Markdown table: instances a second, median (min-max), and what the median is in megabytes. */
public final class Report {

    private static final double BYTES_PER_MEGABYTE = 1e6;

    private final Plan plan;
    private final Results results;

    public Report(Plan plan, Results results) {
        this.plan = plan;
        this.results = results;
    }

    public List<String> lines() {
        MarkdownTable table =
                new MarkdownTable("instances", "sender", "associations", "receiver", "instances/s", "MB/s");
        for (Size size : plan.sizes()) {
            for (PeerSockets sender : plan.senders()) {
                for (int associations : plan.associations()) {
                    cases(size, sender, associations).forEach(measured -> add(table, measured));
                }
            }
        }
        return table.lines();
    }

    private List<Case> cases(Size size, PeerSockets sender, int associations) {
        List<Case> cases = new ArrayList<>();
        for (ReceiverKind receiver : plan.receivers()) {
            cases.add(new Case(size, sender, associations, receiver, false));
            cases.add(new Case(size, sender, associations, receiver, true));
        }
        return cases;
    }

    private void add(MarkdownTable table, Case measured) {
        results.of(measured)
                .ifPresent(sample -> table.row(List.of(
                        measured.size().label(),
                        measured.sender().label(),
                        Integer.toString(measured.associations()),
                        measured.receiver().label() + (measured.warm() ? ", second batch" : ""),
                        sample.toString(),
                        Sample.format(sample.median() * bytes(measured.size()) / BYTES_PER_MEGABYTE))));
    }

    private static double bytes(Size size) {
        return 2.0 * size.rows() * size.columns();
    }
}
