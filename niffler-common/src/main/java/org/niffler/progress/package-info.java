/**
 * Remembers across crashes and restarts which units of a run are finished, and lets one run at a time do so. May import
 * the JDK, Jackson and SLF4J.
 */
package org.niffler.progress;
