package org.niffler.dicom.net;

import java.util.List;
import org.aoju.bus.image.UID;

/**
 * A presentation context as we propose it (PS3.8 9.3.2.2); the peer chooses one of its transfer syntaxes.
 *
 * @param sopClassUid its abstract syntax
 * @param transferSyntaxUids in order of preference; the peer has its own
 * @param receiving whether the peer sends to us: we propose to be its provider (SCP), which takes role selection (PS3.7
 *     D.3.3.4), since who opens an association is its user (SCU) otherwise
 */
public record ProposedContext(String sopClassUid, List<String> transferSyntaxUids, boolean receiving) {

    private static final List<String> UNCOMPRESSED = List.of(UID.ExplicitVRLittleEndian, UID.ImplicitVRLittleEndian);

    /** @throws IllegalArgumentException if there is no transfer syntax */
    public ProposedContext {
        transferSyntaxUids = List.copyOf(transferSyntaxUids);
        if (transferSyntaxUids.isEmpty()) {
            throw new IllegalArgumentException("SOP class " + sopClassUid + " is proposed without a transfer syntax");
        }
    }

    /** For a service that we use. */
    public static ProposedContext using(String sopClassUid) {
        return new ProposedContext(sopClassUid, UNCOMPRESSED, false);
    }

    /** For instances of a storage SOP class that the peer sends to us. */
    public static ProposedContext receiving(String sopClassUid, List<String> transferSyntaxUids) {
        return new ProposedContext(sopClassUid, transferSyntaxUids, true);
    }
}
