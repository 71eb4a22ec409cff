package org.niffler.bench.service;

import java.util.List;
import org.niffler.bench.images.Corpus;

/**
 * What is measured.
 *
 * @param loads each a case; the first is what the others are compared with
 * @param senders how many send at once
 * @param warmUp series that each service gets before it is measured
 * @param series that are measured
 * @param concurrency how many runs are at work at once
 * @param rounds how often each case
 * @param options of the service
 */
public record WorkflowPlan(
        Corpus corpus,
        List<WorkflowLoad> loads,
        int senders,
        int warmUp,
        int series,
        int concurrency,
        int rounds,
        List<String> options) {}
