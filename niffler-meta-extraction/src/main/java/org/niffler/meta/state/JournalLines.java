package org.niffler.meta.state;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.niffler.progress.LineLog;
import org.niffler.progress.LineVisitor;

/** Takes the lines of a state journal: checks the header, gives the records on, and counts what is neither. */
final class JournalLines<R> implements LineVisitor {

    private static final long VERSION = 1;

    private final Path file;
    private final StateJournal.Format<R> format;
    private final StateJournal.Sink<R> sink;
    private final DamagedLines damaged;
    private boolean hasHeader;
    private long lines;
    private long records;

    JournalLines(Path file, StateJournal.Format<R> format, StateJournal.Sink<R> sink, DamagedLines damaged) {
        this.file = file;
        this.format = format;
        this.sink = sink;
        this.damaged = damaged;
    }

    static String header(StateJournal.Format<?> format) {
        return "{\"niffler-state\":\"" + format.kind() + "\",\"version\":" + VERSION + "}\n";
    }

    /** Whether a file has our header, or at least one of our records. */
    static <R> boolean isPartlyOurs(Path file, StateJournal.Format<R> format) throws IOException {
        byte[] header = header(format).getBytes(StandardCharsets.US_ASCII);
        try (InputStream in = Files.newInputStream(file)) {
            if (Arrays.equals(in.readNBytes(header.length), header)) {
                return true;
            }
        }
        JournalLines<R> lines = new JournalLines<>(file, format, (record, at) -> {}, new DamagedLines());
        LineLog.read(file, lines);
        return lines.hasHeader || lines.records > 0;
    }

    @Override
    public void line(byte[] bytes, int offset, int length, long at) throws IOException {
        lines++;
        R record;
        try {
            FlatJson line = FlatJson.read(bytes, offset, length);
            if (lines == 1) {
                checkHeader(line);
                return;
            }
            record = format.record(line);
        } catch (DamagedLineException e) {
            damaged.add(lines);
            return;
        }
        records++;
        sink.record(record, at);
    }

    private void checkHeader(FlatJson line) throws IOException {
        if (!line.text("niffler-state").equals(format.kind())) {
            throw new DamagedLineException("another kind");
        }
        long version = line.number("version");
        if (version > VERSION) {
            throw new IOException("The state file " + file + " was written by a newer Niffler (format " + version
                    + "; this one reads up to " + VERSION
                    + "). Use that Niffler, or move the file away: series that are"
                    + " still on disk are extracted again then.");
        }
        hasHeader = true;
    }
}
