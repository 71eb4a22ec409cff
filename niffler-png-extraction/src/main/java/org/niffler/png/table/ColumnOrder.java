package org.niffler.png.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.niffler.dicom.DicomTag;

/**
 * The order of a table's columns: by tag, as in a data set, and within a sequence by item and then by tag. It depends on
 * the names alone, so that it is the same whatever file came first.
 */
final class ColumnOrder {

    /** The steps of the way to a value: tag, item, tag, item, ..., tag; each as a number without sign. */
    private record Column(String name, List<Long> way) {}

    private static final Comparator<Column> ORDER =
            Comparator.comparing(Column::way, ColumnOrder::compare).thenComparing(Column::name);

    private ColumnOrder() {}

    static List<String> sorted(Set<String> names) {
        return names.stream()
                .map(name -> new Column(name, way(name)))
                .sorted(ORDER)
                .map(Column::name)
                .toList();
    }

    private static List<Long> way(String name) {
        List<Long> way = new ArrayList<>();
        String[] parts = name.split("_");
        int next = 0;
        while (next + 1 < parts.length) {
            way.add(tag(parts[next + 1]));
            way.add(item(parts[next]));
            next += 2;
        }
        if (next < parts.length) {
            way.add(tag(parts[next]));
        }
        return way;
    }

    private static long item(String number) {
        return number.matches("[0-9]{1,9}") ? Long.parseLong(number) : Long.MAX_VALUE;
    }

    /** Names that are none of ours would stand behind all others. */
    private static long tag(String name) {
        return ColumnName.tag(name)
                .map(DicomTag::value)
                .map(Integer::toUnsignedLong)
                .orElse(Long.MAX_VALUE);
    }

    private static int compare(List<Long> one, List<Long> other) {
        int common = Math.min(one.size(), other.size());
        for (int i = 0; i < common; i++) {
            int order = Long.compare(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    }
}
