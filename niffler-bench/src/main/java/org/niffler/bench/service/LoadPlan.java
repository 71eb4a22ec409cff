package org.niffler.bench.service;

import java.time.Duration;
import java.util.List;
import org.niffler.bench.images.Corpus;

/**
 * How a service is put under load.
 *
 * @param megabytesPerSecond 0 for as fast as it goes
 * @param options of the service
 */
public record LoadPlan(
        Corpus corpus, int associations, Duration duration, double megabytesPerSecond, List<String> options) {}
