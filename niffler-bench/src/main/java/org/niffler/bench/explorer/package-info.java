/**
 * How fast the explorer answers its viewers. May import Jackson, the jars and the figures of the benchmarks, and the test
 * kit.
 */
package org.niffler.bench.explorer;
