package org.niffler.png.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.niffler.progress.KeyIndex;
import org.niffler.progress.LineLog;
import org.niffler.progress.RunLock;

/**
 * The records of all files that a run has finished, on the disk: what a resumed run need not do again, and what the
 * tables are made from. Append-only, so that {@code kill -9} or a power cut at any moment loses no record whose
 * {@link #append} returned. In memory are 32 to 64 bytes a record, never the records. Closed to other users, since it
 * names source files, and locked against other runs. Thread-safe.
 */
public final class RecordSpool implements AutoCloseable {

    private static final String FILE = "records.jsonl";
    private static final String LOCK = "records.lock";
    private static final String WHAT = "png-extraction";

    private final Path file;
    private final RunLock lock;
    private final RecordFormat format = new RecordFormat();
    private final SpoolHeader header = new SpoolHeader();
    private final Columns columns = new Columns();
    private final KeyIndex index = new KeyIndex();
    private final LineLog log;
    private OutcomeCounts counts = OutcomeCounts.NONE;

    private RecordSpool(Path file, RunLock lock, String settings) throws IOException {
        this.file = file;
        this.lock = lock;
        boolean isNew = Files.notExists(file);
        if (isNew) {
            PrivateFiles.file(file);
        }
        Opening opening = new Opening();
        this.log = LineLog.open(file, opening::of);
        try {
            if (opening.lines.settings().isEmpty()) {
                byte[] first = header.first(settings);
                log.write(first);
                log.force(first.length);
                PrivateFiles.force(file.getParent());
            } else {
                SpoolSettings.check(file, opening.lines.settings().get(), settings);
            }
        } catch (IOException | RuntimeException e) {
            log.close();
            throw e;
        }
    }

    /**
     * Opens the spool of a folder, or begins it; a last record that a crash tore is cut off.
     *
     * @param folder the state folder; made, or closed to other users
     * @param settings all settings that change what a file becomes, a line {@code key=value} each; not the shard, as
     *     shards are merged
     * @throws SpoolException if the spool was begun with other settings, or is damaged
     * @throws org.niffler.progress.RunLockedException if another run has it open
     * @throws IOException if it cannot be read or written
     */
    public static RecordSpool open(Path folder, String settings, Clock clock) throws IOException {
        PrivateFiles.folder(folder);
        RunLock lock = RunLock.acquire(folder.resolve(LOCK), WHAT, clock);
        try {
            return new RecordSpool(file(folder), lock, settings);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Forgets all records of a folder, for a run from scratch; does nothing if there are none.
     *
     * @throws org.niffler.progress.RunLockedException if another run has them open
     */
    public static void discard(Path folder, Clock clock) throws IOException {
        if (Files.exists(file(folder))) {
            RunLock lock = RunLock.acquire(folder.resolve(LOCK), WHAT, clock);
            try (lock) {
                Files.delete(file(folder));
                PrivateFiles.force(folder);
            }
        }
    }

    static Path file(Path folder) {
        return folder.resolve(FILE);
    }

    /** Fills the index and the counts. */
    private final class Opening {

        private SpoolLines lines;

        SpoolLines of(LineLog opened) {
            lines = new SpoolLines(file, columns, (bytes, offset, length, at) -> {
                RecordFormat.Front front = format.front(bytes, offset, length);
                index.put(KeyIndex.hash(front.source()), at, other -> isOf(opened, other, front.source()));
                counts = counts.plus(front.kind(), front.pngs());
            });
            return lines;
        }
    }

    /**
     * Whether a file has a record.
     *
     * @throws SpoolException if the disk does not say
     */
    public synchronized boolean contains(String source) throws SpoolException {
        try {
            return index.find(KeyIndex.hash(source), at -> isOf(log, at, source)) != KeyIndex.NONE;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * The record of a file, read again; empty if it has none.
     *
     * @throws SpoolException if the disk does not say
     */
    public synchronized Optional<FileRecord> find(String source) throws SpoolException {
        try {
            long at = index.find(KeyIndex.hash(source), other -> isOf(log, other, source));
            if (at == KeyIndex.NONE) {
                return Optional.empty();
            }
            byte[] line = log.lineAt(at);
            return Optional.of(format.record(line, 0, line.length, columns));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private SpoolException unreadable(IOException e) {
        return new SpoolException(
                "Cannot read the records of finished files in " + file + ": " + reason(e)
                        + ". Check the disk it is on, and start again.",
                e);
    }

    private boolean isOf(LineLog from, long at, String source) throws IOException {
        byte[] line = from.lineAt(at);
        return format.front(line, 0, line.length).source().equals(source);
    }

    /**
     * Adds the record of a file; returns when it is on the disk.
     *
     * @throws IllegalArgumentException if the file has a record already
     * @throws SpoolException if it is not recorded, for example because the disk is full
     */
    public void append(FileRecord record) throws SpoolException {
        try {
            log.force(write(record));
        } catch (SpoolException e) {
            throw e;
        } catch (IOException e) {
            throw new SpoolException(
                    "Cannot write to the records of finished files in " + file + ": " + reason(e)
                            + ". The file just finished is not recorded and will be done again; those before it are"
                            + " safe. Make room or check the disk, and start again.",
                    e);
        }
    }

    /** Gives the record's end. */
    private synchronized long write(FileRecord record) throws IOException {
        if (contains(record.source())) {
            throw new IllegalArgumentException("A file has one record, and this one has it already.");
        }
        int known = columns.size();
        try {
            return write(record, known);
        } catch (IOException | RuntimeException e) {
            columns.cutTo(known); // They are not in the file, and the next record must not use them.
            throw e;
        }
    }

    private long write(FileRecord record, int known) throws IOException {
        byte[] line = format.line(record, columns);
        ByteArrayOutputStream lines = new ByteArrayOutputStream(line.length);
        for (int i = known; i < columns.size(); i++) {
            lines.writeBytes(header.column(columns.name(i)));
        }
        int before = lines.size();
        lines.writeBytes(line);
        long at = log.write(lines.toByteArray());
        index.put(KeyIndex.hash(record.source()), at + before, other -> false);
        counts = counts.plus(
                OutcomeKind.of(record.outcome()), record.outcome().pngs().size());
        return at + lines.size();
    }

    /** The files that are recorded, those of earlier runs too. */
    public synchronized OutcomeCounts counts() {
        return counts;
    }

    /** Java's own message for a missing permission is the path alone. */
    private static String reason(IOException e) {
        return e instanceof AccessDeniedException ? "permission denied" : e.getMessage();
    }

    /** Closes the file and gives the lock back. What was appended is on the disk already. */
    @Override
    public void close() throws IOException {
        try (lock) {
            log.close();
        }
    }
}
