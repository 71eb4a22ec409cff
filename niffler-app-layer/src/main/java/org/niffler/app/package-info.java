/**
 * Answers questions about cohorts and scanners from the extracted metadata. This root package holds {@code Main}, the wiring, and may import everything of its module and of niffler-common.
 */
package org.niffler.app;
