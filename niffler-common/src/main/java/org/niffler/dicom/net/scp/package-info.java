/**
 * What we offer to a PACS: the Storage service class (PS3.4 B) and C-ECHO, written through {@link
 * org.niffler.dicom.net.scp.InstanceSink}. May import {@code org.niffler.dicom.net}, {@code org.niffler.dicom} and the
 * DICOM toolkit; knows nothing of files.
 */
package org.niffler.dicom.net.scp;
