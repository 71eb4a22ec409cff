/**
 * DICOM files (PS3.10): a header read from a file or a stream, a storage folder whose files are whole or absent, the
 * template of their paths. May import {@code org.niffler.dicom}, the port {@code InstanceSink} and the DICOM toolkit.
 */
package org.niffler.dicom.file;
