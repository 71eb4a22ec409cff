package org.niffler.png.table;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A CSV file, and the same rows in parts beside it ({@code metadata_0.csv}, {@code metadata_1.csv}, ...) if more than one
 * is wanted. Parts of an earlier run that are no part of this one are taken away, as somebody might put them together.
 */
final class SplitTable implements Closeable {

    private final Path file;
    private final boolean ownerOnly;
    private final String firstLine;
    private final int parts;
    private final NewTable whole;
    private final List<NewTable> begun = new ArrayList<>();

    SplitTable(Path file, boolean ownerOnly, String firstLine, int parts) throws IOException {
        this.file = file;
        this.ownerOnly = ownerOnly;
        this.firstLine = firstLine;
        this.parts = parts;
        this.whole = new NewTable(file, ownerOnly, firstLine);
    }

    /** Writes a row; the parts are written in their order. */
    void write(List<String> cells, int part) throws IOException {
        whole.write(cells);
        if (parts > 1) {
            beginTo(part);
            begun.get(part).write(cells);
        }
    }

    private void beginTo(int part) throws IOException {
        while (begun.size() <= part) {
            if (!begun.isEmpty()) {
                begun.get(begun.size() - 1).finish();
            }
            begun.add(new NewTable(part(begun.size()), ownerOnly, firstLine));
        }
    }

    private Path part(int number) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.') < 0 ? name.length() : name.lastIndexOf('.');
        return file.resolveSibling(name.substring(0, dot) + "_" + number + name.substring(dot));
    }

    void finish() throws IOException {
        if (parts > 1) {
            beginTo(parts - 1);
            begun.get(parts - 1).finish();
        }
        whole.finish();
    }

    void publish() throws IOException {
        for (NewTable part : begun) {
            part.publish();
        }
        whole.publish();
        int stale = begun.size();
        while (Files.deleteIfExists(part(stale))) {
            stale++;
        }
    }

    @Override
    public void close() throws IOException {
        try (whole) {
            for (NewTable part : begun) {
                part.close();
            }
        }
    }
}
