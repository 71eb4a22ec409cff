package org.niffler.meta.state;

/**
 * An entry and where it stands.
 *
 * @param number of its line, counted through all files that the queue ever had
 */
record Numbered(long number, QueueEntry entry) {}
