package org.niffler.workflow;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * How much of the machine a workflow may take.
 *
 * @param concurrency how many of its runs may be at work at once
 * @param timeout of one attempt, its input's preparation included
 * @param retries how many further attempts a run has when one fails or takes too long
 * @param queue how many of its runs may wait; one more is given up at once
 * @param memory of a run's processes, each, in bytes; empty means no limit
 * @param nice how much a run's processes stand back for others, from 0 to 19
 */
public record WorkLimits(int concurrency, Duration timeout, int retries, int queue, OptionalLong memory, int nice) {}
