/**
 * Reads the frames of an instance, whatever its transfer syntax. The only importer of {@code org.opencv}; may import the
 * JDK, {@code org.niffler.dicom..} and {@code org.niffler.png.image}.
 */
package org.niffler.png.codec;
