package org.niffler.dicom.net;

import java.io.IOException;
import org.niffler.dicom.AeAddress;

/** No association with a peer could be opened. The message names the peer, says why, and what to look at. */
public final class UnreachableException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Why; an administrator looks at a different place for each. */
    public enum Reason {
        UNKNOWN_HOST,
        NO_ROUTE,
        CONNECTION_REFUSED,
        TIMEOUT,
        TLS,
        CALLING_AE_REFUSED,
        CALLED_AE_REFUSED,
        REJECTED,
        ABORTED,
        NETWORK
    }

    private final Reason reason;
    private final boolean transientRejection;

    UnreachableException(AeAddress peer, Reason reason, String explanation, Throwable cause) {
        this(peer, reason, explanation, false, cause);
    }

    UnreachableException(
            AeAddress peer, Reason reason, String explanation, boolean transientRejection, Throwable cause) {
        super(peer + ": " + explanation, cause);
        this.reason = reason;
        this.transientRejection = transientRejection;
    }

    public Reason reason() {
        return reason;
    }

    /** Whether the peer said that the same request may succeed later (PS3.8 9.3.4, result 2). */
    public boolean isTransientRejection() {
        return transientRejection;
    }
}
