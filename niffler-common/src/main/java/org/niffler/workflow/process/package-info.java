/**
 * Starts the programs of runs so that whatever they do, they end: in a process group of their own, with limits, and with what
 * they print bounded. May import the JDK and SLF4J, and nothing of Niffler's.
 */
package org.niffler.workflow.process;
