/**
 * How many instances a second a receiver takes from DCMTK's {@code storescu}: ours and DCMTK's own. May import
 * {@code org.niffler.bench.figures}, {@code org.niffler.dicom..}, the test kit's processes and the DICOM toolkit.
 */
package org.niffler.bench.receiver;
