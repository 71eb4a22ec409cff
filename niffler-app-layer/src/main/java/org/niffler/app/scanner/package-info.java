/**
 * Computes how scanners are used: exams, encounters, gaps and overlaps of a day. Computation only: may import the JDK and
 * DICOM values.
 */
package org.niffler.app.scanner;
