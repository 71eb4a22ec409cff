package org.niffler.png.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for the names of columns, from 0 in the order they are met: a row of numbers is a third of a row of names. */
final class Columns {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    int number(String name) {
        Integer known = numbers.putIfAbsent(name, names.size());
        if (known != null) {
            return known;
        }
        names.add(name);
        return names.size() - 1;
    }

    /** @throws IndexOutOfBoundsException if no column has this number */
    String name(int number) {
        return names.get(number);
    }

    int size() {
        return names.size();
    }

    /** Forgets all but the first columns. */
    void cutTo(int size) {
        List<String> forgotten = names.subList(size, names.size());
        forgotten.forEach(numbers::remove);
        forgotten.clear();
    }
}
