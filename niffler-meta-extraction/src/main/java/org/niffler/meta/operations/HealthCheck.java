package org.niffler.meta.operations;

import java.util.function.Supplier;

/**
 * Something without which the service does not do its work, such as the store.
 *
 * @param name as it stands in the answer
 * @param finding what is known now; quick, so it asks nobody over the network
 */
public record HealthCheck(String name, Supplier<Finding> finding) {

    Finding find() {
        try {
            return finding.get();
        } catch (RuntimeException e) {
            // The boundary to whoever made the check: one that fails must not hide the others. Its message may say
            // anything, its class says enough.
            return Finding.bad("the check failed: " + e.getClass().getSimpleName());
        }
    }
}
