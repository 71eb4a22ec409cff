package org.niffler.cold.request;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.niffler.csv.CsvException;
import org.niffler.csv.CsvHeader;
import org.niffler.csv.CsvLine;
import org.niffler.csv.CsvReader;
import org.niffler.dicom.DicomTag;

/** Reads requests from the lines of a CSV, one at a time; every cell is text. */
public final class RequestReader implements Iterator<Request> {

    private final Iterator<CsvLine> lines;
    private final Map<QueryAttribute, Integer> columns;
    private final List<Integer> extraColumns;
    private final List<String> extraNames;
    private final KeyValues values;

    /**
     * @param query what the columns mean
     * @throws CsvException if the file has no such column
     */
    public RequestReader(CsvReader csv, List<QueryColumn> query, DatePattern dates, boolean longAccession)
            throws CsvException {
        this.columns = new LinkedHashMap<>();
        for (QueryColumn column : query) {
            columns.put(column.attribute(), column.in(csv.header()));
        }
        CsvHeader header = csv.header();
        this.extraColumns = IntStream.range(0, header.names().size())
                .filter(index -> !columns.containsValue(index))
                .boxed()
                .toList();
        this.extraNames = extraColumns.stream().map(header.names()::get).toList();
        this.lines =
                csv.lines(columns.values().stream().mapToInt(Integer::intValue).toArray());
        this.values = new KeyValues(dates, longAccession);
    }

    /** The names of the columns that nothing is asked by. */
    public List<String> extraNames() {
        return extraNames;
    }

    @Override
    public boolean hasNext() {
        return lines.hasNext();
    }

    @Override
    public Request next() {
        CsvLine line = lines.next();
        if (line instanceof CsvLine.BadRow bad) {
            return new Request.Unreadable(bad.line(), bad.reason(), List.of());
        }
        CsvLine.Row row = (CsvLine.Row) line;
        List<String> extras = extras(row);
        try {
            return new Request.Row(row.line(), plan(row), extras);
        } catch (IllegalArgumentException e) {
            return new Request.Unreadable(row.line(), e.getMessage(), extras);
        }
    }

    private QueryPlan plan(CsvLine.Row row) {
        Map<DicomTag, String> keys = new LinkedHashMap<>();
        columns.forEach((attribute, column) -> keys.put(attribute.tag(), values.of(attribute, row.cell(column))));
        QueryPlan plan = new QueryPlan(keys);
        boolean everything =
                plan.kind() == QueryPlan.Kind.FIND && keys.values().stream().allMatch(value -> value.matches("[*?]+"));
        if (everything) {
            throw new IllegalArgumentException("it has nothing but wildcards, and would retrieve the whole archive");
        }
        return plan;
    }

    private List<String> extras(CsvLine.Row row) {
        List<String> extras = new ArrayList<>();
        for (int column : extraColumns) {
            extras.add(column < row.cells().size() ? row.cell(column) : "");
        }
        return extras;
    }
}
