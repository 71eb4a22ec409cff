package org.niffler.bench.peer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** DCMTK's {@code storescp}, set as is fastest for it. */
public final class Storescp {

    /** The longest PDUs that it knows, and data sets written as they come, which is what ours does. */
    private static final List<String> OPTIONS =
            List.of("--accept-all", "--promiscuous", "--max-pdu", "131072", "--bit-preserving");

    private Storescp() {}

    /** @param more options */
    public static List<String> command(int port, Path storage, List<String> more) {
        List<String> command = new ArrayList<>(List.of("storescp"));
        command.addAll(OPTIONS);
        command.addAll(more);
        command.addAll(List.of("--output-directory", storage.toString(), Integer.toString(port)));
        return command;
    }
}
