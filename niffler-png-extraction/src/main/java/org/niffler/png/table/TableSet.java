package org.niffler.png.table;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The four tables, row by row. */
final class TableSet implements Closeable {

    static final List<String> FIRST_COLUMNS = List.of("file", "has_pix_array", "category");

    /** As the original wrote it, blanks included, so that programs that know it find their columns. */
    static final String MAPPING = "Original DICOM file location, PNG location, Frame, Note";

    static final String FAILURES = "file,class,reason";
    static final String HELD_BACK = "file,reason";

    private final TableOptions options;
    private final List<String> columns;
    private final long files;
    private final int parts;
    private final List<Closeable> opened = new ArrayList<>();
    private final SplitTable metadata;
    private final SplitTable mapping;
    private final NewTable failures;
    private final NewTable heldBack;
    private long taken;

    /** Takes the columns of metadata.csv and the number of files that will come. */
    TableSet(TableOptions options, TablePaths paths, List<String> columns, long files) throws IOException {
        this.options = options;
        this.columns = columns;
        this.files = files;
        this.parts = (int) Math.max(1, Math.min(options.chunks(), files));
        String names = String.join(
                ",", Stream.concat(FIRST_COLUMNS.stream(), columns.stream()).toList());
        try {
            metadata = opened(new SplitTable(paths.metadata(), options.identifying(), names, parts));
            mapping = opened(new SplitTable(paths.mapping(), true, MAPPING, parts));
            failures = opened(new NewTable(paths.failures(), true, FAILURES));
            heldBack = opened(new NewTable(paths.heldBack(), true, HELD_BACK));
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private <T extends Closeable> T opened(T table) {
        opened.add(table);
        return table;
    }

    void take(FileRecord record) throws IOException {
        int part = (int) (taken * parts / files);
        taken++;
        if (record.row().isPresent()) {
            metadata.write(cells(record.row().get()), part);
        }
        String source = options.source(record.source());
        for (PngFile png : record.outcome().pngs()) {
            mapping.write(List.of(source, options.png(png.path()), Integer.toString(png.frame()), png.note()), part);
        }
        if (record.outcome() instanceof FileOutcome.Failed failed) {
            failures.write(List.of(source, Integer.toString(failed.failureClass()), failed.reason()));
        }
        if (record.outcome() instanceof FileOutcome.HeldBack held) {
            heldBack.write(List.of(source, held.reason()));
        }
    }

    private List<String> cells(MetadataRow row) {
        List<String> cells = new ArrayList<>(FIRST_COLUMNS.size() + columns.size());
        cells.add(row.file());
        cells.add(row.hasPixArray() ? "True" : "False"); // as Python writes it, and pandas reads it
        cells.add(row.category());
        Map<String, String> headers = row.headers();
        for (String column : columns) {
            cells.add(headers.getOrDefault(column, ""));
        }
        return cells;
    }

    /** Puts all tables in their places, after the last of them is whole on the disk. */
    void publish() throws IOException {
        metadata.finish();
        mapping.finish();
        failures.finish();
        heldBack.finish();
        mapping.publish();
        failures.publish();
        heldBack.publish();
        metadata.publish();
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (Closeable table : opened) {
            try {
                table.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
