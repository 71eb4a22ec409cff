/**
 * Which instances of a series are extracted, and when a series and a study are complete. Computes only: may import the JDK
 * and DICOM values, no files, sockets, threads or clock.
 */
package org.niffler.meta.series;
