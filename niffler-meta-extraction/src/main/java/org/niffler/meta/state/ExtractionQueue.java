package org.niffler.meta.state;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What the extraction still has to do, in a folder of files and not in memory, as the store may be down for days. Any
 * threads append; one thread takes, and says when it is done. What is kept in memory are the newest {@value #FRESH} entries,
 * as many older ones when the consumer is behind those, what was taken and is not done, and the name and count (about
 * 250 bytes) of each distinct folder that waits.
 *
 * <p>An append is one write to the system and does not wait for the disk: {@code kill -9} loses nothing that was appended,
 * and no part of it appears without the rest. A power failure can lose the last seconds, or damage a file; the sweep of the
 * storage folder finds again what is in no queue. A damaged line is skipped and told by {@link #losses}; it may have been an
 * instance to extract, so that no end of a series that stands behind it is given any more, and the sweep comes back to these
 * series. An entry comes again
 * after a restart unless its {@link #done} returned, so whoever takes must be able to do a thing twice.
 *
 * <p>The state folder's lock, which {@link SeriesJournals} takes, keeps a second process away.
 */
public final class ExtractionQueue implements Closeable {

    private static final int FRESH = 10_000;
    private static final String DONE = "done";

    private final Path folder;
    private final QueueSegments segments;
    private final Checkpoint checkpoint;
    private final Losses losses = new Losses();
    private final QueueDamage damage = new QueueDamage(losses);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** Each older than the next. {@code fresh} ends with the newest entry, and before it some may be on disk only. */
    private final Deque<Numbered> taken = new ArrayDeque<>();

    private final Deque<Numbered> again = new ArrayDeque<>();
    private final Deque<Numbered> loaded = new ArrayDeque<>();
    private final Deque<Numbered> fresh = new ArrayDeque<>();

    private WaitingFolders waiting = new WaitingFolders();
    /** Where the first damage was found, and what was written by then: no end of a series between them is trusted. */
    private long doubtFrom = Long.MAX_VALUE;

    private long doubtTo;
    /** The numbers of the first line that is not done, that is neither taken nor loaded, and that is not written. */
    private long done;

    private long read;
    private long written;
    private boolean closed;

    private ExtractionQueue(Path folder, QueueSegments segments, Checkpoint checkpoint) throws IOException {
        this.folder = folder;
        this.segments = segments;
        this.checkpoint = checkpoint;
        this.done = position();
        this.written = Math.max(done, segments.end());
        count();
        this.read = done;
        segments.dropBelow(done);
    }

    /**
     * Opens the queue with all that is not done, or begins an empty one.
     *
     * @param folder made if there is none
     * @throws IOException if it cannot be read or written
     */
    public static ExtractionQueue open(Path folder) throws IOException {
        PrivateFiles.folder(folder);
        Checkpoint checkpoint = Checkpoint.open(folder.resolve(DONE));
        try {
            return new ExtractionQueue(folder, QueueSegments.open(folder), checkpoint);
        } catch (IOException | RuntimeException e) {
            checkpoint.close();
            throw e;
        }
    }

    private long position() throws IOException {
        OptionalLong known = checkpoint.read();
        long first = segments.begin().orElse(0L);
        if (known.isEmpty()) {
            if (!checkpoint.isNew()) {
                damage.positionUnknown(folder.resolve(DONE), segments.end() - first);
            }
            checkpoint.write(first);
        }
        return known.orElse(first);
    }

    /** Counts what is on disk and not done, once more if that shows damage. */
    private void count() throws IOException {
        long doubtedFrom;
        do {
            doubtedFrom = doubtFrom;
            countOnce();
        } while (doubtFrom < doubtedFrom);
    }

    private void countOnce() throws IOException {
        WaitingFolders counted = new WaitingFolders();
        List<Stretch> stretches = segments.stretches(done, written);
        long begin = stretches.isEmpty() ? written : stretches.get(0).from();
        if (begin > done) {
            damage.gone(folder, begin - done);
            done = begin;
            doubt(begin);
        }
        for (Stretch stretch : stretches) {
            Stretch.Damage found = stretch.read(entry -> {
                if (!isDoubtful(entry)) {
                    counted.add(entry.entry().folder());
                }
            });
            damage.note(stretch, found);
            found.firstLost().ifPresent(this::doubt);
        }
        waiting = counted;
    }

    private void doubt(long from) {
        doubtFrom = Math.min(doubtFrom, from);
        doubtTo = Math.max(doubtTo, written);
    }

    private boolean isDoubtful(Numbered entry) {
        return entry.number() >= doubtFrom && entry.number() < doubtTo && entry.entry() instanceof QueueEntry.Complete;
    }

    /**
     * Adds entries behind all others, all or none of them.
     *
     * @throws IOException if that fails, for example because the disk is full; none is added then
     */
    public void append(List<QueueEntry> entries) throws IOException {
        if (entries.isEmpty()) {
            return;
        }
        byte[] lines = QueueFormat.lines(entries);
        lock.lock();
        try {
            checkOpen();
            segments.append(lines, written);
            for (QueueEntry entry : entries) {
                waiting.add(entry.folder());
                fresh.addLast(new Numbered(written++, entry));
                if (fresh.size() > FRESH) {
                    fresh.removeFirst();
                }
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The oldest entries that are not taken; waits until there is one. For one thread only.
     *
     * @param max how many at most
     * @return none if the wait is over, or the queue was closed
     * @throws IOException if the disk cannot be read; another try may succeed
     */
    public List<QueueEntry> take(int max, Duration wait) throws InterruptedException, IOException {
        long nanos = wait.toNanos();
        while (true) {
            Stretch behind;
            lock.lockInterruptibly();
            try {
                while (nothingToTake() && !closed && nanos > 0) {
                    nanos = changed.awaitNanos(nanos);
                }
                Optional<Stretch> stretch = closed ? Optional.empty() : toLoad();
                if (stretch.isEmpty()) {
                    return closed ? List.of() : collect(max);
                }
                behind = stretch.get();
            } finally {
                lock.unlock();
            }
            load(behind);
        }
    }

    private boolean nothingToTake() {
        return again.isEmpty() && loaded.isEmpty() && read == written;
    }

    private long freshFrom() {
        return fresh.isEmpty() ? written : fresh.getFirst().number();
    }

    private Optional<Stretch> toLoad() {
        boolean isBehind = again.isEmpty() && loaded.isEmpty() && read < freshFrom();
        return isBehind ? segments.stretch(read, Math.min(freshFrom(), read + FRESH)) : Optional.empty();
    }

    /** Reads without the lock, so that nobody who appends waits for the disk; a file with what is not done stays. */
    private void load(Stretch behind) throws InterruptedException, IOException {
        List<Numbered> entries = new ArrayList<>();
        Stretch.Damage found;
        try {
            found = behind.read(entries::add);
        } catch (ClosedByInterruptException e) {
            Thread.interrupted();
            throw new InterruptedException();
        }
        lock.lock();
        try {
            loaded.addAll(entries);
            read = behind.to();
            if (found.count() > 0 && damage.note(behind, found)) {
                // The folders of these were counted when they could still be read.
                count();
            }
        } finally {
            lock.unlock();
        }
    }

    private List<QueueEntry> collect(int max) throws IOException {
        List<QueueEntry> entries = new ArrayList<>();
        while (entries.size() < max) {
            Numbered next = poll();
            if (next == null) {
                break;
            }
            if (!isDoubtful(next)) {
                taken.addLast(next);
                entries.add(next.entry());
            }
        }
        if (taken.isEmpty()) {
            finish(firstNotTaken()); // what is doubtful is not come back to
        }
        return entries;
    }

    private long firstNotTaken() {
        Numbered next = again.isEmpty() ? loaded.peekFirst() : again.peekFirst();
        return next == null ? read : next.number();
    }

    private void finish(long next) throws IOException {
        if (next > done) {
            checkpoint.write(next);
            done = next;
            segments.dropBelow(done);
        }
    }

    /** The next that is in memory, or null. */
    private Numbered poll() {
        if (!again.isEmpty()) {
            return again.pollFirst();
        }
        if (!loaded.isEmpty()) {
            return loaded.pollFirst();
        }
        if (read < written && read == freshFrom()) {
            read++;
            return fresh.pollFirst();
        }
        return null;
    }

    /**
     * The oldest of the taken entries are finished, and are never given again.
     *
     * @param count how many
     * @throws IOException if that cannot be written down; they are not finished then
     * @throws IllegalArgumentException if so many are not taken
     */
    public void done(int count) throws IOException {
        lock.lock();
        try {
            checkOpen();
            if (count < 0 || count > taken.size()) {
                throw new IllegalArgumentException(count + " entries cannot be done: " + taken.size() + " are taken");
            }
            if (count > 0) {
                finish(
                        count == taken.size()
                                ? firstNotTaken()
                                : taken.stream()
                                        .skip(count)
                                        .findFirst()
                                        .orElseThrow()
                                        .number());
                for (int i = 0; i < count; i++) {
                    waiting.remove(taken.removeFirst().entry().folder());
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** What was taken and is not done is given again, before all else. */
    public void retake() {
        lock.lock();
        try {
            while (!taken.isEmpty()) {
                again.addFirst(taken.removeLast());
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How many entries are not done. */
    public long size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** How many entries are in memory. */
    long inMemory() {
        lock.lock();
        try {
            return (long) taken.size() + again.size() + loaded.size() + fresh.size();
        } finally {
            lock.unlock();
        }
    }

    /** Whether an entry of a folder is not done. */
    public boolean holds(String folderOfSeries) {
        lock.lock();
        try {
            return waiting.holds(folderOfSeries);
        } finally {
            lock.unlock();
        }
    }

    /** What was found damaged and is forgotten, in words for the log; names no patient. */
    public List<String> losses() {
        return losses.messages();
    }

    private void checkOpen() throws IOException {
        if (closed) {
            throw new IOException("The queue " + folder + " is closed.");
        }
    }

    /** Ends a take that waits. */
    @Override
    public void close() throws IOException {
        lock.lock();
        try (checkpoint;
                segments) {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
