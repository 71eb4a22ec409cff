package org.niffler.cold.verify;

/**
 * What of a study is whole on disk.
 *
 * @param instances distinct SOP instances, however often each was sent
 * @param bytes the sum of their files
 * @param repeats how many were sent once more than needed
 */
public record ReceivedStudy(int instances, long bytes, int repeats) {}
