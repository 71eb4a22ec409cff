/**
 * How fast a folder is scanned for metadata: the extraction by itself, and with the store. May import {@code
 * org.niffler.bench.figures}, {@code ..images} and {@code ..jar}, {@code org.niffler.meta..}, {@code org.niffler.metadata..},
 * {@code org.niffler.schedule} and the test kit's processes.
 */
package org.niffler.bench.scan;
