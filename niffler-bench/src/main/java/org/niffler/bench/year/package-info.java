/**
 * A year of drawn metadata in a store, to ask questions of. May import {@code org.niffler.bench.figures}, {@code
 * org.niffler.meta.extract} and {@code org.niffler.metadata..}.
 */
package org.niffler.bench.year;
