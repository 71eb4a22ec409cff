package org.niffler.bench.png;

import java.util.List;

/**
 * What is measured.
 *
 * @param ways in turn, in each round
 * @param rounds how often each way is measured for each set
 */
public record PngPlan(List<Way> ways, int rounds) {

    public PngPlan {
        ways = List.copyOf(ways);
    }
}
