/**
 * When something is done: back-off between attempts, and the windows of the week in which a PACS may be asked. May import
 * the JDK, Failsafe and jackson-core; the only package that sleeps.
 */
package org.niffler.schedule;
