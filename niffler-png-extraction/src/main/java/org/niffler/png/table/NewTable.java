package org.niffler.png.table;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.niffler.csv.CsvWriter;

/** A CSV file that is written beside its place and put there when it is whole. */
final class NewTable implements Closeable {

    private final Path file;
    private final Path beside;
    private final CsvWriter rows;
    private boolean closed;

    /** Begins it with its first line, which has no line end. */
    NewTable(Path file, boolean ownerOnly, String firstLine) throws IOException {
        this.file = file;
        this.beside = file.resolveSibling(file.getFileName() + ".part");
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.deleteIfExists(beside);
        if (ownerOnly) {
            PrivateFiles.file(beside);
        } else {
            Files.createFile(beside);
        }
        Files.write(beside, (firstLine + "\n").getBytes(StandardCharsets.UTF_8));
        this.rows = CsvWriter.append(beside, false);
    }

    void write(List<String> cells) throws IOException {
        rows.write(cells);
    }

    /** No more rows; forces it to the disk. */
    void finish() throws IOException {
        closed = true;
        rows.close();
        PrivateFiles.force(beside);
    }

    /** Puts it in its place, after {@link #finish}. */
    void publish() throws IOException {
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        PrivateFiles.force(file.toAbsolutePath().getParent());
    }

    /** Takes away what was not published. */
    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            rows.close();
        }
        Files.deleteIfExists(beside);
    }
}
