/**
 * Compares what the PACS says it has with what it says it sent and with what is on disk. Computation only: may import the
 * JDK and the values of {@code org.niffler.dicom}.
 */
package org.niffler.cold.verify;
