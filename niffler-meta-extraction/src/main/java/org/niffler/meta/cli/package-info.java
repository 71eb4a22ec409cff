/**
 * The command line of meta-extraction.jar: settings, the service, the scan, the cleaning. May import its use cases, {@code
 * org.niffler.config} and {@code org.niffler.cli}, and picocli.
 */
package org.niffler.meta.cli;
