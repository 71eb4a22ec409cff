package org.niffler.progress;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers finished units so that {@code kill -9} or a power cut at any moment loses none of them: a unit whose
 * {@link #append} returned is on the disk. One JSON line per unit, the last of a key counts; superseded lines are dropped
 * at opening when that pays. Guarded by a {@link RunLock} beside the file. Thread-safe; an interrupted thread's append
 * is carried out and the interrupt stays set.
 */
public final class ProgressJournal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressJournal.class);

    private final Path path;
    private final RunLock lock;
    private final JournalFormat format;
    private final JournalFile file;
    private final GroupCommit commit;
    private final KeyIndex index;

    private ProgressJournal(Path path, RunLock lock, JournalFormat format, JournalFile file, KeyIndex index) {
        this.path = path;
        this.lock = lock;
        this.format = format;
        this.file = file;
        this.commit = new GroupCommit(file);
        this.index = index;
    }

    /**
     * Opens a journal, or begins it if there is none; a last line that a crash tore is cut off.
     *
     * @param path the journal's file; its folder must exist
     * @param what what the run does, for the message that refuses another run
     * @throws RunLockedException if another run, in this process or another, has it open
     * @throws JournalException if it cannot be read or written, is of a newer version, or is damaged before its last
     *     line
     * @throws IOException if the lock beside it cannot be made
     */
    public static ProgressJournal open(Path path, String what, Clock clock) throws IOException {
        checkPlace(path);
        Path real = real(path);
        RunLock lock = RunLock.acquire(real.resolveSibling(real.getFileName() + ".lock"), what, clock);
        try {
            return open(real, lock, true);
        } catch (JournalException e) {
            lock.close();
            throw e;
        } catch (IOException e) {
            lock.close();
            throw new JournalException(
                    "Cannot open the progress journal " + path + ": " + reason(e)
                            + ". Check the permissions of the file and its folder, and the space on its disk.",
                    e);
        }
    }

    private static void checkPlace(Path path) throws JournalException {
        if (Files.isDirectory(path)) {
            throw new JournalException("Cannot open the progress journal " + path + ": it is a folder. Name a file.");
        }
        if (!Files.isDirectory(path.toAbsolutePath().getParent())) {
            throw new JournalException("Cannot open the progress journal " + path
                    + ": its folder does not exist. Create it, or name another.");
        }
    }

    /** One journal under two names has one lock. */
    private static Path real(Path path) throws IOException {
        Path absolute = path.toAbsolutePath();
        return Files.exists(absolute)
                ? absolute.toRealPath()
                : absolute.getParent().toRealPath().resolve(absolute.getFileName());
    }

    private static ProgressJournal open(Path path, RunLock lock, boolean mayCompact) throws IOException {
        JournalFormat format = new JournalFormat();
        if (!Files.exists(path) || Files.size(path) == 0) {
            new JournalRewrite(path, format).empty();
        }
        JournalFile file = JournalFile.open(path);
        try {
            JournalScan.Found found = new JournalScan(path, file, format).run();
            if (found.tornBytes() > 0) {
                LOG.info("{}: cut off {} bytes of a last record that was not finished", path, found.tornBytes());
                file.cut(found.wholeBytes());
            }
            if (!mayCompact || !JournalRewrite.pays(found)) {
                return new ProgressJournal(path, lock, format, file, found.index());
            }
            compact(path, format, file, found);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
        // Opened anew even if that failed: it may have failed after another file took this one's place.
        file.close();
        return open(path, lock, false);
    }

    private static void compact(Path path, JournalFormat format, JournalFile file, JournalScan.Found found) {
        try {
            new JournalRewrite(path, format).compact(file, found.index());
            LOG.info("{}: kept the last {} of {} records", path, found.index().size(), found.records());
        } catch (IOException e) {
            LOG.warn("{}: cannot drop superseded records ({}); going on with all of them", path, reason(e));
        }
    }

    /**
     * Records a unit as finished; returns when that is on the disk.
     *
     * @throws JournalException if it is not recorded, for example because the disk is full
     */
    public void append(ProgressRecord record) throws JournalException {
        byte[] line = format.line(record);
        long offset;
        try {
            offset = commit.append(line);
        } catch (IOException e) {
            throw new JournalException(
                    "Cannot write to the progress journal " + path + ": " + reason(e)
                            + ". The unit just finished is not recorded and will be done again; those before it are"
                            + " safe. Make room or check the disk, and start again.",
                    e);
        }
        try {
            synchronized (index) {
                index.put(KeyIndex.hash(record.key()), offset, at -> hasKey(at, record.key()));
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Whether a unit has a record, of whatever state.
     *
     * @throws JournalException if the journal cannot be read
     */
    public boolean contains(String key) throws JournalException {
        return find(key).isPresent();
    }

    /**
     * The last record of a unit.
     *
     * @throws JournalException if the journal cannot be read
     */
    public Optional<ProgressRecord> find(String key) throws JournalException {
        // The record that is looked at last is the one that is found: it need not be read a second time.
        AtomicReference<ProgressRecord> last = new AtomicReference<>();
        try {
            synchronized (index) {
                long offset = index.find(KeyIndex.hash(key), at -> {
                    last.set(recordAt(at));
                    return last.get().key().equals(key);
                });
                return offset == KeyIndex.NONE ? Optional.empty() : Optional.of(last.get());
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private boolean hasKey(long offset, String key) throws IOException {
        return recordAt(offset).key().equals(key);
    }

    /**
     * Gives every record of a journal that another run may have open, in the order they were written; a unit may have
     * several, of which the last counts.
     *
     * @throws IOException if it cannot be read
     */
    public static void read(Path path, Consumer<ProgressRecord> action) throws IOException {
        JournalFormat format = new JournalFormat();
        try (BufferedReader lines = Files.newBufferedReader(path)) {
            String line = lines.readLine(); // the header
            String next = line == null ? null : lines.readLine();
            while (next != null) {
                byte[] bytes = next.getBytes(StandardCharsets.UTF_8);
                next = lines.readLine();
                try {
                    action.accept(format.record(bytes, 0, bytes.length));
                } catch (IOException e) {
                    if (next != null) {
                        throw new JournalException(
                                "The progress journal " + path + " is damaged before its last line.", e);
                    }
                }
            }
        }
    }

    /** The number of units that have a record. */
    public int size() {
        synchronized (index) {
            return index.size();
        }
    }

    /**
     * Gives the last record of every unit, in the order they were written; records appended meanwhile may be missing.
     *
     * @throws JournalException if the journal cannot be read
     */
    public void forEach(Consumer<ProgressRecord> action) throws JournalException {
        long[] offsets;
        synchronized (index) {
            offsets = index.offsetsInOrder();
        }
        for (long offset : offsets) {
            action.accept(readAt(offset));
        }
    }

    private ProgressRecord readAt(long offset) throws JournalException {
        try {
            return recordAt(offset);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private ProgressRecord recordAt(long offset) throws IOException {
        byte[] line = file.lineAt(offset);
        return format.record(line, 0, line.length);
    }

    private JournalException unreadable(IOException e) {
        return new JournalException(
                "Cannot read the progress journal " + path + ": " + reason(e)
                        + ". Check the disk it is on, and start again.",
                e);
    }

    /** Java's own messages are the path alone for a missing permission, and nothing for an interrupt. */
    private static String reason(IOException e) {
        if (e instanceof ClosedByInterruptException) {
            return "the thread was interrupted";
        }
        return e instanceof AccessDeniedException ? "permission denied" : e.getMessage();
    }

    /** Closes the file and gives the lock back. What was appended is on the disk already. */
    @Override
    public void close() throws IOException {
        try (lock) {
            file.close();
        }
    }
}
