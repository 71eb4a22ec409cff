package org.niffler.bench.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.niffler.bench.figures.MarkdownTable;
import org.niffler.bench.figures.Sample;
import org.niffler.bench.images.Corpus;
import org.niffler.bench.images.Replay;
import org.niffler.bench.jar.MetaExtractionJar;
import org.niffler.bench.jar.RunningService;
import org.niffler.bench.peer.Storescu;
import org.niffler.testkit.process.TempFolder;

/** How long after the responses of a series its documents can be seen in the store, by somebody who asks all the time. */
public final class LagBenchmark {

    private static final int SUCCESS = 0;
    private static final long LOOK_MILLIS = 1;
    private static final long PATIENCE_SECONDS = 60;
    private static final int WARM_UP = 40;

    private final MetaExtractionJar jar;
    private final int associations;
    private final int series;
    private final double megabytesPerSecond;
    private final List<String> options;
    private final Path parent;

    /**
     * @param series how many are measured
     * @param options of the service
     */
    public LagBenchmark(
            MetaExtractionJar jar,
            int associations,
            int series,
            double megabytesPerSecond,
            List<String> options,
            Path parent) {
        this.jar = jar;
        this.associations = associations;
        this.series = series;
        this.megabytesPerSecond = megabytesPerSecond;
        this.options = options;
        this.parent = parent;
    }

    /** When something happened to a series, by {@link System#nanoTime}; 0 if it has not yet. */
    private static final class Times {
        private volatile long firstAnswer;
        private volatile long lastAnswer;
        private volatile long seen;
    }

    /** Measures, and returns a table's rows. */
    public MarkdownTable measure(Corpus corpus, MarkdownTable table) throws IOException, InterruptedException {
        try (TempFolder folder = TempFolder.createIn(parent, "niffler-bench");
                RunningService service = jar.serve(folder.path(), Storescu.CALLED_AET, options);
                StoredDocuments documents = StoredDocuments.of(service.state(), jar.mongoUri());
                Modality modality = new Modality(Storescu.CALLED_AET, service.port())) {
            Replay replay = new Replay(corpus);
            run(replay, WARM_UP, modality, documents);
            List<Times> times = run(replay, series, modality, documents);
            add(
                    table,
                    corpus,
                    "first",
                    times.stream().map(t -> millis(t.seen - t.firstAnswer)).toList());
            add(
                    table,
                    corpus,
                    "last",
                    times.stream().map(t -> millis(t.seen - t.lastAnswer)).toList());
            return table;
        }
    }

    private List<Times> run(Replay replay, int count, Modality modality, StoredDocuments documents)
            throws IOException, InterruptedException {
        Map<String, Times> waiting = new ConcurrentHashMap<>();
        List<Times> all = new ArrayList<>();
        List<String> collections = jar.collections();
        Pace pace = new Pace(megabytesPerSecond);
        try (Senders senders = new Senders(associations, () -> {
            Replay.Series next;
            synchronized (all) {
                if (all.size() == count) {
                    return false;
                }
                next = replay.next();
                all.add(new Times());
                waiting.put(next.seriesInstanceUid(), all.get(all.size() - 1));
            }
            modality.send(next, watcher(next, waiting.get(next.seriesInstanceUid()), pace));
            return true;
        })) {
            long last = System.nanoTime();
            CountDownLatch never = new CountDownLatch(1);
            while (senders.areSending() || !waiting.isEmpty()) {
                for (String id : documents.present(List.copyOf(waiting.keySet()), collections)) {
                    waiting.remove(id).seen = System.nanoTime();
                    last = System.nanoTime();
                }
                if (System.nanoTime() - last > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                    throw new IOException(waiting.size() + " series have no documents after a minute.");
                }
                never.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            }
            senders.end();
        }
        return all;
    }

    private static Modality.Watcher watcher(Replay.Series series, Times times, Pace pace) {
        return new Modality.Watcher() {
            @Override
            public void beforeSending(int bytes) throws InterruptedException {
                pace.await(bytes);
            }

            @Override
            public void answered(int index, int bytes, int status) {
                if (status != SUCCESS) {
                    throw new IllegalStateException("refused with status " + Integer.toHexString(status));
                }
                long now = System.nanoTime();
                if (index == 0) {
                    times.firstAnswer = now;
                }
                if (index == series.instances().size() - 1) {
                    times.lastAnswer = now;
                }
            }
        };
    }

    /** What could be seen before the response arrived has waited for nothing. */
    private static double millis(long nanos) {
        return Math.max(0, nanos) / 1e6;
    }

    private void add(MarkdownTable table, Corpus corpus, String answer, List<Double> millis) {
        Sample sample = new Sample(millis);
        table.row(List.of(
                corpus.label(),
                Integer.toString(associations),
                Sample.format(megabytesPerSecond),
                Integer.toString(sample.size()),
                answer,
                Sample.format(sample.median()),
                Sample.format(sample.quantile(0.99)),
                Sample.format(sample.max())));
    }

    public static MarkdownTable table() {
        return new MarkdownTable(
                "instances",
                "associations",
                "MB/s",
                "series",
                "since the response to its",
                "median, ms",
                "p99, ms",
                "max, ms");
    }
}
