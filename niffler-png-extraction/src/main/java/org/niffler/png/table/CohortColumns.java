package org.niffler.png.table;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts in how many rows each column has a value, and says which columns the table gets. */
final class CohortColumns {

    /** A value per column that is anywhere. */
    private final Map<String, Long> withValue = new HashMap<>();

    private long rows;

    void add(MetadataRow row) {
        rows++;
        row.headers().forEach((column, value) -> withValue.merge(column, value.isEmpty() ? 0L : 1L, Long::sum));
    }

    long rows() {
        return rows;
    }

    int size() {
        return withValue.size();
    }

    /**
     * The columns in their order.
     *
     * @param commonOnly whether to leave out those that lack a value in a tenth of the rows or more, as the original does
     */
    List<String> kept(boolean commonOnly) {
        Set<String> kept = new HashSet<>();
        withValue.forEach((column, count) -> {
            if (!commonOnly || (rows - count) * 10 < rows) {
                kept.add(column);
            }
        });
        return ColumnOrder.sorted(kept);
    }
}
