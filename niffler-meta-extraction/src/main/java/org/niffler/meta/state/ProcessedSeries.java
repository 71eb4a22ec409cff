package org.niffler.meta.state;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.niffler.meta.state.SeriesRecords.Processed;

/** The series that are extracted and still on disk (P): in memory whole, as there are no more than the disk holds. */
final class ProcessedSeries implements Closeable {

    private static final int WORTH_DROPPING = 1_000;

    /** A line: a series, or, if there is none, that the one of this folder is deleted. */
    private record Change(String folder, Optional<Processed> series) {}

    private static final class Lines implements StateJournal.Format<Change> {

        @Override
        public String kind() {
            return "processed-series";
        }

        @Override
        public Change record(FlatJson line) throws DamagedLineException {
            Optional<String> deleted = line.optionalText("deleted");
            Change change = deleted.isPresent()
                    ? new Change(deleted.get(), Optional.empty())
                    : change(new Processed(
                            line.text("folder"), line.text("series"), line.number("instances"), line.instant("at")));
            line.end();
            return change;
        }

        private static Change change(Processed series) {
            return new Change(series.folder(), Optional.of(series));
        }
    }

    private final Map<String, Processed> series = new ConcurrentHashMap<>();
    private final StateJournal<Change> journal;
    private long lines;

    private ProcessedSeries(Path file, SetAside aside, Losses losses) throws IOException {
        this.journal = StateJournal.open(
                file,
                new Lines(),
                log -> (change, at) -> take(change),
                aside,
                losses,
                "Series whose records are lost are extracted again, which replaces their documents.");
    }

    static ProcessedSeries open(Path file, SetAside aside, Losses losses) throws IOException {
        return new ProcessedSeries(file, aside, losses);
    }

    private void take(Change change) {
        lines++;
        change.series().ifPresentOrElse(now -> series.put(change.folder(), now), () -> series.remove(change.folder()));
    }

    Optional<Processed> find(String folder) {
        return Optional.ofNullable(series.get(folder));
    }

    List<Processed> all() {
        return List.copyOf(series.values());
    }

    synchronized void add(Processed added) throws IOException {
        journal.write(line(added));
        take(new Change(added.folder(), Optional.of(added)));
    }

    synchronized void remove(String folder) throws IOException {
        if (series.containsKey(folder)) {
            journal.write(FlatJson.line(json -> json.writeStringField("deleted", folder)));
            take(new Change(folder, Optional.empty()));
        }
    }

    /** Everything before is on the disk when this returns. */
    void force() throws IOException {
        journal.force();
    }

    /** Drops superseded lines where they are many, and damaged ones. */
    synchronized void compact() throws IOException {
        long superseded = lines - series.size();
        if (journal.isDamaged() || superseded >= WORTH_DROPPING && superseded >= series.size()) {
            journal.rewrite(this::writeAll, log -> (change, at) -> {}).close();
            lines = series.size();
        }
    }

    private void writeAll(OutputStream out) throws IOException {
        for (Processed kept : series.values()) {
            out.write(line(kept));
        }
    }

    private static byte[] line(Processed series) {
        return FlatJson.line(json -> {
            json.writeStringField("folder", series.folder());
            json.writeStringField("series", series.seriesInstanceUid());
            json.writeNumberField("instances", series.instances());
            json.writeStringField("at", series.at().toString());
        });
    }

    @Override
    public synchronized void close() throws IOException {
        journal.close();
    }
}
