/**
 * Benchmarks of whole processes, run by hand and never by the tests. May import common, the test kit and picocli.
 */
package org.niffler.bench;
