package org.niffler.cold.retrieve;

/**
 * A row and what became of it.
 *
 * @param line the line of the CSV on which the row begins
 */
public record RowResult(long line, RowOutcome outcome) {}
