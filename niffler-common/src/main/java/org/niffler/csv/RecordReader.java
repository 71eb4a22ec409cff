package org.niffler.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Puts physical lines together to records. A record that cannot be read costs its first line only: the lines that were
 * tried with it are given back and read on their own, so that one unclosed quote does not swallow the file.
 */
final class RecordReader {

    /** A cell of text in several lines is a comment, not a file. */
    static final int MOST_LINES_OF_A_CELL = 100;

    private static final int LONGEST_CELL = 1 << 20;

    private final LineSource source;
    private final CsvSeparator separator;
    private final RecordSplitter splitter;

    RecordReader(LineSource source, CsvSeparator separator) {
        this.source = source;
        this.separator = separator;
        this.splitter = new RecordSplitter(separator);
    }

    /** The next record; empty at the file's end. Lines of nothing but blanks and separators are passed over. */
    Optional<CsvLine> next() throws IOException {
        Optional<PhysicalLine> line = source.next();
        while (line.isPresent() && isBlank(line.get())) {
            line = source.next();
        }
        return line.isPresent() ? Optional.of(record(line.get())) : Optional.empty();
    }

    /** Excel writes rows that were emptied as separators alone; with tab they could not be told from a blank line. */
    private boolean isBlank(PhysicalLine line) {
        return line.damage().isEmpty()
                && IntStream.range(0, line.text().length())
                        .map(line.text()::charAt)
                        .allMatch(c -> c == separator.character() || Character.isWhitespace(c));
    }

    private CsvLine record(PhysicalLine first) throws IOException {
        if (first.damage().isPresent()) {
            return new CsvLine.BadRow(first.number(), first.damage().get());
        }
        List<PhysicalLine> taken = new ArrayList<>();
        RecordSplitter.State state = splitter.begin(first.text());
        while (state == RecordSplitter.State.OPEN) {
            Optional<PhysicalLine> more = mayGoOn(taken) ? source.next() : Optional.empty();
            more.ifPresent(taken::add);
            if (more.isEmpty() || more.get().damage().isPresent()) {
                break;
            }
            state = splitter.resume(more.get().text());
        }
        if (state == RecordSplitter.State.WHOLE) {
            return new CsvLine.Row(first.number(), splitter.cells());
        }
        source.pushBack(taken);
        return new CsvLine.BadRow(first.number(), reason(taken.isEmpty() && state == RecordSplitter.State.MALFORMED));
    }

    private boolean mayGoOn(List<PhysicalLine> taken) {
        return taken.size() + 1 < MOST_LINES_OF_A_CELL && splitter.openLength() < LONGEST_CELL;
    }

    private String reason(boolean closedWithinTheLine) {
        int cell = splitter.cells().size() + 1;
        return closedWithinTheLine
                ? "has text after the closing quote of cell " + cell
                        + ". Quote the whole cell, and write a quote within it twice."
                : "opens a quote in cell " + cell + " that is not closed where a cell ends, within "
                        + MOST_LINES_OF_A_CELL + " lines. Close it, or write a quote that is text twice.";
    }
}
