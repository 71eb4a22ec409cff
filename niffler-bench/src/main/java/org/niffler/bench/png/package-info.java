/**
 * How fast images become PNGs, ours and DCMTK's. May import the JDK, the DICOM toolkit, the test kit's fixtures and
 * processes, and the benchmarks' packages for figures, images and jars only.
 */
package org.niffler.bench.png;
