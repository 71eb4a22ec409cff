package org.niffler.meta.state;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The series and studies that arrive and about which workflows have not been asked yet, so that none is forgotten when the
 * service dies in between. A line of the state folder for each change; in memory are those that wait. Thread-safe.
 */
public final class WorkflowIntake implements Closeable {

    private static final int WORTH_DROPPING = 10_000;

    /** How far it is. */
    public enum Stage {
        /** Instances of the series arrive. */
        ARRIVING,

        /** The series is complete, and workflows are to be asked. */
        COMPLETE,

        /** A study of which series have arrived, and more may come. */
        STUDY
    }

    /**
     * What waits.
     *
     * @param folder of the series or study, relative to the storage folder, with slashes
     * @param at when it came to this stage; of a study, when something of it last arrived
     */
    public record Waiting(String folder, Stage stage, Instant at) {}

    /** A line: what waits now, or, if there is nothing, that this folder does not any more. */
    private record Change(String folder, Optional<Waiting> waiting) {}

    private static final class Lines implements StateJournal.Format<Change> {

        @Override
        public String kind() {
            return "workflow-intake";
        }

        @Override
        public Change record(FlatJson line) throws DamagedLineException {
            Optional<String> done = line.optionalText("done");
            Change change = done.isPresent()
                    ? new Change(done.get(), Optional.empty())
                    : change(new Waiting(line.text("folder"), stage(line.text("stage")), line.instant("at")));
            line.end();
            return change;
        }

        private static Change change(Waiting waiting) {
            return new Change(waiting.folder(), Optional.of(waiting));
        }

        private static Stage stage(String text) throws DamagedLineException {
            try {
                return Stage.valueOf(text);
            } catch (IllegalArgumentException e) {
                throw new DamagedLineException("no stage");
            }
        }
    }

    private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();
    private final boolean forced;
    private final Clock clock;
    private final StateJournal<Change> journal;
    private long lines;

    private WorkflowIntake(Path file, boolean forced, Clock clock) throws IOException {
        this.forced = forced;
        this.clock = clock;
        this.journal = StateJournal.open(
                file,
                new Lines(),
                log -> (change, at) -> take(change),
                new SetAside(clock),
                new Losses(),
                "Workflows are not asked about series whose lines are lost; app-layer's run-workflow runs them afterwards.");
    }

    /**
     * Opens what an earlier run has left.
     *
     * @param forced whether a line is on the disk when a call returns, and not only in the hands of the system
     * @throws IOException if it cannot be read or written
     */
    public static WorkflowIntake open(Path stateFolder, boolean forced, Clock clock) throws IOException {
        return new WorkflowIntake(PrivateFiles.folder(stateFolder).resolve("workflow_intake"), forced, clock);
    }

    private void take(Change change) {
        lines++;
        change.waiting()
                .ifPresentOrElse(now -> waiting.put(change.folder(), now), () -> waiting.remove(change.folder()));
    }

    /**
     * Something happens to a series or study.
     *
     * @throws IOException if that cannot be written down
     */
    public synchronized void put(String folder, Stage stage) throws IOException {
        write(new Waiting(folder, stage, clock.instant()));
        compactIfItPays();
    }

    private void write(Waiting now) throws IOException {
        journal.write(line(now));
        if (forced) {
            journal.force();
        }
        take(new Change(now.folder(), Optional.of(now)));
    }

    /** Workflows have been asked, unless something has happened to it since it was like this. */
    public synchronized void done(Waiting asked) throws IOException {
        if (asked.equals(waiting.get(asked.folder()))) {
            journal.write(FlatJson.line(json -> json.writeStringField("done", asked.folder())));
            take(new Change(asked.folder(), Optional.empty()));
        }
    }

    /** All that wait, those that have waited longest first. */
    public List<Waiting> all() {
        return waiting.values().stream()
                .sorted(Comparator.comparing(Waiting::at))
                .toList();
    }

    public Optional<Waiting> find(String folder) {
        return Optional.ofNullable(waiting.get(folder));
    }

    /** Whether a series of a study waits. */
    public boolean hasSeriesBelow(String study) {
        return waiting.keySet().stream().anyMatch(folder -> folder.startsWith(study + "/"));
    }

    public int size() {
        return waiting.size();
    }

    /** Whether a folder waits, or the study that it lies in. */
    public boolean holds(String folder) {
        for (int end = folder.length(); end > 0; end = folder.lastIndexOf('/', end - 1)) {
            if (waiting.containsKey(folder.substring(0, end))) {
                return true;
            }
        }
        return false;
    }

    private void compactIfItPays() throws IOException {
        if (lines - waiting.size() >= WORTH_DROPPING) {
            journal.rewrite(this::writeAll, log -> (change, at) -> {}).close();
            lines = waiting.size();
        }
    }

    private void writeAll(OutputStream out) throws IOException {
        for (Waiting each : waiting.values()) {
            out.write(line(each));
        }
    }

    private static byte[] line(Waiting now) {
        return FlatJson.line(json -> {
            json.writeStringField("folder", now.folder());
            json.writeStringField("stage", now.stage().name());
            json.writeStringField("at", now.at().toString());
        });
    }

    @Override
    public synchronized void close() throws IOException {
        journal.close();
    }
}
