package org.niffler.dicom.net.scu;

import java.util.List;

/**
 * Of which SOP class instances are that are to be sent, and in which transfer syntaxes they can be.
 *
 * @param sopClassUid a storage SOP class
 * @param transferSyntaxUids at least one; the order does not matter to the peer, as each is proposed alone
 */
public record StorageForm(String sopClassUid, List<String> transferSyntaxUids) {

    public StorageForm {
        transferSyntaxUids = List.copyOf(transferSyntaxUids);
    }
}
