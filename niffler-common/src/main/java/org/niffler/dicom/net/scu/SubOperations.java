package org.niffler.dicom.net.scu;

/**
 * The C-STORE sub-operations of a C-MOVE or C-GET as the peer counts them (PS3.4 C.4.2.1.6 to C.4.2.1.9). What a peer says, which
 * is not always what it did.
 */
public record SubOperations(int remaining, int completed, int failed, int warning) {

    public static final SubOperations NONE = new SubOperations(0, 0, 0, 0);
}
