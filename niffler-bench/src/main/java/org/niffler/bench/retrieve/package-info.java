/**
 * How long it takes to bring studies from Orthanc here: with cold-extraction.jar, with DCMTK's tools, and with nothing but
 * our own C-MOVEs and receiver. May import {@code org.niffler.bench.figures}, {@code ..images}, {@code ..jar} and
 * {@code ..peer}, {@code org.niffler.dicom..}, SLF4J, the test kit's peers and processes and the DICOM toolkit.
 */
package org.niffler.bench.retrieve;
