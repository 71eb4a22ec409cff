/**
 * What the commands of all modules share: options, exit codes, error messages, progress and the log. May import the
 * JDK, picocli, progressbar, SLF4J with Logback, {@code org.niffler.config}, {@code org.niffler.text} and
 * {@code org.niffler.notify}.
 */
package org.niffler.cli;
