/**
 * Tells a person by mail that a run has ended, well or not. May import the JDK and Jakarta Mail with its implementation,
 * Angus Mail.
 */
package org.niffler.notify;
