package org.niffler.png.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.niffler.progress.LineVisitor;

/** Reads the lines of a spool: takes in the settings and the columns, and gives the records on. */
final class SpoolLines implements LineVisitor {

    /** Takes the line of a record. */
    @FunctionalInterface
    interface RecordLine {
        void take(byte[] bytes, int offset, int length, long at) throws IOException;

        /** Told of the run's settings before its first record. */
        default void begin(String settings) {}
    }

    private static final int LONGEST_FIRST_LINE = 64 * 1024;

    private final Path file;
    private final SpoolHeader header = new SpoolHeader();
    private final Columns columns;
    private final RecordLine records;
    private Optional<String> settings = Optional.empty();
    private long lines;

    SpoolLines(Path file, Columns columns, RecordLine records) {
        this.file = file;
        this.columns = columns;
        this.records = records;
    }

    /** The settings of the run that began the spool; empty if it was interrupted before it had. */
    Optional<String> settings() {
        return settings;
    }

    @Override
    public void line(byte[] bytes, int offset, int length, long at) throws IOException {
        lines++;
        if (lines == 1) {
            settings = Optional.of(header.settings(bytes, offset, length).orElseThrow(this::notASpool));
            settings.ifPresent(records::begin);
            return;
        }
        try {
            if (length > 0 && bytes[offset] == '{') {
                columns.number(header.column(bytes, offset, length));
            } else {
                records.take(bytes, offset, length, at);
            }
        } catch (SpoolException e) {
            throw e;
        } catch (IOException e) {
            // No cause: the toolkit's message would show the line, which may name a patient.
            throw new SpoolException("The records of finished files in " + file + " are damaged: line " + lines
                    + " is not one. Restore the file from a backup, or begin again with --from-scratch.");
        }
    }

    @Override
    public void noLineYet(int bytes) throws SpoolException {
        // A crash may have torn the very first line, which is short.
        if (bytes > LONGEST_FIRST_LINE) {
            throw notASpool();
        }
    }

    private SpoolException notASpool() {
        return new SpoolException("The file " + file + " does not hold records of this version of Niffler: its first"
                + " line is not theirs. Name another state folder, or begin again with --from-scratch.");
    }
}
