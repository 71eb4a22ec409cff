/**
 * What the commands of all modules share: options, exit codes, error messages, progress and the log. May import the
 * JDK, picocli, progressbar, SLF4J with Logback and {@code org.niffler.config}.
 */
package org.niffler.cli;
