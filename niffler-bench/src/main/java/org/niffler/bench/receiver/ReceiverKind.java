package org.niffler.bench.receiver;

import java.nio.file.Path;
import java.util.List;
import org.niffler.bench.jar.BenchJar;
import org.niffler.bench.peer.PeerSockets;
import org.niffler.bench.peer.Storescp;

/** The programs that are compared. */
public enum ReceiverKind {
    NIFFLER("Niffler"),
    STORESCP("storescp"),
    STORESCP_FORK("storescp --fork", "--fork"),
    /** Keeps nothing: what the sender alone is able to do. */
    IGNORE("sender alone (storescp --fork --ignore)", "--fork", "--ignore");

    private final String label;
    private final List<String> options;

    ReceiverKind(String label, String... options) {
        this.label = label;
        this.options = List.of(options);
    }

    String label() {
        return label;
    }

    boolean keeps() {
        return this != IGNORE;
    }

    /** Whether it has something to gain from being used before. */
    boolean warmsUp() {
        return this == NIFFLER;
    }

    /** Whether it leaves a sender with Nagle's algorithm waiting for acknowledgements, some 40 ms for each instance. */
    boolean stalls(PeerSockets sender) {
        return this != NIFFLER && sender == PeerSockets.SHIPPED;
    }

    List<String> command(int port, Path storage, List<String> javaOptions) {
        if (this != NIFFLER) {
            return Storescp.command(port, storage, options);
        }
        return BenchJar.command(javaOptions, List.of("storage", Integer.toString(port), storage.toString()));
    }
}
