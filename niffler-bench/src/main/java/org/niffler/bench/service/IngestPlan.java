package org.niffler.bench.service;

import java.util.List;
import org.niffler.bench.images.Corpus;
import org.niffler.bench.peer.PeerSockets;

/**
 * What is measured.
 *
 * @param sockets of the sender
 * @param associations how many senders at once, each number a case of its own
 * @param warmUp instances that each receiver gets before it is measured
 * @param instances that are measured
 * @param rounds how often each case
 */
public record IngestPlan(
        Corpus corpus,
        List<IngestWay> ways,
        List<PeerSockets> sockets,
        List<Integer> associations,
        int warmUp,
        int instances,
        int rounds) {}
