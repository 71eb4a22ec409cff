package org.niffler.meta.state;

import java.time.Instant;

/**
 * Somebody works with the files of a series, which must not be deleted meanwhile.
 *
 * @param name of its file in the folder of leases
 * @param folder of the series, or one above it: then of all series below; relative to the storage folder, with slashes
 * @param owner who took it, for an operator to read
 * @param since when it was taken
 */
public record Lease(String name, String folder, String owner, Instant since) {}
