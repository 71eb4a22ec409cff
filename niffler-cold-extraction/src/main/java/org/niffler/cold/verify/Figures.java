package org.niffler.cold.verify;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * The retrieval of a study in numbers.
 *
 * @param expected how many instances the PACS said it has; empty if it never said
 * @param received how many are proven to be there
 * @param bytes the size of their files
 * @param attempts how often something of it was asked for
 * @param move what the PACS said in the last attempt
 */
public record Figures(
        OptionalInt expected, int received, long bytes, int attempts, Duration duration, MoveReport move) {}
