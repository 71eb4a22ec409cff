package org.niffler.bench.images;

import java.util.List;

/**
 * What a PACS of the benchmarks holds.
 *
 * @param batch all instances of all of them
 */
public record Studies(List<Study> list, Batch batch) {

    public Studies {
        list = List.copyOf(list);
    }

    public int size() {
        return list.size();
    }
}
