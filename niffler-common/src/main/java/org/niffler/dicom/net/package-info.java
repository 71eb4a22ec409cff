/**
 * Associations (PS3.8): sockets, negotiation, the pool of associations to a peer, time-outs. May import {@code
 * org.niffler.dicom} and the DICOM toolkit, which it hides from everything outside {@code org.niffler.dicom}.
 */
package org.niffler.dicom.net;
