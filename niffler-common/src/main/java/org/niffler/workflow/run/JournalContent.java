package org.niffler.workflow.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.niffler.progress.KeyIndex;
import org.niffler.progress.LineLog;
import org.niffler.progress.LineVisitor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a journal of runs says: all of a run until it is settled; of a settled one the place of its line, which takes less
 * than 100 bytes of memory. Not thread-safe.
 */
final class JournalContent implements LineVisitor {

    private static final Logger LOG = LoggerFactory.getLogger(JournalContent.class);

    private final Path file;
    private final JournalLine format;
    private final LineLog log;
    private final Map<String, JournalEntry> open = new LinkedHashMap<>();
    private final KeyIndex settled = new KeyIndex();
    private final Map<String, Map<RunStatus, Long>> counts = new TreeMap<>();
    private Instant oldest = Instant.MAX;
    private long lines;

    JournalContent(Path file, JournalLine format, LineLog log) {
        this.file = file;
        this.format = format;
        this.log = log;
    }

    @Override
    public void line(byte[] bytes, int offset, int length, long at) throws IOException {
        lines++;
        if (lines == 1) {
            checkHeader(format.version(bytes, offset, length));
            return;
        }
        Optional<JournalEntry> entry = format.entry(bytes, offset, length);
        if (entry.isPresent()) {
            note(entry.get(), at);
        } else {
            LOG.warn(
                    "{}: line {} is damaged and skipped; what it told of a run is forgotten, and the run may be done again",
                    file,
                    lines);
        }
    }

    private void checkHeader(OptionalInt version) throws IOException {
        if (version.isEmpty()) {
            throw notAJournal();
        }
        if (version.getAsInt() > JournalLine.VERSION) {
            throw new IOException("The file " + file + " was written by a newer Niffler (format " + version.getAsInt()
                    + "; this one reads up to " + JournalLine.VERSION
                    + "). Use that Niffler, or move the file away to forget all runs of workflows.");
        }
    }

    @Override
    public void noLineYet(int bytes) throws IOException {
        throw notAJournal();
    }

    private IOException notAJournal() {
        return new IOException("The file " + file
                + " is no journal of runs: its first line is no header of one. Restore it from a backup, or move it"
                + " away to forget all runs of workflows.");
    }

    /** Takes note of an entry whose line begins at an offset. */
    void add(JournalEntry entry, long at) throws IOException {
        lines++;
        note(entry, at);
    }

    private void note(JournalEntry entry, long at) throws IOException {
        Run run = entry.run();
        entry.replaces().ifPresent(this::replaced);
        if (!entry.settled()) {
            open.put(run.id(), entry);
            return;
        }
        open.remove(run.id());
        settled.put(
                KeyIndex.hash(run.id()), at, other -> entryAt(other).run().id().equals(run.id()));
        counts.computeIfAbsent(run.workflow(), name -> new EnumMap<>(RunStatus.class))
                .merge(run.status(), 1L, Long::sum);
        oldest = run.ended().filter(oldest::isAfter).orElse(oldest);
    }

    /** The line that tells its end may have been torn off behind the one that replaces it. */
    private void replaced(String id) {
        JournalEntry other = open.get(id);
        if (other != null) {
            open.put(id, JournalEntry.of(Replacing.end(other.run(), other.run().queued())));
        }
    }

    /** A settled run; empty if there is none of this ID. */
    Optional<Run> settled(String id) throws IOException {
        long at = settled.find(
                KeyIndex.hash(id), other -> entryAt(other).run().id().equals(id));
        return at == KeyIndex.NONE ? Optional.empty() : Optional.of(entryAt(at).run());
    }

    JournalEntry entryAt(long offset) throws IOException {
        byte[] line = log.lineAt(offset);
        return format.entry(line, 0, line.length)
                .orElseThrow(() -> new IOException("The file " + file + " has changed under our hands."));
    }

    /** What is not settled, by ID, the oldest first. */
    Map<String, JournalEntry> open() {
        return open;
    }

    long[] settledOffsets() {
        return settled.offsetsInOrder();
    }

    /** How many settled runs ended how, by workflow. */
    Map<String, Map<RunStatus, Long>> counts() {
        return counts;
    }

    /** When the first of the settled runs ended; far in the future if there is none. */
    Instant oldest() {
        return oldest;
    }

    /** How many lines tell nothing any more. */
    long superseded() {
        return lines - 1 - open.size() - settled.size();
    }

    long lines() {
        return lines;
    }
}
