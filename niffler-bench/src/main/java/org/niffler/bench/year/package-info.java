/**
 * A year of drawn metadata in a store, and what the application layer asks of it. May import {@code
 * org.niffler.bench.figures}, {@code org.niffler.bench.jar}, {@code org.niffler.meta.extract}, {@code org.niffler.metadata..}
 * and the test kit's processes.
 */
package org.niffler.bench.year;
