package org.niffler.workflow.run;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.niffler.dicom.file.DurableFiles;
import org.niffler.progress.LineLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers runs so that {@code kill -9} at any moment loses none: the last line of a run counts, and a last line that a crash
 * tore is cut off. Written anew when half of it is superseded, or a quarter of it was to be remembered no longer. Thread-safe.
 */
final class RunJournal implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(RunJournal.class);

    /** Below this, reading superseded lines costs less than writing the file anew. */
    private static final int WORTH_DROPPING = 1000;

    /** Results of runs may be large, and are dropped when the runs are settled. */
    private static final long LARGE = 32L << 20;

    private final Path file;
    private final Duration remember;
    private final Clock clock;
    private final JournalLine format = new JournalLine();
    private LineLog log;
    private JournalContent content;
    private long end;
    private long sizeWhenWritten;
    private boolean isDoubtful;
    private boolean isClosed;

    private RunJournal(Path file, Duration remember, Clock clock) {
        this.file = file;
        this.remember = remember;
        this.clock = clock;
    }

    /**
     * Opens a journal, or begins one. The lock that keeps a second process away is the caller's matter.
     *
     * @param remember how long a settled run is kept
     * @throws IOException if it cannot be read or written, is none, or is of a newer version
     */
    static RunJournal open(Path file, Duration remember, Clock clock) throws IOException {
        RunJournal journal = new RunJournal(file, remember, clock);
        if (!Files.exists(file) || Files.size(file) == 0) {
            Files.move(journal.write(out -> {}), file, StandardCopyOption.REPLACE_EXISTING);
            DurableFiles.force(List.of(file));
        }
        journal.read(file);
        try {
            journal.rewriteIfItPays();
        } catch (IOException e) {
            LOG.warn(
                    "cannot drop what is superseded in the journal of runs ({}); going on with all of it",
                    e.getClass().getSimpleName());
        }
        return journal;
    }

    private void read(Path from) throws IOException {
        JournalContent[] read = new JournalContent[1];
        log = LineLog.open(from, lines -> {
            read[0] = new JournalContent(file, format, lines);
            return read[0];
        });
        content = read[0];
        end = Files.size(file);
    }

    /** Appends entries together; they are on the disk when this returns. */
    void append(JournalEntry... entries) throws IOException {
        append(List.of(entries), true);
    }

    /**
     * Appends entries together.
     *
     * @param durable whether they are to be on the disk when this returns
     * @throws IOException if they are not recorded
     */
    synchronized void append(List<JournalEntry> entries, boolean durable) throws IOException {
        if (isClosed) {
            throw new IOException("the journal of runs is closed");
        }
        if (isDoubtful) {
            rewrite();
        }
        ByteArrayOutputStream lines = new ByteArrayOutputStream(512);
        long[] offsets = new long[entries.size()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = lines.size();
            lines.writeBytes(format.line(entries.get(i)));
        }
        long start = writeOrMakeRoom(lines.toByteArray(), durable);
        end = start + lines.size();
        for (int i = 0; i < offsets.length; i++) {
            content.add(entries.get(i), start + offsets[i]);
        }
        try {
            rewriteIfItPays();
        } catch (IOException e) {
            LOG.debug(
                    "the journal of runs could not be written anew: {}",
                    e.getClass().getSimpleName());
        }
    }

    /** What is superseded is room, should the disk be full. */
    private long writeOrMakeRoom(byte[] lines, boolean durable) throws IOException {
        try {
            return write(lines, durable);
        } catch (IOException e) {
            try {
                rewrite();
                return write(lines, durable);
            } catch (IOException again) {
                again.addSuppressed(e);
                throw again;
            }
        }
    }

    /** After a failure nobody knows what the disk holds: whatever comes next begins with a new file. */
    private long write(byte[] lines, boolean durable) throws IOException {
        try {
            long start = log.write(lines);
            if (durable) {
                log.force(start + lines.length);
            }
            return start;
        } catch (IOException e) {
            isDoubtful = true;
            throw e;
        }
    }

    private void rewriteIfItPays() throws IOException {
        boolean isHalfSuperseded =
                content.superseded() >= WORTH_DROPPING && content.superseded() >= content.lines() / 2;
        boolean isQuarterOld = content.lines() >= WORTH_DROPPING
                && content.oldest().isBefore(clock.instant().minus(remember.plus(remember.dividedBy(4))));
        boolean isDoubled = end - sizeWhenWritten > Math.max(LARGE, sizeWhenWritten);
        if (isHalfSuperseded || isQuarterOld || isDoubled) {
            rewrite();
        }
    }

    private void rewrite() throws IOException {
        LineLog old = log;
        JournalContent before = content;
        Path beside = write(out -> {
            for (long offset : before.settledOffsets()) {
                JournalEntry entry = before.entryAt(offset);
                if (isRemembered(entry.run())
                        && !before.open().containsKey(entry.run().id())) {
                    out.write(format.line(entry));
                }
            }
            for (JournalEntry entry : before.open().values()) {
                out.write(format.line(entry));
            }
        });
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        isDoubtful = true; // until the new file can be read and its name is on the disk
        read(file);
        sizeWhenWritten = end;
        old.close();
        DurableFiles.force(List.of(file));
        isDoubtful = false;
    }

    @FunctionalInterface
    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private Path write(Content lines) throws IOException {
        Path beside = PrivateFiles.newFile(file.resolveSibling(file.getFileName() + ".tmp"));
        try (FileOutputStream bytes = new FileOutputStream(beside.toFile());
                OutputStream out = new BufferedOutputStream(bytes, 1 << 16)) {
            out.write(format.header());
            lines.writeTo(out);
            out.flush();
            bytes.getFD().sync();
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(beside);
            throw e;
        }
        return beside;
    }

    /** The run of this ID, waiting, at work, or ended and still remembered. */
    synchronized Optional<Run> find(String id) throws IOException {
        JournalEntry open = content.open().get(id);
        return open != null ? Optional.of(open.run()) : content.settled(id).filter(this::isRemembered);
    }

    private boolean isRemembered(Run run) {
        Instant forgotten = clock.instant().minus(remember);
        return run.ended().filter(ended -> ended.isAfter(forgotten)).isPresent();
    }

    /** What is not settled, the oldest first. */
    synchronized List<JournalEntry> unsettled() {
        return List.copyOf(content.open().values());
    }

    /** Gives all settled runs that are remembered, in the order they were settled. */
    synchronized void forEachSettled(Consumer<Run> action) throws IOException {
        for (long offset : content.settledOffsets()) {
            Optional.of(content.entryAt(offset).run())
                    .filter(this::isRemembered)
                    .ifPresent(action);
        }
    }

    /** How many runs there are, by workflow and status; some more than are remembered may be among them. */
    synchronized Map<String, Map<RunStatus, Long>> counts() {
        Map<String, Map<RunStatus, Long>> counts = new TreeMap<>();
        content.counts().forEach((workflow, ends) -> counts.put(workflow, new TreeMap<>(ends)));
        for (JournalEntry entry : content.open().values()) {
            counts.computeIfAbsent(entry.run().workflow(), name -> new TreeMap<>())
                    .merge(entry.run().status(), 1L, Long::sum);
        }
        return counts;
    }

    @Override
    public synchronized void close() throws IOException {
        isClosed = true;
        log.close();
    }
}
