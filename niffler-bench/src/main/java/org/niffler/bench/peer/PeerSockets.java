package org.niffler.bench.peer;

import java.util.Map;

/** How the sockets of DCMTK and Orthanc are set: DCMTK looks at the environment variable TCP_NODELAY. */
public enum PeerSockets {
    /** With Nagle's algorithm on. */
    SHIPPED("as shipped", Map.of()),
    NODELAY("TCP_NODELAY=1", Map.of("TCP_NODELAY", "1"));

    private final String label;
    private final Map<String, String> environment;

    PeerSockets(String label, Map<String, String> environment) {
        this.label = label;
        this.environment = environment;
    }

    public String label() {
        return label;
    }

    /** What a peer sees in addition to our own environment. */
    public Map<String, String> environment() {
        return environment;
    }
}
