/**
 * Other programs run as processes: to their end with what they said, or in the background until closed. May import
 * the JDK only.
 */
package org.niffler.testkit.process;
