package org.niffler.bench.receiver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.niffler.bench.figures.Sample;

/** What was measured, in instances a second. */
public final class Results {

    private final Map<String, List<Double>> rates = new TreeMap<>();

    void add(Case measured, double instancesPerSecond) {
        rates.computeIfAbsent(measured.toString(), key -> new ArrayList<>()).add(instancesPerSecond);
    }

    Optional<Sample> of(Case measured) {
        return Optional.ofNullable(rates.get(measured.toString())).map(Sample::new);
    }
}
