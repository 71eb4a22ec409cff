/**
 * When something is done: back-off between attempts, what happens every night, and the windows of the week in which a
 * PACS may be asked. May import the JDK, cron-utils, Failsafe and jackson-core; the only package that sleeps.
 */
package org.niffler.schedule;
