/**
 * When something is done: back-off between attempts; later also windows and pacing. May import the JDK and Failsafe; the
 * only package that sleeps.
 */
package org.niffler.schedule;
