package org.niffler.bench.receiver;

import java.util.List;
import org.niffler.bench.images.Size;
import org.niffler.bench.peer.PeerSockets;

/**
 * What is measured.
 *
 * @param associations how many senders at once, each number a case of its own
 * @param repetitions how often each case
 * @param javaOptions for the virtual machine of our receiver
 */
public record Plan(
        List<Size> sizes,
        List<PeerSockets> senders,
        List<Integer> associations,
        List<ReceiverKind> receivers,
        int repetitions,
        List<String> javaOptions) {}
