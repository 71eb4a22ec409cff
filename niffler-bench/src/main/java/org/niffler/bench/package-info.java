/**
 * Whole-process benchmarks, never run by the tests: the wiring of their command line. May import everything:
 * niffler-common, the test kit and the libraries it measures.
 */
package org.niffler.bench;
