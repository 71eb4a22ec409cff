package org.niffler.app.workflow;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.niffler.app.query.ShownIdentity;
import org.niffler.app.report.Format;
import org.niffler.app.report.Table;
import org.niffler.workflow.run.Run;

/** The runs of a batch as a table: a row as each ends, and of each that had succeeded before. Thread-safe. */
public final class RunTable implements Closeable {

    private static final List<String> COLUMNS = List.of(
            "workflow",
            "unit",
            "StudyInstanceUID",
            "SeriesInstanceUID",
            "SOPInstanceUID",
            "instances",
            "status",
            "attempts",
            "exit",
            "seconds",
            "reason");

    private final Table table;
    private final ShownIdentity identity;
    private Optional<IOException> failure = Optional.empty();

    private RunTable(Table table, ShownIdentity identity) {
        this.table = table;
        this.identity = identity;
    }

    /**
     * Begins a table.
     *
     * @param identity in the place of UIDs
     * @throws IOException if the file cannot be made
     */
    public static RunTable create(Path file, Format format, ShownIdentity identity) throws IOException {
        return new RunTable(Table.create(file, format, identity.identifies(), COLUMNS), identity);
    }

    /** Writes a run; what cannot be written is told by {@link #complete}. */
    public synchronized void add(Run run) {
        try {
            table.row(cells(run));
        } catch (IOException e) {
            failure = failure.or(() -> Optional.of(e));
        }
    }

    private List<?> cells(Run run) {
        Object[] cells = {
            run.workflow(),
            run.unit().kind().text(),
            uid(run.unit().studyInstanceUid()),
            uid(run.unit().seriesInstanceUid()),
            uid(run.unit().sopInstanceUid()),
            run.unit().instances(),
            run.status().text(),
            run.attempts(),
            run.exit().isPresent() ? run.exit().getAsInt() : null,
            run.took().map(took -> took.toMillis() / 1_000.0).orElse(null),
            run.reason().isEmpty() ? null : run.reason()
        };
        return Arrays.asList(cells);
    }

    private String uid(String uid) {
        return uid.isEmpty() ? null : identity.uid(uid);
    }

    /** @throws IOException if a row could not be written */
    public synchronized void complete() throws IOException {
        if (failure.isPresent()) {
            throw failure.get();
        }
        table.complete();
    }

    @Override
    public synchronized void close() throws IOException {
        table.close();
    }
}
