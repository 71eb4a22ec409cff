/**
 * How many instances a second a receiver takes from DCMTK's {@code storescu}: ours and DCMTK's own. May import
 * {@code org.niffler.bench.figures}, {@code ..images}, {@code ..jar} and {@code ..peer}, {@code org.niffler.dicom..} and the test kit's
 * processes.
 */
package org.niffler.bench.receiver;
