package org.niffler.bench.retrieve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.function.Consumer;
import org.niffler.bench.images.Quiet;
import org.niffler.bench.images.Size;
import org.niffler.bench.images.Studies;
import org.niffler.bench.images.SyntheticImages;
import org.niffler.bench.peer.PeerSockets;
import org.niffler.testkit.process.ProcessFailed;
import org.niffler.testkit.process.TempFolder;

/**
 * Brings the same studies here in one way after the other, round after round, so that what happens to the machine meanwhile
 * happens to all of them. Counts what arrived; a measurement in which something is missing ends the benchmark.
 */
public final class RetrievalBenchmark {

    private final RetrievalPlan plan;
    private final Path parent;
    private final Consumer<String> log;
    private final RetrievalResults results;
    private int measurements;

    /** @param log is told of every single measurement */
    public RetrievalBenchmark(RetrievalPlan plan, Path folder, Consumer<String> log) {
        this.plan = plan;
        this.parent = folder;
        this.log = log;
        this.results = new RetrievalResults(plan.studies());
    }

    /** Makes the studies, starts the peers, measures everything, and leaves nothing behind. */
    public RetrievalResults run() throws IOException, InterruptedException {
        try (TempFolder folder = TempFolder.createIn(parent, "niffler-bench")) {
            Studies studies =
                    new SyntheticImages(Size.SMALL).makeIn(folder.folder("images"), plan.studies(), plan.instances());
            Deque<Hospital> hospitals = new ArrayDeque<>();
            try {
                for (PeerSockets sockets : plan.sockets()) {
                    hospitals.add(Hospital.open(folder.path(), sockets, studies));
                }
                for (int round = 0; round < plan.rounds(); round++) {
                    measureEach(hospitals, folder.path());
                }
            } finally {
                hospitals.forEach(Hospital::close);
            }
        }
        return results;
    }

    private void measureEach(Iterable<Hospital> hospitals, Path folder) throws IOException, InterruptedException {
        for (Hospital hospital : hospitals) {
            for (Way way : plan.ways()) {
                measure(way, hospital, Files.createDirectory(folder.resolve("measurement-" + ++measurements)));
            }
        }
    }

    private void measure(Way way, Hospital hospital, Path folder) throws IOException, InterruptedException {
        String what = way.label() + ", " + hospital.sockets().label();
        Quiet.claimMemory(hospital.studies().batch(), folder.resolve("memory"));
        Quiet.settle();
        try {
            Way.Brought brought = way.bring(hospital, folder);
            hospital.requireWhole(brought.received());
            // Not deleted before the end: see ReceiverBenchmark.
            brought.received().truncate();
            results.add(way, hospital.sockets(), brought);
            log.accept(what + ": " + seconds(brought));
        } catch (ProcessFailed e) {
            throw new ProcessFailed(what + ": " + e.getMessage(), e);
        }
    }

    private static String seconds(Way.Brought brought) {
        return String.format(Locale.ROOT, "%.3f s", brought.processes().toNanos() / 1e9)
                + brought.listening()
                        .map(inside -> String.format(Locale.ROOT, ", listening %.3f s", inside.toNanos() / 1e9))
                        .orElse("");
    }
}
