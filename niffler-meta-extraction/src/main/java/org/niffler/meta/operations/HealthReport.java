package org.niffler.meta.operations;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer to a question for the service's health.
 *
 * @param status in a word or two
 * @param checks by name
 */
public record HealthReport(String status, Map<String, Finding> checks) {

    static HealthReport of(List<HealthCheck> checks, String good, String bad) {
        Map<String, Finding> findings = new TreeMap<>();
        checks.forEach(check -> findings.put(check.name(), check.find()));
        return new HealthReport(findings.values().stream().allMatch(Finding::ok) ? good : bad, findings);
    }

    /** Whether all is well. */
    boolean allWell() {
        return checks.values().stream().allMatch(Finding::ok);
    }
}
