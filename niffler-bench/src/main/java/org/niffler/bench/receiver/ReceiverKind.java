package org.niffler.bench.receiver;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.niffler.bench.peer.PeerSockets;

/** The programs that are compared. */
public enum ReceiverKind {
    NIFFLER("Niffler"),
    STORESCP("storescp"),
    STORESCP_FORK("storescp --fork", "--fork"),
    /** Keeps nothing: what the sender alone is able to do. */
    IGNORE("sender alone (storescp --fork --ignore)", "--fork", "--ignore");

    /** The longest PDUs that it knows, and data sets written as they come: what is fastest for it, and what ours does. */
    private static final List<String> STORESCP_OPTIONS =
            List.of("--accept-all", "--promiscuous", "--max-pdu", "131072", "--bit-preserving");

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
        List<String> command = new ArrayList<>();
        if (this == NIFFLER) {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(javaOptions);
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.niffler.bench.Main"));
            command.addAll(List.of("storage", Integer.toString(port), storage.toString()));
        } else {
            command.add("storescp");
            command.addAll(STORESCP_OPTIONS);
            command.addAll(options);
            command.addAll(List.of("--output-directory", storage.toString(), Integer.toString(port)));
        }
        return command;
    }
}
