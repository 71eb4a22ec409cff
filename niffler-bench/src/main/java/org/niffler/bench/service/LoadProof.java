package org.niffler.bench.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.niffler.bench.figures.MarkdownTable;
import org.niffler.bench.figures.Sample;
import org.niffler.bench.images.Replay;
import org.niffler.bench.jar.MetaExtractionJar;
import org.niffler.bench.jar.RunningService;
import org.niffler.bench.peer.Storescu;
import org.niffler.testkit.process.ProcessFailed;
import org.niffler.testkit.process.TempFolder;

/**
 * Puts a service under load for minutes, and then holds against each other what was acknowledged, what is on disk, and what
 * is in the store: nothing may be missing, no document may be there twice.
 */
public final class LoadProof {

    private static final long LOOK_SECONDS = 1;
    private static final long LOG_EVERY = 30;
    private static final double MEBI = 1 << 20;

    /** Beyond the 1 GiB below which the service refuses. */
    private static final long ROOM = 3L << 30;

    private final MetaExtractionJar jar;
    private final LoadPlan plan;
    private final Path parent;
    private final Consumer<String> log;
    private final ConcurrentLinkedQueue<SentSeries> sent = new ConcurrentLinkedQueue<>();

    /** What the service took of the machine. */
    private record Cost(Duration wall, Duration cpu, Sample heap, double heapInUse, long peakKibibytes) {}

    /** @param log is told how it stands */
    public LoadProof(MetaExtractionJar jar, LoadPlan plan, Path parent, Consumer<String> log) {
        this.jar = jar;
        this.plan = plan;
        this.parent = parent;
        this.log = log;
    }

    /**
     * Runs, and returns a table.
     *
     * @throws ProcessFailed if something is missing or there twice
     */
    public List<String> run() throws IOException, InterruptedException {
        try (TempFolder folder = TempFolder.createIn(parent, "niffler-bench");
                RunningService service = jar.serve(folder.path(), Storescu.CALLED_AET, plan.options());
                StoredDocuments documents = StoredDocuments.of(service.state(), jar.mongoUri())) {
            Cost cost = load(service);
            List<SentSeries> series = List.copyOf(sent);
            List<String> ids = series.stream()
                    .filter(each -> each.acknowledged() > 0)
                    .map(each -> each.series().seriesInstanceUid())
                    .toList();
            log.accept("all sent; waiting for the documents of " + ids.size() + " series");
            long end = System.nanoTime();
            documents.await(ids, jar.collections());
            Duration behind = Duration.ofNanos(System.nanoTime() - end);
            List<String> counts = requireOneEach(documents, ids);
            StorageProof storage = new StorageProof(service.storage());
            long found = storage.requireAll(series);
            log.accept("all is there");
            return table(series, cost, behind, found, storage.files(), counts);
        }
    }

    private Cost load(RunningService service) throws IOException, InterruptedException {
        Replay replay = new Replay(plan.corpus());
        Pace pace = new Pace(plan.megabytesPerSecond());
        long start = System.nanoTime();
        Duration cpu = service.cpu();
        CountDownLatch enough = new CountDownLatch(1);
        List<Double> heap = new ArrayList<>();
        try (Modality modality = new Modality(Storescu.CALLED_AET, service.port());
                Senders senders = new Senders(plan.associations(), () -> {
                    if (enough.getCount() == 0) {
                        return false;
                    }
                    SentSeries next = new SentSeries(replay.next());
                    sent.add(next);
                    modality.send(next.series(), watcher(next, pace));
                    return true;
                })) {
            long seconds = 0;
            while (senders.areSending()) {
                heap.add(service.heapUsed() / MEBI);
                if (System.nanoTime() - start > plan.duration().toNanos()) {
                    enough.countDown();
                } else if (Files.getFileStore(parent).getUsableSpace() < ROOM) {
                    log.accept("the disk is nearly full: ending before time");
                    enough.countDown();
                }
                if (seconds++ % LOG_EVERY == 0) {
                    log.accept(String.format(
                            Locale.ROOT,
                            "%d s: %d instances acknowledged, heap %.0f MiB",
                            seconds - 1,
                            instances(List.copyOf(sent)),
                            heap.get(heap.size() - 1)));
                }
                enough.await(LOOK_SECONDS, TimeUnit.SECONDS);
            }
            senders.end();
        }
        Duration wall = Duration.ofNanos(System.nanoTime() - start);
        Duration used = service.cpu().minus(cpu);
        return new Cost(wall, used, new Sample(heap), service.heapInUse() / MEBI, service.peakKibibytes());
    }

    private static Modality.Watcher watcher(SentSeries series, Pace pace) {
        return new Modality.Watcher() {
            @Override
            public void beforeSending(int bytes) throws InterruptedException {
                pace.await(bytes);
            }

            @Override
            public void answered(int index, int bytes, int status) {
                series.answered(index, bytes, status);
            }
        };
    }

    /** By its id, each series can have one document only; so there are as many as series, and of these. */
    private List<String> requireOneEach(StoredDocuments documents, List<String> ids) throws IOException {
        Set<String> wanted = new TreeSet<>(ids);
        String begin = "2.25." + sent.peek().series().run() + ".";
        List<String> counts = new ArrayList<>();
        for (String collection : jar.collections()) {
            List<String> there = documents.ids(collection, begin);
            long all = documents.count(collection);
            Set<String> distinct = new TreeSet<>(there);
            if (there.size() != distinct.size() || !distinct.equals(wanted)) {
                throw new ProcessFailed(collection + " has " + there.size() + " documents of " + distinct.size()
                        + " series, and " + wanted.size() + " were sent.");
            }
            if (jar.mongoUri().isEmpty() && all != there.size()) {
                throw new ProcessFailed(
                        collection + " has " + all + " documents, and " + wanted.size() + " series were sent.");
            }
            counts.add(collection + " " + there.size());
        }
        return counts;
    }

    private List<String> table(
            List<SentSeries> series, Cost cost, Duration behind, long found, int files, List<String> counts) {
        double seconds = cost.wall().toNanos() / 1e9;
        long instances = instances(series);
        double megabytes = series.stream().mapToLong(SentSeries::bytes).sum() / 1e6;
        return new MarkdownTable("load", plan.corpus().label())
                .row(List.of("associations", Integer.toString(plan.associations())))
                .row(List.of("seconds", Sample.format(seconds)))
                .row(List.of("MB/s", Sample.format(megabytes / seconds)))
                .row(List.of("instances/s", Sample.format(instances / seconds)))
                .row(List.of("instances acknowledged", String.format(Locale.ROOT, "%,d", instances)))
                .row(List.of(
                        "instances refused",
                        Integer.toString(
                                series.stream().mapToInt(SentSeries::refused).sum())))
                .row(List.of("acknowledged and on disk, as sent", String.format(Locale.ROOT, "%,d", found)))
                .row(List.of("files on disk", String.format(Locale.ROOT, "%,d", files)))
                .row(List.of("series", String.format(Locale.ROOT, "%,d", series.size())))
                .row(List.of("documents, one a series", String.join(", ", counts)))
                .row(List.of("last document behind the last response, ms", Sample.format(behind.toNanos() / 1e6)))
                .row(List.of("heap used, MiB, sampled each second", cost.heap().toString()))
                .row(List.of("heap in use at the end, after a collection, MiB", Sample.format(cost.heapInUse())))
                .row(List.of("peak resident, MiB", Sample.format(cost.peakKibibytes() / 1024.0)))
                .row(List.of(
                        "cores busy with the service", Sample.format(cost.cpu().toNanos() / 1e9 / seconds)))
                .lines();
    }

    private static long instances(List<SentSeries> series) {
        return series.stream().mapToLong(SentSeries::acknowledged).sum();
    }
}
