package org.niffler.dicom.net.scp;

import java.io.IOException;
import org.niffler.dicom.DimseStatus;

/** An instance is not taken; the sender is told why, so that it keeps it and an operator there can read the reason. */
public final class StoreRefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;

    /** @param message goes to the sender (cut to the 64 characters of Error Comment) and to the log: no identity in it */
    public StoreRefusedException(DimseStatus status, String message, Throwable cause) {
        super(message, cause);
        this.status = status.code();
    }

    public DimseStatus status() {
        return new DimseStatus(status);
    }
}
