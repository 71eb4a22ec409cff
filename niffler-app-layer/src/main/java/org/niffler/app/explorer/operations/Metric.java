package org.niffler.app.explorer.operations;

import java.util.Map;

/**
 * A line of Prometheus' text format.
 *
 * @param name with what the service adds to a meter's, such as {@code _total}
 */
record Metric(String name, Map<String, String> labels, double value) {

    Metric {
        labels = Map.copyOf(labels);
    }
}
