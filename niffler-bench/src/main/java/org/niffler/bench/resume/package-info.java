/**
 * How long cold-extraction takes to see that there is nothing left to do. May import {@code org.niffler.bench.figures},
 * {@code ..images} and {@code ..jar}, {@code org.niffler.progress} and the test kit's PACS and processes.
 */
package org.niffler.bench.resume;
