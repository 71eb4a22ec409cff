/**
 * What we ask of a PACS: C-ECHO, C-FIND, C-MOVE, C-GET and C-STORE, each with an outcome type that lists everything that can
 * happen. May import {@code org.niffler.dicom.net}, {@code org.niffler.dicom} and the DICOM toolkit.
 */
package org.niffler.dicom.net.scu;
