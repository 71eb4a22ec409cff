package org.niffler.meta.state;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Function;
import org.niffler.dicom.file.DurableFiles;
import org.niffler.progress.LineLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of the state folder that grows by lines, and is written anew when much of it is superseded. It begins with a header
 * such as {@code {"niffler-state":"processed-series","version":1}}. What it says is read from any file that is at least
 * partly one of ours; another is set aside. Reads are thread-safe; the caller keeps writes and rewrites apart.
 *
 * @param <R> a record of the file
 */
final class StateJournal<R> implements Closeable {

    /** What a kind of journal holds. */
    interface Format<R> {

        String kind();

        /** @throws DamagedLineException if that is no record of this kind */
        R record(FlatJson line) throws DamagedLineException;
    }

    /** Is given each record with the place of its line. */
    @FunctionalInterface
    interface Sink<R> {
        void record(R record, long at) throws IOException;
    }

    /** Writes the lines of a journal, without its header. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(StateJournal.class);

    private final Path file;
    private final Format<R> format;
    private volatile LineLog log;
    private boolean isDamaged;

    private StateJournal(Path file, Format<R> format) {
        this.file = file;
        this.format = format;
    }

    /**
     * Opens a journal, or begins one; a last line that a crash tore is cut off. Damaged lines are skipped and told.
     *
     * @param records makes what is given every record; it may read other lines of the log meanwhile
     * @param again what becomes of the series whose lines are lost, for the message
     * @throws IOException if it cannot be read or written, or is of a newer version
     */
    static <R> StateJournal<R> open(
            Path file,
            Format<R> format,
            Function<LineLog, Sink<R>> records,
            SetAside aside,
            Losses losses,
            String again)
            throws IOException {
        StateJournal<R> journal = new StateJournal<>(file, format);
        if (Files.exists(file) && Files.size(file) > 0 && !JournalLines.isPartlyOurs(file, format)) {
            losses.tell("The state file " + file + " is no journal of Niffler's; it was set aside as "
                    + aside.damaged(file).getFileName() + ". " + again);
        }
        if (!Files.exists(file) || Files.size(file) == 0) {
            journal.replaceFile(out -> {});
        }
        DamagedLines damaged = new DamagedLines();
        journal.log = LineLog.open(file, log -> new JournalLines<>(file, format, records.apply(log), damaged));
        journal.isDamaged = damaged.count() > 0;
        if (journal.isDamaged) {
            losses.tell("The state file " + file + " is damaged: " + damaged.describe() + " no record and forgotten. "
                    + again);
        }
        return journal;
    }

    /** Writes lines behind all others: in the hands of the system, not yet on the disk. */
    long write(byte[] lines) throws IOException {
        return log.write(lines);
    }

    /** The record that stands at a place. */
    R at(long place) throws IOException {
        return recordAt(log, format, place);
    }

    /** The record that stands at a place of a log that may still be opening. */
    static <R> R recordAt(LineLog lines, Format<R> format, long place) throws IOException {
        byte[] line = lines.lineAt(place);
        return format.record(FlatJson.read(line, 0, line.length));
    }

    /** Gives all records in their order. */
    void forEach(Sink<R> sink) throws IOException {
        LineLog.read(file, new JournalLines<>(file, format, sink, new DamagedLines()));
    }

    /** Whether lines of it were skipped; a rewrite drops them. */
    boolean isDamaged() {
        return isDamaged;
    }

    /** Where the line behind a line stands. */
    long after(long place) throws IOException {
        return place + log.lineAt(place).length + 1;
    }

    /** Where the next line will stand. */
    long end() throws IOException {
        return Files.size(file);
    }

    /** Where the first record stands. */
    long begin() {
        return header().length;
    }

    /**
     * Puts a new content in the place of all there is, or leaves the file as it was.
     *
     * @param records is given every record of it, as at opening
     * @return what was written to until now; to be closed when nobody reads from it any more
     */
    LineLog rewrite(Content content, Function<LineLog, Sink<R>> records) throws IOException {
        Path beside = write(content);
        LineLog rewritten = null;
        try {
            rewritten = LineLog.open(
                    beside, lines -> new JournalLines<>(file, format, records.apply(lines), new DamagedLines()));
            move(beside);
        } catch (IOException | RuntimeException e) {
            if (rewritten != null) {
                rewritten.close();
            }
            throw e;
        } finally {
            Files.deleteIfExists(beside);
        }
        LineLog old = log;
        log = rewritten;
        isDamaged = false;
        forceName();
        return old;
    }

    /** The lines stand in the new file already, so that a failure changes nothing but what a power failure can undo. */
    private void forceName() {
        try {
            DurableFiles.force(List.of(file));
        } catch (IOException e) {
            LOG.warn("{}: its new name may not survive a power failure: {}", file, e.toString());
        }
    }

    /** Everything before is on the disk when this returns. */
    void force() throws IOException {
        log.force(Files.size(file));
    }

    private void replaceFile(Content content) throws IOException {
        move(write(content));
        forceName();
    }

    private Path write(Content content) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".tmp");
        Files.deleteIfExists(beside);
        try (FileOutputStream bytes =
                        new FileOutputStream(PrivateFiles.newFile(beside).toFile());
                OutputStream out = new BufferedOutputStream(bytes, 1 << 16)) {
            out.write(header());
            content.writeTo(out);
            out.flush();
            bytes.getFD().sync();
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(beside);
            throw e;
        }
        return beside;
    }

    private void move(Path beside) throws IOException {
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private byte[] header() {
        return JournalLines.header(format).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        log.close();
    }
}
