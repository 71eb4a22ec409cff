package org.niffler.workflow;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.niffler.text.Amounts;

/** Reads how much of the machine a workflow may take. */
final class LimitsReader {

    private static final int MOST_RUNS_AT_ONCE = 1000;
    private static final int MOST_RETRIES = 100;
    private static final int MOST_WAITING = 10_000_000;
    private static final int NICEST = 19;

    private static final int QUEUE = 10_000;
    private static final int NICE = 10;
    private static final int RETRIES_OF_FORWARD = 10;

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Duration TIMEOUT = Duration.ofMinutes(30);

    /** Less does not start a process. */
    private static final long LEAST_MEMORY = 1024 * 1024;

    private LimitsReader() {}

    static WorkLimits read(Fields workflow) {
        int retries = workflow.has(ActionReader.FORWARD) ? RETRIES_OF_FORWARD : 0;
        return new WorkLimits(
                workflow.integer("concurrency", 1, MOST_RUNS_AT_ONCE, 1),
                timeout(workflow),
                workflow.integer("retries", 0, MOST_RETRIES, retries),
                workflow.integer("queue", 1, MOST_WAITING, QUEUE),
                memory(workflow),
                workflow.integer("nice", 0, NICEST, NICE));
    }

    private static Duration timeout(Fields workflow) {
        return workflow.read(
                        "timeout",
                        "from 1s to 30d, " + Amounts.DURATIONS,
                        part -> amount(part)
                                .flatMap(Amounts::duration)
                                .filter(time -> time.compareTo(SHORTEST) >= 0 && time.compareTo(LONGEST) <= 0))
                .orElse(TIMEOUT);
    }

    private static OptionalLong memory(Fields workflow) {
        return workflow.read(
                        "memory",
                        "from 1 MiB, " + Amounts.SIZES,
                        part -> amount(part).map(Amounts::bytes).filter(bytes -> bytes.orElse(0) >= LEAST_MEMORY))
                .orElse(OptionalLong.empty());
    }

    /** With its unit as text, or a plain number. */
    private static Optional<String> amount(JsonPart part) {
        if (part instanceof JsonPart.Number number) {
            return Optional.of(number.value());
        }
        return Fields.text(part).map(JsonPart.Text::value);
    }
}
