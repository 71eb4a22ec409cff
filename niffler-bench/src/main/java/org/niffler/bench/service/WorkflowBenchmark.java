package org.niffler.bench.service;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.niffler.bench.figures.MarkdownTable;
import org.niffler.bench.figures.Sample;
import org.niffler.bench.images.Batch;
import org.niffler.bench.images.Quiet;
import org.niffler.bench.images.Replay;
import org.niffler.bench.jar.MetaExtractionJar;
import org.niffler.bench.jar.RunningService;
import org.niffler.bench.peer.Storescu;
import org.niffler.testkit.process.ProcessFailed;
import org.niffler.testkit.process.TempFolder;

/**
 * Sends series to services with and without a workflow in turn, every other round in the opposite order, each time to a fresh
 * process that has had others before. A measurement in which an instance is refused or missing, or a series is not run exactly
 * once, ends the benchmark.
 */
public final class WorkflowBenchmark {

    private final MetaExtractionJar jar;
    private final WorkflowPlan plan;
    private final Path parent;
    private final Consumer<String> log;
    private final Map<WorkflowLoad, List<Run>> runs = new EnumMap<>(WorkflowLoad.class);

    /**
     * @param sending from the first association to the last response
     * @param meanwhile how many runs ended in this time
     * @param behind from then until the last run had ended
     * @param cpu of the service while it received
     * @param programs what the programs of runs computed, from the first to the last
     */
    private record Run(
            int instances,
            long bytes,
            Duration sending,
            long meanwhile,
            Duration behind,
            Duration cpu,
            Duration programs) {

        double instancesPerSecond() {
            return instances / seconds(sending);
        }

        double megabytesPerSecond() {
            return bytes / 1e6 / seconds(sending);
        }

        double cores() {
            return seconds(cpu) / seconds(sending);
        }
    }

    /** @param log is told of every single measurement */
    public WorkflowBenchmark(MetaExtractionJar jar, WorkflowPlan plan, Path folder, Consumer<String> log) {
        this.jar = jar;
        this.plan = plan;
        this.parent = folder;
        this.log = log;
    }

    /** Measures everything, leaves nothing behind, and returns the table. */
    public List<String> run() throws IOException, InterruptedException {
        for (int round = 0; round < plan.rounds(); round++) {
            List<WorkflowLoad> loads = new ArrayList<>(plan.loads());
            if (round % 2 == 1) {
                Collections.reverse(loads);
            }
            for (WorkflowLoad load : loads) {
                Run run = measure(load);
                runs.computeIfAbsent(load, key -> new ArrayList<>()).add(run);
                log.accept(String.format(
                        Locale.ROOT,
                        "workflow that %s: %.0f instances/s, %.0f MB/s, %d runs meanwhile, the last %.1f s behind,"
                                + " %.2f cores; programs %.1f s",
                        load.label(),
                        run.instancesPerSecond(),
                        run.megabytesPerSecond(),
                        run.meanwhile(),
                        seconds(run.behind()),
                        run.cores(),
                        seconds(run.programs())));
            }
        }
        return table();
    }

    private Run measure(WorkflowLoad load) throws IOException, InterruptedException {
        Quiet.settle();
        try (TempFolder folder = TempFolder.createIn(parent, "niffler-bench");
                ServiceWithWorkflow service = ServiceWithWorkflow.start(jar, load, plan, folder.path())) {
            Replay replay = new Replay(plan.corpus());
            service.streams(false);
            Collection<SentSeries> before = send(replay, plan.warmUp(), service.service());
            service.awaitEnded(before.size());
            Quiet.settle();
            Quiet.claimMemory(
                    bytes(before) / plan.warmUp() * plan.series(), folder.path().resolve("memory"));
            service.streams(true);
            Run run = measure(service, replay, before);
            Batch.in(service.service().storage()).truncate();
            return run;
        }
    }

    private Run measure(ServiceWithWorkflow service, Replay replay, Collection<SentSeries> before)
            throws IOException, InterruptedException {
        RunningService process = service.service();
        Duration cpu = process.cpu();
        Duration programs = process.childrenCpu();
        long start = System.nanoTime();
        Collection<SentSeries> sent = send(replay, plan.series(), process);
        long end = System.nanoTime();
        Duration used = process.cpu().minus(cpu);
        long meanwhile = Math.max(0, service.ended() - before.size());
        service.streams(false);
        service.awaitEnded((long) before.size() + sent.size());
        Duration behind = Duration.ofNanos(System.nanoTime() - end);
        List<SentSeries> all = new ArrayList<>(before);
        all.addAll(sent);
        requireWhole(all, Batch.in(process.storage()).files().size());
        service.requireOneRunEach(
                all.stream().map(series -> series.series().seriesInstanceUid()).toList());
        return new Run(
                sent.stream().mapToInt(SentSeries::acknowledged).sum(),
                bytes(sent),
                Duration.ofNanos(end - start),
                meanwhile,
                behind,
                used,
                process.childrenCpu().minus(programs));
    }

    private Collection<SentSeries> send(Replay replay, int count, RunningService service)
            throws IOException, InterruptedException {
        AtomicInteger left = new AtomicInteger(count);
        ConcurrentLinkedQueue<SentSeries> sent = new ConcurrentLinkedQueue<>();
        try (Modality modality = new Modality(Storescu.CALLED_AET, service.port());
                Senders senders = new Senders(plan.senders(), () -> {
                    if (left.getAndDecrement() <= 0) {
                        return false;
                    }
                    SentSeries next = new SentSeries(replay.next());
                    sent.add(next);
                    modality.send(next.series(), watcher(next));
                    return true;
                })) {
            senders.end();
        }
        return sent;
    }

    private static Modality.Watcher watcher(SentSeries series) {
        return new Modality.Watcher() {
            @Override
            public void beforeSending(int bytes) {
                // As fast as it goes.
            }

            @Override
            public void answered(int index, int bytes, int status) {
                series.answered(index, bytes, status);
            }
        };
    }

    private static void requireWhole(List<SentSeries> sent, int files) {
        int refused = sent.stream().mapToInt(SentSeries::refused).sum();
        int acknowledged = sent.stream().mapToInt(SentSeries::acknowledged).sum();
        if (refused > 0 || files != acknowledged) {
            throw new ProcessFailed(
                    acknowledged + " instances were acknowledged, " + refused + " refused; there are " + files);
        }
    }

    private static long bytes(Collection<SentSeries> series) {
        return series.stream().mapToLong(SentSeries::bytes).sum();
    }

    private List<String> table() {
        MarkdownTable table = new MarkdownTable(
                "each run",
                "instances/s",
                "MB/s",
                "% of the first",
                "runs meanwhile",
                "last run behind, s",
                "cores of the service",
                "of programs, s");
        runs.forEach((load, all) -> table.row(List.of(
                load.label(),
                sample(all, Run::instancesPerSecond).toString(),
                sample(all, Run::megabytesPerSecond).toString(),
                percent(all).toString(),
                sample(all, Run::meanwhile).toString(),
                sample(all, run -> seconds(run.behind())).toString(),
                sample(all, Run::cores).toString(),
                sample(all, run -> seconds(run.programs())).toString())));
        return table.lines();
    }

    /** Of the same round, as the machine may be another in the next. */
    private Sample percent(List<Run> all) {
        List<Run> first = runs.get(plan.loads().get(0));
        return new Sample(IntStream.range(0, all.size())
                .mapToObj(round -> 100
                        * all.get(round).instancesPerSecond()
                        / first.get(round).instancesPerSecond())
                .toList());
    }

    private static Sample sample(List<Run> runs, ToDoubleFunction<Run> value) {
        return new Sample(runs.stream().map(value::applyAsDouble).toList());
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
