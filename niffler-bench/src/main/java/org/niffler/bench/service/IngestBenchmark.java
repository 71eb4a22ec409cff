package org.niffler.bench.service;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.niffler.bench.figures.MarkdownTable;
import org.niffler.bench.figures.Sample;
import org.niffler.bench.images.Batch;
import org.niffler.bench.images.Quiet;
import org.niffler.bench.images.Replay;
import org.niffler.bench.peer.PeerSockets;
import org.niffler.bench.peer.Storescu;
import org.niffler.testkit.process.ProcessFailed;
import org.niffler.testkit.process.TempFolder;

/**
 * Sends the same instances to receivers in turn, every other round in the opposite order, each time to a fresh process that
 * has had others before. Counts what arrived; a measurement in which a file or a document is missing ends the benchmark.
 */
public final class IngestBenchmark {

    private final IngestPlan plan;
    private final Path parent;
    private final Consumer<String> log;
    private final Map<Case, List<Run>> runs = new LinkedHashMap<>();
    private final Map<Integer, Long> bytesOf = new HashMap<>();

    private record Case(PeerSockets sockets, int associations, IngestWay way) {

        /** Few where each instance costs a delayed acknowledgement. */
        boolean isFew() {
            return way.stalls(sockets);
        }

        @Override
        public String toString() {
            return sockets.label() + ", " + associations + " associations, " + way.label();
        }
    }

    /**
     * @param sending until the last sender had its last answer
     * @param behind from then until the last document could be seen
     * @param cpu of the receiver during both
     */
    private record Run(int instances, long bytes, Duration sending, Duration behind, Duration cpu) {

        double instancesPerSecond() {
            return instances / seconds(sending);
        }

        double megabytesPerSecond() {
            return bytes / 1e6 / seconds(sending);
        }

        double cores() {
            return seconds(cpu) / seconds(sending.plus(behind));
        }
    }

    /** @param log is told of every single measurement */
    public IngestBenchmark(IngestPlan plan, Path folder, Consumer<String> log) {
        this.plan = plan;
        this.parent = folder;
        this.log = log;
    }

    /** Measures everything, leaves nothing behind, and returns the table. */
    public List<String> run() throws IOException, InterruptedException {
        try (TempFolder folder = TempFolder.createIn(parent, "niffler-bench")) {
            Replay replay = new Replay(plan.corpus());
            Replay.Written before = replay.write(folder.folder("before"), plan.warmUp());
            Replay.Written measured = replay.write(folder.folder("measured"), plan.instances());
            for (int round = 0; round < plan.rounds(); round++) {
                for (Case each : cases(round)) {
                    measure(each, before, measured, folder);
                }
            }
        }
        return table();
    }

    private List<Case> cases(int round) {
        List<IngestWay> ways = new ArrayList<>(plan.ways());
        if (round % 2 == 1) {
            Collections.reverse(ways);
        }
        return plan.sockets().stream()
                .flatMap(sockets -> plan.associations().stream()
                        .flatMap(count -> ways.stream().map(way -> new Case(sockets, count, way))))
                .toList();
    }

    private void measure(Case measured, Replay.Written before, Replay.Written batch, TempFolder folder)
            throws IOException, InterruptedException {
        int number = runs.values().stream().mapToInt(List::size).sum();
        Path work = folder.folder("run-" + number);
        boolean few = measured.isFew();
        Batch sent =
                few ? batch.batch().first(Math.min(plan.instances(), 60 * measured.associations())) : batch.batch();
        Quiet.settle();
        try (IngestWay.Receiver receiver = measured.way().start(work, measured.sockets())) {
            Storescu sender = new Storescu(receiver.port(), measured.sockets());
            if (!few && plan.warmUp() > 0) {
                sender.send(before.batch(), measured.associations());
                receiver.finish(before.seriesInstanceUids());
                Quiet.settle();
            }
            Quiet.claimMemory(sent, work.resolve("memory"));
            Duration cpuBefore = receiver.cpu();
            Duration sending = sender.send(sent, measured.associations());
            long end = System.nanoTime();
            receiver.finish(batch.seriesInstanceUids());
            Duration behind = Duration.ofNanos(System.nanoTime() - end);
            Run run = new Run(
                    sent.files().size(),
                    sent.dataSetBytes(),
                    sending,
                    behind,
                    receiver.cpu().minus(cpuBefore));
            runs.computeIfAbsent(measured, key -> new ArrayList<>()).add(run);
            log.accept(String.format(
                    Locale.ROOT,
                    "%s: %.0f instances/s, %.0f MB/s, documents %.0f ms behind, %.2f cores",
                    measured,
                    run.instancesPerSecond(),
                    run.megabytesPerSecond(),
                    seconds(behind) * 1e3,
                    run.cores()));
            requireWhole(sent.files().size() + (few ? 0 : before.batch().files().size()), Batch.in(receiver.storage()));
        }
        // Not deleted before the end: ext4 looks through all inodes that were deleted in the last minutes.
        Batch.in(work.resolve("storage")).truncate();
    }

    /** The sender encodes sequences anew, so that lengths are compared with what the first receiver got of the same. */
    private void requireWhole(int files, Batch received) throws IOException {
        long bytes = received.dataSetBytes();
        if (received.files().size() != files) {
            throw new ProcessFailed(
                    "sent " + files + " instances, received " + received.files().size());
        }
        Long before = bytesOf.putIfAbsent(files, bytes);
        if (before != null && before != bytes) {
            throw new ProcessFailed(
                    "of the same " + files + " instances, one receiver has " + before + " bytes and another " + bytes);
        }
    }

    private List<String> table() {
        MarkdownTable table = new MarkdownTable(
                "sender",
                "associations",
                "receiver",
                "instances/s",
                "MB/s",
                "documents behind, ms",
                "cores of the receiver");
        runs.forEach((measured, all) -> table.row(List.of(
                measured.sockets().label(),
                Integer.toString(measured.associations()),
                measured.way().label(),
                sample(all, Run::instancesPerSecond).toString(),
                sample(all, Run::megabytesPerSecond).toString(),
                all.get(0).cpu().isZero()
                        ? ""
                        : sample(all, run -> seconds(run.behind()) * 1e3).toString(),
                all.get(0).cpu().isZero() ? "" : sample(all, Run::cores).toString())));
        return table.lines();
    }

    private static Sample sample(List<Run> runs, ToDoubleFunction<Run> value) {
        return new Sample(runs.stream().map(value::applyAsDouble).toList());
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
