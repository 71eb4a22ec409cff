/**
 * The command line of the benchmarks. May import picocli, {@code org.niffler.cli}, {@code org.niffler.config} and the
 * other packages of the module.
 */
package org.niffler.bench.cli;
