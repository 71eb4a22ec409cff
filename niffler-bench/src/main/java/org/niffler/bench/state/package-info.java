/**
 * What the records of millions of series cost: time to open, memory, time to ask. May import {@code
 * org.niffler.bench.figures} and {@code ..jar}, {@code org.niffler.meta.state} and the test kit's processes.
 */
package org.niffler.bench.state;
