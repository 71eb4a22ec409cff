package org.niffler.csv;

import com.opencsv.CSVWriter;
import com.opencsv.ICSVWriter;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;

/**
 * Writes rows to a CSV file: UTF-8 without byte order mark, comma, LF, quotes where RFC 4180 needs them. Cells are
 * written as they are, formulas too. What it writes, {@link CsvReader} reads back the same, but that every kind of line
 * break within a cell comes back as {@code \n}. For one thread.
 */
public final class CsvWriter implements Closeable, Flushable {

    private final Path file;
    private final ICSVWriter out;
    private final boolean flushEachRow;

    private CsvWriter(Path file, ICSVWriter out, boolean flushEachRow) {
        this.file = file;
        this.out = out;
        this.flushEachRow = flushEachRow;
    }

    /**
     * Begins a file; one that exists is replaced.
     *
     * @param flushEachRow whether a row is handed to the system at once, for a file that is watched while it grows
     * @throws CsvException if the file cannot be written
     */
    public static CsvWriter create(Path file, boolean flushEachRow) throws CsvException {
        return open(file, flushEachRow, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /**
     * Goes on with a file, or begins it if there is none. The caller writes the header if the file is new. Half a row
     * that a crash left at the end becomes a row of its own.
     *
     * @param flushEachRow whether a row is handed to the system at once, for a file that is watched while it grows
     * @throws CsvException if the file cannot be written
     */
    public static CsvWriter append(Path file, boolean flushEachRow) throws CsvException {
        return open(file, flushEachRow, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static CsvWriter open(Path file, boolean flushEachRow, OpenOption... mode) throws CsvException {
        if (Files.isDirectory(file)) {
            throw new CsvException("Cannot write the CSV file " + file + ": it is a folder. Name a file in it.");
        }
        try {
            boolean torn = Set.of(mode).contains(StandardOpenOption.APPEND) && endsWithinALine(file);
            BufferedWriter text = Files.newBufferedWriter(file, StandardCharsets.UTF_8, mode);
            if (torn) {
                text.write('\n');
            }
            return new CsvWriter(file, rfc4180(text), flushEachRow);
        } catch (NoSuchFileException e) {
            throw new CsvException(
                    "Cannot write the CSV file " + file + ": its folder does not exist. Create it, or name another.",
                    e);
        } catch (AccessDeniedException e) {
            throw new CsvException(
                    "Cannot write the CSV file " + file + ": permission denied. Change the permissions of the file "
                            + "or its folder.",
                    e);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** Whether a crash left half a row, which the next row must not be glued to. */
    private static boolean endsWithinALine(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) == 0) {
            return false;
        }
        try (SeekableByteChannel bytes = Files.newByteChannel(file)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            bytes.position(bytes.size() - 1).read(last);
            return last.get(0) != '\n';
        }
    }

    private static ICSVWriter rfc4180(BufferedWriter text) {
        return new CSVWriter(
                text,
                ICSVWriter.DEFAULT_SEPARATOR,
                ICSVWriter.DEFAULT_QUOTE_CHARACTER,
                ICSVWriter.DEFAULT_ESCAPE_CHARACTER,
                "\n");
    }

    /**
     * Writes one row.
     *
     * @throws CsvException if it cannot be written, or a row before it could not
     */
    public void write(List<String> cells) throws CsvException {
        out.writeNext(cells.toArray(String[]::new), needsQuotes(cells));
        if (flushEachRow) {
            flush();
        } else {
            check();
        }
    }

    /** What RFC 4180 leaves open and our reader does not: outer blanks are trimmed, rows of nothing passed over. */
    private static boolean needsQuotes(List<String> cells) {
        return cells.stream().allMatch(String::isEmpty) || cells.stream().anyMatch(cell -> !cell.equals(cell.strip()));
    }

    /**
     * Hands all rows to the system; does not wait for the disk.
     *
     * @throws CsvException if they cannot be written
     */
    @Override
    public void flush() throws CsvException {
        try {
            out.flush();
        } catch (IOException e) {
            throw failed(file, e);
        }
        check();
    }

    /**
     * Hands all rows to the system and closes the file.
     *
     * @throws CsvException if they cannot be written; the file is incomplete then
     */
    @Override
    public void close() throws CsvException {
        try (out) {
            flush();
        } catch (CsvException e) {
            throw e;
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** opencsv keeps a failure to itself until it is asked. */
    private void check() throws CsvException {
        IOException failure = out.getException();
        if (failure != null) {
            throw failed(file, failure);
        }
    }

    private static CsvException failed(Path file, IOException e) {
        return new CsvException(
                "Cannot write the CSV file " + file + ": " + e.getMessage()
                        + ". The file is incomplete; make room or check the disk, and write it again.",
                e);
    }
}
