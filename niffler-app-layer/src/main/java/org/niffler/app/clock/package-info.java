/**
 * Computes how far the clocks of scanners are off, and what the likely cause is. Computation only: may import the JDK and
 * DICOM values.
 */
package org.niffler.app.clock;
