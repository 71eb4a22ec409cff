package org.niffler.dicom.net.scu;

import java.util.Set;
import org.niffler.dicom.DimseStatus;

/** How a C-STORE ended. */
public sealed interface StoreOutcome {

    /**
     * The peer has the instance.
     *
     * @param status success, or a warning: it has changed or left out something, or does not like it (PS3.4 B.2.3)
     */
    record Stored(DimseStatus status) implements StoreOutcome {}

    /**
     * The peer does not take the instance.
     *
     * @param comment what the peer said in Error Comment (0000,0902), which may name a patient; may be empty
     */
    record Refused(DimseStatus status, String comment) implements StoreOutcome {}

    /**
     * Nothing was sent, because the peer accepted no presentation context for it.
     *
     * @param acceptedTransferSyntaxUids those proposed in which it takes this SOP class; empty if it does not take it at all
     */
    record NotAccepted(Set<String> acceptedTransferSyntaxUids) implements StoreOutcome {
        public NotAccepted {
            acceptedTransferSyntaxUids = Set.copyOf(acceptedTransferSyntaxUids);
        }
    }

    /** No answer came; whether the peer has the instance is unknown. */
    record Lost(String reason) implements StoreOutcome {}
}
