package org.niffler.meta.state;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.niffler.progress.KeyIndex;
import org.niffler.progress.LineLog;

/**
 * The series that were extracted and deleted (D), for as long as they are remembered: on disk, with an index in memory that
 * takes 32 to 64 bytes for each. Whoever looks for one waits for no write.
 */
final class DeletedSeries implements Closeable {

    private static final int LINES_IN_ONE_WRITE = 10_000;
    /** A rewrite takes long when there are millions; it is worth it when so large a part of them is forgotten. */
    private static final int PART_WORTH_DROPPING = 8;

    private record Deleted(String folder, Instant at) {}

    private static final class Lines implements StateJournal.Format<Deleted> {

        @Override
        public String kind() {
            return "deleted-series";
        }

        @Override
        public Deleted record(FlatJson line) throws DamagedLineException {
            Deleted deleted = new Deleted(line.text("folder"), line.instant("at"));
            line.end();
            return deleted;
        }
    }

    /** The journal's lines, and where each folder's last one stands. Guards itself. */
    private static final class Index {

        private final LineLog log;
        private final StateJournal.Format<Deleted> format;
        private final KeyIndex places = new KeyIndex();

        Index(LineLog log, StateJournal.Format<Deleted> format) {
            this.log = log;
            this.format = format;
        }

        synchronized void put(Deleted deleted, long at) throws IOException {
            places.put(
                    KeyIndex.hash(deleted.folder()),
                    at,
                    other -> at(other).folder().equals(deleted.folder()));
        }

        synchronized boolean holds(String folder, Instant since) throws IOException {
            long place = places.find(
                    KeyIndex.hash(folder), other -> at(other).folder().equals(folder));
            return place != KeyIndex.NONE && !at(place).at().isBefore(since);
        }

        private Deleted at(long place) throws IOException {
            return StateJournal.recordAt(log, format, place);
        }
    }

    private final StateJournal.Format<Deleted> format = new Lines();
    private final Duration remember;
    private final Clock clock;
    private final StateJournal<Deleted> journal;
    private volatile Index index;

    private DeletedSeries(Path file, Duration remember, Clock clock, SetAside aside, Losses losses) throws IOException {
        this.remember = remember;
        this.clock = clock;
        this.journal = StateJournal.open(
                file,
                format,
                log -> {
                    index = new Index(log, format);
                    return index::put;
                },
                aside,
                losses,
                "Series whose records are lost count as new when they are sent again.");
    }

    static DeletedSeries open(Path file, Duration remember, Clock clock, SetAside aside, Losses losses)
            throws IOException {
        return new DeletedSeries(file, remember, clock, aside, losses);
    }

    boolean holds(String folder) throws IOException {
        Instant since = since();
        Index before = index;
        try {
            return before.holds(folder, since);
        } catch (IOException e) {
            if (before == index) {
                throw e;
            }
            // Another file took its place meanwhile, and this one was closed.
            return index.holds(folder, since);
        }
    }

    private Instant since() {
        return clock.instant().minus(remember);
    }

    synchronized void add(List<String> folders) throws IOException {
        Instant now = clock.instant();
        for (int from = 0; from < folders.size(); from += LINES_IN_ONE_WRITE) {
            write(folders.subList(from, Math.min(from + LINES_IN_ONE_WRITE, folders.size())), now);
        }
    }

    private void write(List<String> folders, Instant now) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream(256 * folders.size());
        long[] places = new long[folders.size()];
        for (int i = 0; i < places.length; i++) {
            String folder = folders.get(i);
            places[i] = lines.size();
            FlatJson.write(lines, json -> {
                json.writeStringField("folder", folder);
                json.writeStringField("at", now.toString());
            });
        }
        long start = journal.write(lines.toByteArray());
        for (int i = 0; i < places.length; i++) {
            index.put(new Deleted(folders.get(i), now), start + places[i]);
        }
    }

    /** Everything before is on the disk when this returns. */
    void force() throws IOException {
        journal.force();
    }

    /** Drops what need not be remembered any more where it is much, and damaged lines. */
    synchronized void compact() throws IOException {
        Instant since = since();
        if (!journal.isDamaged() && !pays(since)) {
            return;
        }
        AtomicReference<Index> rewritten = new AtomicReference<>();
        LineLog old = journal.rewrite(
                out -> journal.forEach((deleted, at) -> {
                    if (!deleted.at().isBefore(since)) {
                        out.write(line(deleted));
                    }
                }),
                log -> {
                    rewritten.set(new Index(log, format));
                    return rewritten.get()::put;
                });
        try (old) {
            index = rewritten.get();
        }
    }

    /** Lines are in the order of time, so that the first ones tell. */
    private boolean pays(Instant since) throws IOException {
        long begin = journal.begin();
        long end = journal.end();
        long enough = begin + Math.max((end - begin) / PART_WORTH_DROPPING, 1);
        long place = begin;
        while (place < Math.min(enough, end) && journal.at(place).at().isBefore(since)) {
            place = journal.after(place);
        }
        return place >= enough;
    }

    private static byte[] line(Deleted deleted) {
        return FlatJson.line(json -> {
            json.writeStringField("folder", deleted.folder());
            json.writeStringField("at", deleted.at().toString());
        });
    }

    @Override
    public synchronized void close() throws IOException {
        journal.close();
    }
}
