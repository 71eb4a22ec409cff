package org.niffler.bench.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A corpus again and again, each time under UIDs that have never been before. May be used by several threads. */
public final class Replay {

    private final Corpus corpus;
    private final String run;
    private final AtomicLong next = new AtomicLong();

    public Replay(Corpus corpus) {
        this.corpus = corpus;
        // Digits that do not begin with a zero, as a UID's component must not (PS3.5 9.1).
        this.run = "9" + Math.abs(System.nanoTime());
    }

    /** One copy of a series. */
    public record Series(String run, long number, List<InstanceTemplate> instances) {

        public InstanceUids uids(int index) {
            return InstanceUids.of(run, number, index + 1);
        }

        public String seriesInstanceUid() {
            return uids(0).series();
        }
    }

    /** Files of some series. */
    public record Written(Batch batch, List<String> seriesInstanceUids) {}

    public Series next() {
        long number = next.getAndIncrement();
        return new Series(run, number + 1, corpus.series().get((int)
                (number % corpus.series().size())));
    }

    /** Writes instances into a folder that exists, in the order of their series. */
    public Written write(Path folder, int instances) throws IOException {
        List<Path> files = new ArrayList<>();
        List<String> seriesInstanceUids = new ArrayList<>();
        while (files.size() < instances) {
            Series series = next();
            seriesInstanceUids.add(series.seriesInstanceUid());
            Path ofSeries = Files.createDirectory(folder.resolve(Long.toString(series.number())));
            for (int i = 0; i < series.instances().size() && files.size() < instances; i++) {
                Path file = ofSeries.resolve(String.format("%05d.dcm", i + 1));
                series.instances().get(i).write(file, series.uids(i));
                files.add(file);
            }
        }
        return new Written(new Batch(files), seriesInstanceUids);
    }
}
