/**
 * Remembers across crashes and restarts which units of a run are finished, and lets one run at a time do so, or a few on a
 * host. May import the JDK, Jackson, SLF4J and, for the original's progress files, net.razorvine.pickle.
 */
package org.niffler.progress;
