package org.niffler.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Reads a CSV file row by row, whatever its size, in UTF-8 with or without byte order mark. The first line is the
 * header, never data; every cell is text, so that {@code 000123} stays so. For one thread.
 */
public final class CsvReader implements Closeable {

    private final Path file;
    private final LineSource source;
    private final RecordReader records;
    private final CsvHeader header;

    private CsvReader(Path file, LineSource source, RecordReader records, CsvHeader header) {
        this.file = file;
        this.source = source;
        this.records = records;
        this.header = header;
    }

    /**
     * Opens a file; its separator is the one that stands most often in the header line outside quotes.
     *
     * @throws CsvException if the file is missing, a folder, empty, not readable, or no CSV file in UTF-8
     * @throws IOException if reading fails
     */
    public static CsvReader open(Path file) throws IOException {
        return open(file, Optional.empty());
    }

    /**
     * Opens a file whose separator is known.
     *
     * @throws CsvException if the file is missing, a folder, empty, not readable, or no CSV file in UTF-8
     * @throws IOException if reading fails
     */
    public static CsvReader open(Path file, CsvSeparator separator) throws IOException {
        return open(file, Optional.of(separator));
    }

    private static CsvReader open(Path file, Optional<CsvSeparator> given) throws IOException {
        LineSource source = new LineSource(CsvFile.openText(file));
        try {
            PhysicalLine first = headerLine(file, source);
            CsvSeparator separator = given.orElseGet(() -> CsvSeparator.detectIn(first.text()));
            RecordReader records = new RecordReader(source, separator);
            return new CsvReader(file, source, records, header(file, records));
        } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    /** Peeks at the first line that is not blank. */
    private static PhysicalLine headerLine(Path file, LineSource source) throws IOException {
        Optional<PhysicalLine> line = source.next();
        while (line.isPresent()
                && line.get().damage().isEmpty()
                && line.get().text().isBlank()) {
            line = source.next();
        }
        if (line.isEmpty()) {
            throw CsvFile.empty(file);
        }
        source.pushBack(List.of(line.get()));
        return line.get();
    }

    private static CsvHeader header(Path file, RecordReader records) throws IOException {
        CsvLine first = records.next().orElseThrow(() -> CsvFile.empty(file));
        if (first instanceof CsvLine.BadRow bad) {
            throw new CsvException(
                    "The header of the CSV file " + file + " cannot be read: line " + bad.line() + " " + bad.reason());
        }
        return new CsvHeader(file, ((CsvLine.Row) first).cells());
    }

    /** The columns' names. */
    public CsvHeader header() {
        return header;
    }

    /**
     * The lines below the header that have not been read yet. A row that lacks one of the wanted columns, or has more
     * cells than the header has names (so that its cells may have shifted), is a {@link CsvLine.BadRow}.
     *
     * @param wanted indexes of the columns that will be asked for
     * @return an iterator that throws {@link UncheckedIOException} with a whole message when reading fails
     * @throws IndexOutOfBoundsException if the header has no such column
     */
    public Iterator<CsvLine> lines(int... wanted) {
        RowShape shape = new RowShape(header, Arrays.stream(wanted).max().orElse(-1));
        return lines(shape::check);
    }

    /**
     * The lines below the header that have not been read yet, whatever the number of their cells: for files with rows of
     * more than one kind, whose reader knows how many cells each has.
     *
     * @return an iterator that throws {@link UncheckedIOException} with a whole message when reading fails
     */
    public Iterator<CsvLine> linesOfAnyLength() {
        return lines(UnaryOperator.identity());
    }

    private Iterator<CsvLine> lines(UnaryOperator<CsvLine> check) {
        return new Iterator<>() {
            private Optional<CsvLine> ahead = Optional.empty();

            @Override
            public boolean hasNext() {
                if (ahead.isEmpty()) {
                    ahead = read().map(check);
                }
                return ahead.isPresent();
            }

            @Override
            public CsvLine next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("no line follows in " + file);
                }
                CsvLine line = ahead.get();
                ahead = Optional.empty();
                return line;
            }
        };
    }

    private Optional<CsvLine> read() {
        try {
            return records.next();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot go on reading the CSV file " + file + ": " + e.getMessage()
                            + ". Check the disk or the network share it is on.",
                    e);
        }
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
