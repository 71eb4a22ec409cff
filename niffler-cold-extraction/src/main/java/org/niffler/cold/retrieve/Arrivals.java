package org.niffler.cold.retrieve;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.niffler.cold.verify.ReceivedStudy;
import org.niffler.dicom.file.StoredInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the instances of the studies that are being retrieved, as they arrive. Of other studies nothing is remembered
 * but their number, so that it does not grow with the run.
 */
public final class Arrivals implements Consumer<StoredInstance> {

    private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);

    private final Map<String, Study> awaited = new ConcurrentHashMap<>();
    private final LongAdder unasked = new LongAdder();

    /** Called by the receiver, on many threads. */
    @Override
    public void accept(StoredInstance instance) {
        Study study = awaited.get(instance.studyInstanceUid());
        if (study == null) {
            unasked.increment();
            LOG.warn(
                    "instance {} of study {} arrived, which is not being retrieved now; it is kept",
                    instance.sopInstanceUid(),
                    instance.studyInstanceUid());
            return;
        }
        study.add(instance);
    }

    /** How many instances of studies arrived that were not being retrieved. */
    public long unasked() {
        return unasked.sum();
    }

    /** Begins to count for a study. Two retrievals of the same study at once share the count. */
    Study await(String studyInstanceUid) {
        return awaited.compute(studyInstanceUid, (uid, present) -> {
            Study study = present == null ? new Study() : present;
            study.users++;
            return study;
        });
    }

    /** Ends what {@link #await} began. */
    void forget(String studyInstanceUid) {
        awaited.computeIfPresent(studyInstanceUid, (uid, study) -> --study.users == 0 ? null : study);
    }

    /** What is there of one study. */
    static final class Study {

        private final Map<String, StoredInstance> instances = new HashMap<>();
        private int repeats;
        private long lastArrival = System.nanoTime();
        private int users; // guarded by the map's own lock on the entry

        private synchronized void add(StoredInstance instance) {
            lastArrival = System.nanoTime();
            if (instances.put(instance.sopInstanceUid(), instance) != null) {
                repeats++;
            }
            notifyAll();
        }

        /** Counts what was there before anything was asked for. */
        synchronized void addPresent(Collection<StoredInstance> present) {
            present.forEach(instance -> instances.putIfAbsent(instance.sopInstanceUid(), instance));
        }

        synchronized ReceivedStudy received() {
            long bytes =
                    instances.values().stream().mapToLong(StoredInstance::bytes).sum();
            return new ReceivedStudy(instances.size(), bytes, repeats);
        }

        synchronized boolean has(String sopInstanceUid) {
            return instances.containsKey(sopInstanceUid);
        }

        synchronized int ofSeries(String seriesInstanceUid) {
            return (int) instances.values().stream()
                    .filter(instance -> instance.seriesInstanceUid().equals(seriesInstanceUid))
                    .count();
        }

        synchronized List<StoredInstance> instances() {
            return List.copyOf(instances.values());
        }

        /** How long nothing has arrived. */
        synchronized Duration silence() {
            return Duration.ofNanos(System.nanoTime() - lastArrival);
        }

        /** Waits until so many instances are there, but no longer than the patience lasts without another arriving. */
        synchronized void waitFor(int count, Duration patience) throws InterruptedException {
            int before = -1;
            while (instances.size() < count && instances.size() > before) {
                before = instances.size();
                long end = System.nanoTime() + patience.toNanos();
                long left = patience.toMillis();
                while (instances.size() == before && left > 0) {
                    wait(left);
                    left = (end - System.nanoTime()) / 1_000_000;
                }
            }
        }
    }
}
