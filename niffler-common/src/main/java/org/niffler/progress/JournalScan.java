package org.niffler.progress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * Reads a journal from its beginning, once: checks every line, fills the index, and finds where the whole lines end.
 */
final class JournalScan implements LineVisitor {

    /** What a scan found: the whole records, and the bytes of a torn last line behind them. */
    record Found(KeyIndex index, long records, long wholeBytes, long tornBytes) {}

    private final Path file;
    private final JournalFile journal;
    private final JournalFormat format;
    private final KeyIndex index = new KeyIndex();
    private long lines;

    JournalScan(Path file, JournalFile journal, JournalFormat format) {
        this.file = file;
        this.journal = journal;
        this.format = format;
    }

    /** @throws JournalException if the file is no journal, of a newer version, or damaged before its last line */
    Found run() throws IOException {
        LineScan.Ends ends = LineScan.of(file, this);
        return new Found(index, ends.lines() - 1, ends.wholeBytes(), ends.tornBytes());
    }

    @Override
    public void noLineYet(int bytes) throws JournalException {
        // Not even a header.
        throw notAJournal();
    }

    @Override
    public void line(byte[] bytes, int offset, int length, long at) throws IOException {
        lines++;
        if (lines == 1) {
            checkHeader(bytes, offset, length);
        } else {
            String key = record(bytes, offset, length).key();
            index.put(KeyIndex.hash(key), at, other -> keyAt(other).equals(key));
        }
    }

    private String keyAt(long offset) throws IOException {
        byte[] line = journal.lineAt(offset);
        return format.record(line, 0, line.length).key();
    }

    private void checkHeader(byte[] bytes, int offset, int length) throws IOException {
        OptionalInt version = format.version(bytes, offset, length);
        if (version.isEmpty()) {
            throw notAJournal();
        }
        if (version.getAsInt() > JournalFormat.VERSION) {
            throw new JournalException("The progress journal " + file + " was written by a newer Niffler (format "
                    + version.getAsInt() + "; this one reads up to " + JournalFormat.VERSION
                    + "). Use that Niffler, or move the journal away to start from the beginning.");
        }
    }

    private ProgressRecord record(byte[] bytes, int offset, int length) throws JournalException {
        try {
            return format.record(bytes, offset, length);
        } catch (IOException e) {
            // No cause: the toolkit's message would show the line, which may name a patient.
            throw new JournalException("The progress journal " + file + " is damaged: line " + lines
                    + " is not a record. Restore the file from a backup, or delete this line; its unit is then done"
                    + " again.");
        }
    }

    private JournalException notAJournal() {
        return new JournalException("The file " + file
                + " is not a progress journal: its first line is no header of one. Name another file, or move it away"
                + " to start from the beginning.");
    }
}
