package org.niffler.bench.retrieve;

import java.util.List;
import org.niffler.bench.peer.PeerSockets;

/**
 * What is measured.
 *
 * @param studies how many Orthanc holds
 * @param instances how many each study has
 * @param ways how they are brought here, in turn
 * @param sockets how the peers' are set, each a case of its own
 * @param rounds how often each case
 */
public record RetrievalPlan(int studies, int instances, List<Way> ways, List<PeerSockets> sockets, int rounds) {}
