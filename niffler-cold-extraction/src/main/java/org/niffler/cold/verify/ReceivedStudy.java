package org.niffler.cold.verify;

/**
 * What of a study is whole on disk.
 *
 * @param instances distinct SOP instances, however often each was sent
 * @param bytes the sum of their files
 */
public record ReceivedStudy(int instances, long bytes) {}
