/**
 * Computes cohorts: the studies that match, and how they fall into groups. Computation only: may import the JDK and DICOM
 * values.
 */
package org.niffler.app.cohort;
