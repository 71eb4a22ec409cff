package org.niffler.bench.receiver;

import java.util.Map;

/** How DCMTK's {@code storescu} is started. */
public enum Sender {
    /** With Nagle's algorithm on. */
    SHIPPED("as shipped", Map.of()),
    NODELAY("TCP_NODELAY=1", Map.of("TCP_NODELAY", "1"));

    private final String label;
    private final Map<String, String> environment;

    Sender(String label, Map<String, String> environment) {
        this.label = label;
        this.environment = environment;
    }

    String label() {
        return label;
    }

    /** For its receiver, too, if that is DCMTK's. */
    Map<String, String> environment() {
        return environment;
    }
}
